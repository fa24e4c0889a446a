using System.CommandLine;
using System.Text;
using Hdl.Core.Files;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl docs</c>: writes the tables of parameters in pages of Markdown anew.</summary>
internal sealed class DocsCommand(TargetCatalog catalog, Terminal terminal) : IHdlCommand<DocsCommand>
{
    private const string DefaultFolder = "docs";
    private const int MostBytes = 4 << 20;
    private const string Remedy = "Name a folder of Markdown pages.";

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public static Command Describe(Func<DocsCommand> self)
    {
        var command = new Command("docs", "Write the tables of parameters in pages of Markdown anew");
        var folder = new Argument<string>("FOLDER")
        {
            Description = $"Folder of the pages, *.md (default: {DefaultFolder}); each table stands between "
                + $"'{ParameterPage.MarkOf("TARGET")}' and '<!-- end of parameters -->'",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; fail where a table is not as it would be written",
        };
        command.Add(folder);
        command.Add(check);
        command.SetAction(parsed => self().Run(parsed.GetRequiredValue(folder), parsed.GetValue(check)));
        return command;
    }

    private int Run(string folder, bool check)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidInputException([
                new Problem("No such folder", "FOLDER", folder, "Name the folder of the pages."),
            ]);
        }

        var changed = new List<string>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            string text = TextOf(path);
            string page = ParameterPage.Refreshed(text, Defaults, path);
            if (page != text)
            {
                changed.Add(path);
                if (!check)
                {
                    OutputFile.Write(path, Strict.GetBytes(page));
                }
            }
        }

        foreach (string path in changed)
        {
            terminal.Output.WriteLine($"{(check ? "not fresh" : "written")}: {path}");
        }

        if (changed.Count == 0)
        {
            terminal.Output.WriteLine($"{folder}: every table is fresh");
        }

        return check && changed.Count > 0 ? ExitCode.Failed : ExitCode.Fine;
    }

    // Bytes that are no text would come back as others.
    private static string TextOf(string path)
    {
        byte[] bytes = InputFile.Bytes(path, MostBytes, Remedy);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException([
                new Problem("A page that is no text in UTF-8", path, "other bytes", Remedy),
            ]);
        }
    }

    private HdlParameters? Defaults(string name) =>
        catalog.All.FirstOrDefault(target => target.Name == name) is { } target ? target.Presets[0].Parameters : null;
}
