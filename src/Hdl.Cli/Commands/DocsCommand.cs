using System.CommandLine;
using System.Globalization;
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
        command.SetAction((parsed, cancellation) => Task.Run(
            () => self().Run(parsed.GetRequiredValue(folder), parsed.GetValue(check), cancellation), cancellation));
        return command;
    }

    private int Run(string folder, bool check, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidInputException([new Problem("No such folder", "FOLDER", folder, Remedy)]);
        }

        // All are read before one is written: a page that cannot be read changes none.
        var changed = new List<(string Path, byte[] Page)>();
        int tables = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            string text = TextOf(path);
            (string page, int number) = ParameterPage.Refreshed(text, Defaults, path);
            tables += number;
            if (page != text)
            {
                changed.Add((path, Bytes(path, page)));
            }
        }

        foreach ((string path, byte[] page) in changed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!check)
            {
                OutputFile.Write(path, page);
            }

            terminal.Output.WriteLine($"{(check ? "not fresh" : "written")}: {path}");
        }

        if (changed.Count == 0)
        {
            string number = tables.ToString(CultureInfo.InvariantCulture);
            terminal.Output.WriteLine(
                tables == 0 ? $"{folder}: no page has a table" : $"{folder}: {number} tables, all fresh");
        }

        return check && changed.Count > 0 ? ExitCode.Failed : ExitCode.Fine;
    }

    // What is written can be read again.
    private static byte[] Bytes(string path, string page)
    {
        byte[] bytes = Strict.GetBytes(page);
        return bytes.Length <= MostBytes
            ? bytes
            : throw new InvalidInputException([new Problem(
                "The page would be too long", path,
                string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes"),
                "Part it: a page has 4 MiB at most.")]);
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
