using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Problems;
using Hdl.Import;
using Hdl.Networks.Data;
using Hdl.Networks.Spiking;
using Hdl.Networks.Targets;

namespace Hdl.Cli;

/// <summary>Test images for targets that classify them.</summary>
internal sealed class ImageSource
{
    /// <summary>The data set used where none is named.</summary>
    public const string Default = "mnist";

    /// <summary>Where data sets are kept.</summary>
    public const string Folder = "data";

    // A few images ship with the sources, so that most work needs no download.
    private const string ShippedImages = "tests/data/mnist-300-images.idx3-ubyte";
    private const string ShippedLabels = "tests/data/mnist-300-labels.idx1-ubyte";

    private readonly Dictionary<(string, int?), ImageSet> _loaded = [];

    /// <summary>The first images of a test set, which is read once.</summary>
    /// <param name="dataSet">Its name.</param>
    /// <param name="count">How many, at least 1; null for all.</param>
    /// <exception cref="InvalidInputException">There are not so many, or they have not been obtained.</exception>
    public ImageSet Load(string dataSet, int? count)
    {
        if (!_loaded.TryGetValue((dataSet, count), out ImageSet? set))
        {
            _loaded.Add((dataSet, count), set = Read(dataSet, count));
        }

        return set;
    }

    /// <summary>What a target is to be shown; files of the user's own must fit it.</summary>
    /// <param name="request">The user's choice.</param>
    /// <param name="selection">The target.</param>
    /// <param name="model">The network that it runs, where its parameters do not say; null for its own.</param>
    /// <exception cref="InvalidInputException">They do not, or cannot be read.</exception>
    public IDataSet? Load(DataRequest request, Selection selection, string? model)
    {
        var network = selection.Target as INetworkTarget;
        if (request.File is not { } file)
        {
            string? named = request.IsDefault && request.Name is not null
                ? network?.DataSetOf(model)
                    ?? (selection.Target as IClassifier)?.DataInput(selection.Parameters).DataSet
                : null;
            return (named ?? request.Name) is { } name ? Known(name, request.Count, selection)
                : model is null ? null
                : throw new InvalidInputException(new Problem(
                    "A network without images", ModelOption.Name, model, "Give --images or --data as well."));
        }

        DataInput input =
            (selection.Target as IClassifier)?.DataInput(selection.Parameters)
            ?? network?.DataInput(selection.Parameters, model)
            ?? throw new InvalidInputException(new Problem(
                "The target classifies nothing", "--data", selection.Target.Name,
                "Choose a target that takes images or events, such as twsnn."));
        return (input.Form, request.IsEvents) switch
        {
            (DataForm.Pixels, false) => ImageFiles.Read(file, input),
            (DataForm.Events, true) => EventFiles.Read(file, input),
            (DataForm.Events, false) when input.Map is { } map && IsArray(file.Path) => Counts(file, map, input),
            (DataForm.Sequences, _) => SequenceSource.Test(SequenceFiles.DataSet, file.Path, file.Count, "--images"),
            (DataForm.Pixels, true) => throw new InvalidInputException(new Problem(
                "Recordings of events for a target that takes pixels", "--data", file.Path,
                "Give images, or for twsnn --set input=events.")),
            _ => throw new InvalidInputException(new Problem(
                "Images for a target that takes events", "--data", file.Path,
                "Give .bin or .aedat recordings or a folder of them, or leave input=events out.")),
        };
    }

    private static bool IsArray(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".NPZ" or ".NPY";

    // Counts of events, as the drift report of an import takes them.
    private static EventSet Counts(SampleFile file, MapShape map, DataInput input)
    {
        SpikeSamples read = SpikeSamples.Load(file.Path, file.Labels, map, input.Classes, file.Count);
        int[] counts = new int[map.Size];
        int area = map.Height * map.Width;
        IReadOnlyList<int[]> Sample(int sample) =>
        [
            .. Enumerable.Range(0, read.Steps).Select(step =>
            {
                read.CopyTo(sample, step, counts);
                return counts.Index()
                    .SelectMany(one => Enumerable.Repeat(
                        (one.Index % map.Channels * area) + (one.Index / map.Channels), one.Item))
                    .ToArray();
            }),
        ];
        return new EventSet(
            Path.GetFileName(file.Path), [.. Enumerable.Range(0, read.Count).Select(Sample)],
            [.. (read.Labels ?? []).Take(read.Count).Select(Label)]);

        byte Label(int label) => label <= byte.MaxValue ? (byte)label : throw new InvalidInputException(new Problem(
            "A class beyond those that accuracy is counted for", "--data", $"{label}", "Choose labels up to 255."));
    }

    // Images do for sequences too, row by row; sequences of features for nothing else.
    private IDataSet Known(string name, int? count, Selection selection)
    {
        DataInput? input = (selection.Target as IClassifier)?.DataInput(selection.Parameters);
        if (name != SequenceFiles.DataSet)
        {
            if (input?.Form == DataForm.Events)
            {
                throw new InvalidInputException(new Problem(
                    "Images for a target that takes events", "--images", name,
                    "Give recordings of events with --data, or a network that takes pixels."));
            }

            ImageSet images = Load(name, count);
            return input?.Form != DataForm.Pixels || images.PixelsPerImage == input.Inputs
                ? images
                : throw new InvalidInputException(new Problem(
                    "The images do not fit the network", "--images",
                    string.Create(CultureInfo.InvariantCulture, $"{name}, {images.PixelsPerImage} pixels"),
                    string.Create(CultureInfo.InvariantCulture, $"Give images of {input.Inputs} pixels.")));
        }

        return input?.Form == DataForm.Sequences
            ? SequenceSource.Test(name, null, count, "--images")
            : throw new InvalidInputException(new Problem(
                "Sequences for a target that takes none", "--data", name,
                "Choose a delta network whose steps are frames, such as delta_gru with preset spoken."));
    }

    /// <summary>Refuses a known data set that is not there, with the command that obtains it.</summary>
    /// <param name="dataSet">Its name.</param>
    /// <param name="where">What asked for it.</param>
    public static void RequireObtained(string dataSet, string where)
    {
        if (DataSets.Names.Contains(dataSet) && !Directory.Exists(Path.Combine(Folder, dataSet)))
        {
            throw new InvalidInputException(new Problem(
                "The images have not been obtained", where, $"no {Folder}/{dataSet}/",
                $"Run: hdl data {dataSet} (make data TARGET={dataSet})."));
        }
    }

    private static ImageSet Read(string dataSet, int? count)
    {
        if (dataSet == Default && File.Exists(ShippedImages))
        {
            ImageSet shipped = IdxReader.Read("mnist-shipped", ShippedImages, ShippedLabels);
            if (count <= shipped.Count)
            {
                return shipped.Take(count.Value);
            }
        }

        RequireObtained(dataSet, "--images");
        (_, ImageSet test) = DataSets.Load(dataSet, Folder);
        return count is null ? test
            : count <= test.Count ? test.Take(count.Value)
            : throw new InvalidInputException(new Problem(
                "More images than there are",
                "--images",
                count.Value.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"Choose 1..{test.Count}.")));
    }
}
