using Hdl.Core.Designs;
using Hdl.Core.Temporary;

namespace Hdl.Flows;

/// <summary>A temporary folder with a design in it, for tools that read files. Gone when disposed.</summary>
internal sealed class DesignFolder : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("flow");

    /// <summary>Writes a design to a new folder.</summary>
    public DesignFolder(Design design)
    {
        Sources = [.. design.OfKind(DesignFileKind.Verilog).Select(file => file.Name)];
        foreach (DesignFile file in design.Files)
        {
            file.WriteInto(Path);
        }
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.Path;

    /// <summary>Names of the Verilog files, modules before those that instantiate them.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Adds a file, a script for instance.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Whether there is a file of that name.</summary>
    public bool Has(string name) => File.Exists(System.IO.Path.Combine(Path, name));

    /// <summary>Text of a file that a tool wrote.</summary>
    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary>Bytes of a file that a tool wrote.</summary>
    public byte[] ReadBytes(string name) => File.ReadAllBytes(System.IO.Path.Combine(Path, name));

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
