using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopSystem;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Cosim.Drivers;
using Hdl.Testing.Drivers;

namespace Hdl.Cnn.Tests.NullHopSystem;

/// <summary>A layer through the drivers' own routines, over streams and over memory, on the RTL.</summary>
public sealed class DriverTests
{
    private static readonly NullHopGenerator Target = new();

    [Theory]
    [InlineData("default", DriverLanguage.C)]
    [InlineData("default", DriverLanguage.Python)]
    [InlineData("memory", DriverLanguage.C)]
    [InlineData("memory", DriverLanguage.Python)]
    public async Task A_layer_is_loaded_pushed_and_waited_for(string preset, DriverLanguage language)
    {
        (DriverCheck check, IReadOnlyList<DriverCall> calls) = Prepare(preset);
        using DriverBoard board = await check.BuildAsync();

        string? problem = await check.RunAsync(board, language, calls);
        Assert.True(problem is null, problem);
    }

    [Theory]
    [InlineData("default", "_write_load_rows(device, rows)", "_write_load_rows(device, first_row)")]
    [InlineData("default", "4u * (uint32_t)i", "8u * (uint32_t)i")]
    [InlineData("default", "_put_control(device, 1u, 0)", "_put_control(device, 0, 1u)")]
    [InlineData("memory", "_write_param_length(device, last_beat)", "_write_input_length(device, last_beat)")]
    [InlineData("memory", "_write_output_packets(device, last_packet)", "_write_output_packets(device, last_word)")]
    public async Task A_fault_in_a_routine_is_found(string preset, string text, string fault)
    {
        (DriverCheck check, IReadOnlyList<DriverCall> calls) = Prepare(preset);
        using DriverBoard board = await check.BuildAsync();
        string good = board.Read("nullhop_driver.c");
        Assert.Contains(text, good, StringComparison.Ordinal);
        board.Write("nullhop_driver.c", good.Replace(text, fault, StringComparison.Ordinal));

        Assert.NotNull(await check.RunAsync(board, DriverLanguage.C, calls));
    }

    private static (DriverCheck Check, IReadOnlyList<DriverCall> Calls) Prepare(string name)
    {
        Preset preset = Target.Presets.Single(preset => preset.Name == name);
        var parameters = (NullHopSystemParameters)preset.Parameters;
        Design design = TargetChecks.Generate(Target, parameters);
        Scenario scenario = Target.CreateScenarios(parameters, new ScenarioOptions()).First();
        var golden = (IStreamGolden)Target.CreateGolden(parameters);
        DriverCall[] calls = [.. new ScenarioCalls(design, design.Registers!, golden).Of(scenario)];
        // Where the routines' registers are written, the routines are called.
        int first = Array.FindIndex(calls, IsWrite);
        int last = Array.FindLastIndex(calls, IsWrite);
        IEnumerable<DriverCall> routines = parameters.HasMemory ? Regions(design, calls) : [];
        return (
            new DriverCheck(Target, preset, design),
            [
                .. calls[..first], .. routines, .. Commands(design, parameters),
                .. calls[(last + 1)..].Where(call => call.Name is not "send_param"),
                RoutineCall.Of(design, "wait"), RoutineCall.Of(design, "abort"),
            ]);
    }

    private static bool IsWrite(DriverCall call) => call.Name.StartsWith("write ", StringComparison.Ordinal);

    private static uint[] Written(IEnumerable<DriverCall> calls, string register) =>
    [
        .. calls.Where(call => IsWrite(call) && call.Name.EndsWith($" to {register}", StringComparison.Ordinal))
            .Select(call => uint.Parse(call.Name.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)),
    ];

    // Loads name their place in memory; regions of maps come after them.
    private static IEnumerable<DriverCall> Regions(Design design, DriverCall[] calls)
    {
        uint[] At(string register) => Written(calls, register);
        for (int load = 0; load < At("load_kind").Length; load++)
        {
            uint kind = At("load_kind")[load];
            yield return RoutineCall.Of(
                design, "load", At("param_address")[load], At("param_length")[load], At("load_base")[load],
                At("load_rows")[load], kind & 3, kind >> 4);
        }

        for (int region = 0; region < At("input_length").Length; region++)
        {
            yield return RoutineCall.Of(
                design, "take_region", At("input_address")[region], At("input_length")[region]);
        }

        for (int region = 0; region < At("output_packets").Length; region++)
        {
            yield return RoutineCall.Of(
                design, "fill_region", At("output_address")[region], At("output_length")[region],
                At("output_packets")[region]);
        }
    }

    private static IEnumerable<DriverCall> Commands(Design design, NullHopSystemParameters parameters)
    {
        foreach (NullHopCommand command in new NullHopSmallLayer(parameters).Program().Commands)
        {
            if (command is NullHopPush push)
            {
                yield return RoutineCall.Of(
                    design, "push", push.Words.Take(NullHopRegisters.DescriptorWords).ToArray());
            }
            else if (command is NullHopLoad load && !parameters.HasMemory)
            {
                byte[] bytes = [.. load.Beats.SelectMany(beat => beat).SelectMany(BitConverter.GetBytes)];
                yield return RoutineCall.Of(
                    design, "load", (uint)load.Base, (uint)load.Rows, (uint)load.Kind, (uint)load.WordsLog2, bytes);
            }
        }
    }
}
