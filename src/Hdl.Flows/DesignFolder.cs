using Hdl.Core.Generation;

namespace Hdl.Flows;

/// <summary>A temporary folder with a design in it, for tools that read files. Gone when disposed.</summary>
internal sealed class DesignFolder : IDisposable
{
    /// <summary>Writes a design to a new folder.</summary>
    public DesignFolder(Design design)
    {
        Path = Directory.CreateTempSubdirectory("hdl-flow-").FullName;
        Sources = [.. design.OfKind(DesignFileKind.Verilog).Select(file => file.Name)];
        foreach (DesignFile file in design.Files)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, file.Name), file.Text);
        }
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Names of the Verilog files, modules before those that instantiate them.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Adds a file, a script for instance.</summary>
    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>Whether there is a file of that name.</summary>
    public bool Has(string name) => File.Exists(System.IO.Path.Combine(Path, name));

    /// <summary>Text of a file that a tool wrote.</summary>
    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
