using Hdl.Core.Designs;
using Hdl.Core.Temporary;

namespace Hdl.Cosim.Building;

/// <summary>A temporary folder with a design's memory files, for as long as models are created from it.</summary>
internal sealed class MemoryFolder : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("cosim");

    /// <summary>Writes the memory files of a design.</summary>
    public MemoryFolder(Design design)
    {
        foreach (DesignFile file in design.OfKind(DesignFileKind.Memory))
        {
            file.WriteInto(Path);
        }
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.Path;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
