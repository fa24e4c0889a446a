using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Core.Temporary;
using Hdl.Cosim.Building;

namespace Hdl.Bench;

/// <summary>What a user waits for: the command that generates, and the building of a model. Time on the wall.</summary>
internal static partial class WholeProcess
{
    private const int Runs = 10;

    /// <summary>Runs <c>hdl gen twsnn</c> into an empty folder, again and again.</summary>
    /// <param name="program">The built command.</param>
    public static async Task<IReadOnlyList<Measurement>> GenerateAsync(string program)
    {
        var runner = new CliWrapProcessRunner();
        List<double> wall = [];
        List<double> rendering = [];
        using var folder = TemporaryFolder.Create("bench");
        for (int run = 0; run <= Runs; run++)
        {
            string output = Path.Combine(folder.Path, run.ToString(CultureInfo.InvariantCulture));
            long start = Stopwatch.GetTimestamp();
            ProcessResult result = await runner.RunAsync(
                new ProcessRequest(Path.GetFullPath(program), "gen", "twsnn", "-o", output));
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(result.StandardError);
            }

            // The first run reads the program from the disk.
            if (run > 0)
            {
                wall.Add(elapsed.TotalSeconds);
                rendering.Add(
                    double.Parse(Rendered().Match(result.StandardOutput).Groups[1].Value,
                        CultureInfo.InvariantCulture));
            }
        }

        return
        [
            new Measurement("hdl gen twsnn, whole process", "s", "1", "-", wall, HigherIsBetter: false),
            new Measurement("of it rendering", "s", "0.2", "-", rendering, HigherIsBetter: false),
        ];
    }

    /// <summary>
    /// Builds the models of small blocks, with an empty cache but for Verilator's runtime; then finds them there.
    /// </summary>
    /// <param name="block">The block; each preset is a build.</param>
    /// <param name="other">A block that is built first, for the runtime.</param>
    public static async Task<IReadOnlyList<Measurement>> BuildAsync(ITarget block, ITarget other)
    {
        using var folder = TemporaryFolder.Create("bench");
        var builder = new ModelBuilder(new CliWrapProcessRunner(), new BuildCache(folder.Path));
        await BuildAsync(builder, other, other.Presets[0]);
        List<double> built = [];
        List<double> cached = [];
        foreach (Preset preset in block.Presets)
        {
            built.Add(await BuildAsync(builder, block, preset));
            cached.Add(await BuildAsync(builder, block, preset));
        }

        return
        [
            new Measurement(
                $"building the model of {block.Name}, runtime cached", "s", "3", "-", built, HigherIsBetter: false)
            {
                Remark = $"{block.Presets.Count.ToString(CultureInfo.InvariantCulture)} presets",
            },
            new Measurement("the same from the cache", "s", "0.2", "-", cached, HigherIsBetter: false),
        ];
    }

    private static async Task<double> BuildAsync(ModelBuilder builder, ITarget target, Preset preset)
    {
        Design design = target.Generate(
            preset.Parameters, new ScribanTemplateRenderer(), $"make gen TARGET={target.Name}");
        return (await builder.BuildAsync(design, BuildVariant.Plain)).Elapsed.TotalSeconds;
    }

    [GeneratedRegex(@"rendered in ([0-9.]+) s", RegexOptions.CultureInvariant)]
    private static partial Regex Rendered();
}
