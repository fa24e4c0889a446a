using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Cosim.Drivers;
using Hdl.Rnn.DeltaRnn;
using Hdl.Testing.Drivers;

namespace Hdl.Rnn.Tests.DeltaRnn;

/// <summary>Weights through the drivers' own routine, then a sequence, on the RTL.</summary>
public sealed class DriverTests
{
    private static readonly DeltaGruGenerator Target = new();

    [Theory]
    [InlineData(DriverLanguage.C)]
    [InlineData(DriverLanguage.Python)]
    public async Task Weights_are_loaded_through_the_driver(DriverLanguage language)
    {
        (DriverCheck check, IReadOnlyList<DriverCall> calls) = Prepare();
        using DriverBoard board = await check.BuildAsync();

        string? problem = await check.RunAsync(board, language, calls);
        Assert.True(problem is null, problem);
    }

    [Theory]
    [InlineData("put_control(device, 0, 1u)", "put_control(device, 1u, 0)")]
    [InlineData("  if (device->streams->flush(device->context, \"s_axis_weight\")) return DELTA_GRU_E_STREAM;\n", "")]
    [InlineData("lines, lines_length,", "lines, lines_length - 8,")]
    public async Task A_fault_in_the_load_is_found(string text, string fault)
    {
        (DriverCheck check, IReadOnlyList<DriverCall> calls) = Prepare();
        using DriverBoard board = await check.BuildAsync();
        string good = board.Read("delta_gru_driver.c");
        Assert.Contains(text, good, StringComparison.Ordinal);
        board.Write("delta_gru_driver.c", good.Replace(text, fault, StringComparison.Ordinal));

        Assert.NotNull(await check.RunAsync(board, DriverLanguage.C, calls));
    }

    // The first scenario: weights, a sequence, counters; the phases that load become one call.
    private static (DriverCheck Check, IReadOnlyList<DriverCall> Calls) Prepare()
    {
        Preset preset = Target.Presets.Single(preset => preset.Name == "edgedrnn");
        Design design = TargetChecks.Generate(Target, preset.Parameters);
        Scenario scenario = Target.CreateScenarios(preset.Parameters, new ScenarioOptions()).First();
        BeatSequence lines = scenario.Phases.Single(phase => phase.Inputs.ContainsKey(DeltaRnnPorts.Weights))
            .Inputs[DeltaRnnPorts.Weights];
        int width = lines.Fields[0].Width / 8;
        byte[] bytes =
        [
            .. Enumerable.Range(0, lines.Count * width)
                .Select(index => (byte)lines.GetBits(index / width, 0, 8 * (index % width), 8)),
        ];
        var golden = (IStreamGolden)Target.CreateGolden(preset.Parameters);
        DriverCall[] calls = [.. new ScenarioCalls(design, design.Registers!, golden).Of(scenario)];
        int behind = Array.FindLastIndex(calls, call => call.Name.EndsWith("to control", StringComparison.Ordinal));
        return (
            new DriverCheck(Target, preset, design),
            [RoutineCall.Of(design, "load_weights", bytes), .. calls[(behind + 1)..]]);
    }
}
