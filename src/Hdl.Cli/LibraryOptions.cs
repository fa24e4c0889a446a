using System.CommandLine;
using Hdl.Flows.Asic;

namespace Hdl.Cli;

/// <summary>The options that choose a library of standard cells, and which of its cells are used.</summary>
internal sealed class LibraryOptions
{
    private readonly Option<string[]> _files;
    private readonly Option<string[]> _dontUse;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="description">What the library is to it.</param>
    public LibraryOptions(Command command, string description)
    {
        _files = new InputFilesOption("--liberty")
        {
            Description =
                $"{description} (default: OSU 0.18 um of the Debian package qflow-tech-osu018); given again for each "
                + $"file where it is in several; .lib or .lib.gz",
            HelpName = "FILE.lib",
            DefaultValueFactory = _ => [],
        };
        _dontUse = new Option<string[]>("--dont-use")
        {
            Description =
                "Leave cells out, by name with * and ?, beside those that the library marks (dont_use, isolation, "
                + "level shifters, always on) and delay gates; may be given again",
            HelpName = "PATTERN",
            DefaultValueFactory = _ => [],
        };
        command.Add(_files);
        command.Add(_dontUse);
    }

    /// <summary>
    /// Whether a library is chosen on the command line, in words that choose it again; empty where none is.
    /// </summary>
    public string Words(ParseResult parsed) =>
        string.Concat([
            .. parsed.GetValue(_files)!.Select(file => $" --liberty \"{file}\""),
            .. parsed.GetValue(_dontUse)!.Select(pattern => $" --dont-use \"{pattern}\""),
        ]);

    /// <summary>The files that are chosen.</summary>
    public IReadOnlyList<string> Files(ParseResult parsed) => parsed.GetValue(_files)!;

    /// <summary>Reads the library.</summary>
    public Liberty Read(ParseResult parsed) =>
        AsicFlow.ReadLibrary(parsed.GetValue(_files)!, parsed.GetValue(_dontUse)!);
}
