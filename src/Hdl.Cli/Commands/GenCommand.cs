using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Templates;
using Hdl.Core.Writing;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl gen</c>: writes a target's Verilog and hand-off files, or checks that they are fresh.</summary>
internal sealed class GenCommand(
    TargetCatalog catalog, ITemplateRenderer renderer, DesignWriter writer, Terminal terminal) : IHdlCommand<GenCommand>
{
    private const int MostDifferences = 20;
    private const string DefaultRoot = "rtl-out";
    private const long WorthAWord = 20_000_000;

    /// <inheritdoc/>
    public static Command Describe(Func<GenCommand> self)
    {
        var command = new Command(
            "gen", "Generate Verilog, memory files, a test bench and the files that other tools take");
        var selection = new SelectionOptions(command, everything: true);
        var output = new OutputFolderOption("--output", "-o")
        {
            Description =
                $"Folder to write into (default: {DefaultRoot}/TARGET; with 'all', the parent of these folders)",
            HelpName = "DIR",
        };
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; fail where the folder differs from what would be written",
        };
        command.Add(output);
        command.Add(check);
        command.SetAction((parsed, cancellation) => Task.FromResult(self().Run(
            selection, parsed, parsed.GetValue(output), parsed.GetValue(check), cancellation)));
        return command;
    }

    private int Run(
        SelectionOptions options, ParseResult parsed, string? output, bool check, CancellationToken cancellation)
    {
        bool everything = options.Name(parsed) == TargetCatalog.Everything;
        int stale = 0;
        foreach (Selection selection in options.Resolve(parsed, catalog))
        {
            string name = selection.Target.Name;
            string folder = output is null ? $"{DefaultRoot}/{name}" : everything ? Path.Combine(output, name) : output;
            if (check)
            {
                stale += Check(selection, folder);
            }
            else
            {
                Write(selection, folder, cancellation);
            }
        }

        return stale == 0 ? ExitCode.Fine : ExitCode.Failed;
    }

    private void Write(Selection selection, string folder, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var timed = new TimedRenderer(renderer);
        (Design design, Manifest manifest, TimeSpan generated) = GenerateTelling(
            selection, timed, folder, cancellation);

        TextWriter text = terminal.Output;
        text.WriteLine($"{selection.Target.Name}, preset {selection.Preset.Name}, into {folder}/");
        int width = manifest.Files.Max(file => file.Name.Length);
        foreach (ManifestEntry file in manifest.Files)
        {
            text.WriteLine($"  {file.Name.PadRight(width)}  {Number(file.Bytes),10} bytes");
        }

        if (!TestBench.IsIn(design))
        {
            text.WriteLine("  no test bench: none of a size that can be handed on would compare anything");
        }

        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Files.Count} files, {Number(manifest.Files.Sum(file => file.Bytes))} bytes; "
            + $"generated in {generated.TotalSeconds:0.00} s (of it rendered in {timed.Elapsed.TotalSeconds:0.00} s), "
            + $"written in {(watch.Elapsed - generated).TotalSeconds:0.00} s"));
    }

    // A word before and during what takes longer than a moment.
    private (Design Design, Manifest Manifest, TimeSpan Generated) GenerateTelling(
        Selection selection, ITemplateRenderer templates, string folder, CancellationToken cancellation)
    {
        static string Megabytes(long bytes) => (bytes / 1_000_000).ToString("N0", CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        string target = selection.Target.Name;
        Design design = selection.Target.Generate(selection.Parameters, templates, selection.Provenance.Command);
        long bytes = design.Files.Sum(file => file.Content.Bytes);
        bool large = bytes >= WorthAWord;
        if (large)
        {
            terminal.Error.WriteLine(
                $"{target}: about {Megabytes(bytes)} MB will be written to {folder}/; first, vectors of the test "
                + $"bench");
        }

        design = new TestBench(templates).AddTo(
            design, selection.Target, selection.Parameters, selection.Provenance.Command);
        cancellation.ThrowIfCancellationRequested();
        TimeSpan generated = watch.Elapsed;
        using var status = new StatusLine(terminal);
        Manifest manifest = writer.Write(
            design, folder, selection.Provenance,
            large
                ? progress =>
                    status.Show(() =>
                        $"{target}: {progress.Step}, {Megabytes(progress.Done)} of {Megabytes(progress.Total)} MB")
                : null,
            cancellation);
        return (design, manifest, generated);
    }

    private int Check(Selection selection, string folder)
    {
        Provenance provenance = selection.Provenance;
        Design design = new TestBench(renderer).Complete(selection.Target, selection.Parameters, provenance.Command);
        IReadOnlyList<string> differences = DesignWriter.Differences(design, folder, provenance);
        foreach (string difference in differences.Take(MostDifferences))
        {
            // Names out of a manifest are anybody's.
            terminal.Error.WriteLine($"stale: {string.Concat(difference.Select(c => char.IsControl(c) ? '?' : c))}");
        }

        if (differences.Count > MostDifferences)
        {
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"stale: and {differences.Count - MostDifferences} more"));
        }

        terminal.Output.WriteLine(
            differences.Count == 0
                ? $"fresh: {folder}/"
                : $"stale: {folder}/, regenerate with: "
                    + $"{provenance.Command}"
                    + $"{(folder == $"{DefaultRoot}/{selection.Target.Name}" ? "" : $" OUT={folder}")}");
        return differences.Count;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
