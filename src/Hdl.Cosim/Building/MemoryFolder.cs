using Hdl.Core.Generation;

namespace Hdl.Cosim.Building;

/// <summary>A temporary folder with a design's memory files, for as long as models are created from it.</summary>
internal sealed class MemoryFolder : IDisposable
{
    /// <summary>Writes the memory files of a design.</summary>
    public MemoryFolder(Design design)
    {
        Path = Directory.CreateTempSubdirectory("hdl-cosim-").FullName;
        foreach (DesignFile file in design.OfKind(DesignFileKind.Memory))
        {
            File.WriteAllText(System.IO.Path.Combine(Path, file.Name), file.Text);
        }
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
