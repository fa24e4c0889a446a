using System.Xml;
using System.Xml.Linq;
using Hdl.Core.Configuration;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Core.Temporary;
using Hdl.Core.Writing;

namespace Hdl.Flows;

/// <summary>What became of one random parameter set.</summary>
public enum FuzzVerdict
{
    /// <summary>Everything that was made of it stands.</summary>
    Passed,

    /// <summary>
    /// The generator refused it with a message, as it may where only the finished design shows that something does not
    /// fit.
    /// </summary>
    Refused,

    /// <summary>A simulation was longer than its limit: nothing is known of it.</summary>
    TooLong,

    /// <summary>Something is wrong.</summary>
    Failed,
}

/// <summary>One random parameter set and what became of it.</summary>
/// <param name="Verdict">The outcome.</param>
/// <param name="Command">Selects the set again.</param>
/// <param name="What">What went wrong, or why nothing is known; empty where it passed.</param>
public sealed record FuzzTrial(FuzzVerdict Verdict, string Command, string What);

/// <summary>
/// Takes random legal parameter sets of a target through everything that <c>hdl gen</c> makes: Verilog in every linter,
/// ports against the interface, the test bench and a wrong bit that it must find, the folder against its manifest, XML,
/// and the parameter file, from which the same bytes must come again.
/// </summary>
/// <param name="renderer">Renders templates.</param>
/// <param name="lint">Reads the Verilog.</param>
/// <param name="bench">Runs the bench.</param>
public sealed class FuzzFlow(ITemplateRenderer renderer, LintFlow lint, BenchFlow bench)
{
    private const string Command = "make gen (random parameters)";

    /// <summary>Draws a set and tries it.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">Of the set and of the wrong bit.</param>
    /// <param name="timeLimit">For one simulation.</param>
    /// <param name="cancellationToken">Ends the tools.</param>
    public async Task<FuzzTrial> TryAsync(
        ITarget target, int seed, TimeSpan timeLimit, CancellationToken cancellationToken = default)
    {
        HdlParameters parameters;
        try
        {
            parameters = new ParameterSampler(new Random(seed)).Draw([
                .. target.Presets.Select(each => each.Parameters),
            ]);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new FuzzTrial(
                FuzzVerdict.Failed, $"{target.Name}, seed {seed}", $"checking a random set: {failure}");
        }

        return await TryAsync(target, parameters, seed, timeLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tries a set.</summary>
    /// <param name="target">The target.</param>
    /// <param name="parameters">Legal parameters of it.</param>
    /// <param name="seed">Of the wrong bit.</param>
    /// <param name="timeLimit">For one simulation.</param>
    /// <param name="cancellationToken">Ends the tools.</param>
    public async Task<FuzzTrial> TryAsync(
        ITarget target, HdlParameters parameters, int seed, TimeSpan timeLimit,
        CancellationToken cancellationToken = default)
    {
        Preset preset = target.Presets[0];
        var schema = ParameterSchema.Of(parameters.GetType());
        string words = $"{target.Name} --set \"{Assignment.Join(schema.Differences(parameters, preset.Parameters))}\"";
        try
        {
            string? fault = await FaultAsync(target, preset, parameters, seed, timeLimit, cancellationToken)
                .ConfigureAwait(false);
            return new FuzzTrial(fault is null ? FuzzVerdict.Passed : FuzzVerdict.Failed, words, fault ?? "");
        }
        catch (InvalidInputException refused)
        {
            return new FuzzTrial(FuzzVerdict.Refused, words, refused.Message);
        }
        catch (TimeoutException late)
        {
            return new FuzzTrial(FuzzVerdict.TooLong, words, late.Message);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ToolMissingException))
        {
            return new FuzzTrial(FuzzVerdict.Failed, words, failure.ToString());
        }
    }

    // The first thing that is wrong; null where nothing is.
    private async Task<string?> FaultAsync(
        ITarget target, Preset preset, HdlParameters parameters, int seed, TimeSpan timeLimit,
        CancellationToken cancellationToken)
    {
        Provenance provenance = Provenance.Of(target, preset, parameters);
        Design design = new TestBench(renderer).Complete(target, parameters, Command);
        if (Files(design, provenance, target, preset) is { } wrong)
        {
            return wrong;
        }

        LintReport report = await lint.RunAsync(design, cancellationToken).ConfigureAwait(false);
        if (report.Passed)
        {
            report = TestBench.IsIn(design)
                ? await bench
                    .RunAsync(
                        design,
                        new BenchOptions
                        {
                            Corruptions = 1,
                            Seed = seed,
                            TimeLimit = timeLimit,
                        },
                        cancellationToken)
                    .ConfigureAwait(false)
                : new LintReport([new LintRow("test bench", false, ["there is none"], TimeSpan.Zero)]);
        }

        return report.Rows.FirstOrDefault(row => !row.Passed) is { } failed
            ? $"{failed.Tool}: {string.Join('\n', failed.Messages.Take(10))}"
            : null;
    }

    private string? Files(Design design, Provenance provenance, ITarget target, Preset preset)
    {
        using var temporary = TemporaryFolder.Create("flow");
        string folder = temporary.Path;
        try
        {
            new DesignWriter().Write(design, folder, provenance);
            YamlConfiguration again = YamlConfiguration.Read(Path.Combine(folder, HandOffFiles.ParametersName));
            HdlParameters bound = ParameterBinder.Bind(preset.Parameters, again.Assignments);
            Design second = new TestBench(renderer).Complete(target, bound, Command);
            string[] differences = [.. DesignWriter.Differences(second, folder, provenance)];
            if (differences.Length > 0)
            {
                return $"made again from {HandOffFiles.ParametersName}: {differences[0]}";
            }

            _ = XDocument.Parse(
                HandOffFiles.For(design, provenance).Single(file => file.Name == $"{design.Top.Name}.xml").Text);
            return
                Manifest.Read(folder) is { } manifest
                && manifest.Files.All(file => File.Exists(Path.Combine(folder, file.Name)))
                ? null
                : "the manifest does not list what was written";
        }
        catch (XmlException failure)
        {
            return $"IP-XACT: {failure.Message}";
        }
    }
}
