namespace Hdl.Networks.Data;

/// <summary>Samples of the user's own, and how they are to be read.</summary>
/// <param name="Path">A file, or for events a folder too.</param>
public sealed record SampleFile(string Path)
{
    /// <summary>
    /// A file of labels; null where they are in the same file, beside it under the usual name, or unknown.
    /// </summary>
    public string? Labels { get; init; }

    /// <summary>The first so many samples; null for all.</summary>
    public int? Count { get; init; }

    /// <summary>Whether rows and columns of every image are exchanged, as EMNIST's files need it.</summary>
    public bool Transpose { get; init; }

    /// <summary>Whether the file's name says EMNIST, and nothing that rows and columns are exchanged.</summary>
    public bool IsLikelyTransposed =>
        !Transpose && System.IO.Path.GetFileName(Path).Contains("emnist", StringComparison.OrdinalIgnoreCase);

    /// <summary>Width and height of the sensor of events; null for the one that the format is known for.</summary>
    public (int Width, int Height)? Sensor { get; init; }
}
