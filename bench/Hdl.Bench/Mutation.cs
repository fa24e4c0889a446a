using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;

namespace Hdl.Bench;

/// <summary>
/// Share of injected faults that a target's co-simulation finds; survivors with their checked-in reasons.
/// </summary>
internal static class Mutation
{
    private const double Required = 0.95;

    public static async Task<int> RunAsync(ITarget target, Preset preset, int limit)
    {
        Design design = target.Generate(
            preset.Parameters, new ScribanTemplateRenderer(), $"make gen TARGET={target.Name}");
        var job = new CosimJob(
            target.Name, design, () => target.CreateGolden(preset.Parameters),
            target.CreateScenarios(preset.Parameters, new ScenarioOptions()));
        Explanations reasons = Explanations.Read(
            Path.Combine(AppContext.BaseDirectory, "cocosim", "mutation", $"{target.Name}.yaml"));
        MutationReport report = await new MutationRunner(new CliWrapProcessRunner())
            .RunAsync(job, new MutationOptions { Limit = limit, Explanations = reasons });
        if (report.Baseline is { } failed)
        {
            Console.Error.WriteLine($"{target.Name} {preset.Name} fails without any fault: {failed}");
            return 1;
        }

        int unexplained = report.Unexplained.Count();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name} {preset.Name}: {report.Kills.Count} of {report.Total} faults found "
            + $"({report.KilledShare:p1}), {unexplained} survivors unexplained; "
                + $"build {report.BuildTime.TotalSeconds:f1} s, run {report.RunTime.TotalSeconds:f1} s"));
        foreach (Survivor survivor in report.Survivors)
        {
            Console.WriteLine($"  {survivor.Mutant.Id}: {survivor.Reason ?? "not explained"}");
        }

        return report.KilledShare >= Required && unexplained == 0 ? 0 : 1;
    }
}
