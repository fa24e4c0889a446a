using System.ComponentModel;
using System.Reflection;
using Hdl.Blocks.Axi;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Corners;
using Hdl.Cnn.NullHopCore;
using Hdl.Cnn.NullHopSystem;
using Hdl.Core.Designs;
using Hdl.Core.Golden;

namespace Hdl.Cnn.Tests.NullHop;

/// <summary>
/// Every corner has a directed case, which co-simulation runs; and each case shows what it is named after.
/// </summary>
public sealed class CornerTests
{
    private static readonly NullHopCoreGenerator Core = new();
    private static readonly NullHopGenerator System = new();

    private static readonly (string Target, string Preset)[] SmallPresets =
        [("nullhop_core", "default"), ("nullhop_core", "lanes"), ("nullhop_core", "overcommit"), ("nullhop", "small")];

    /// <summary>Small presets that together have all that a corner needs.</summary>
    public static TheoryData<string, string> Presets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string target, string preset) in SmallPresets)
            {
                data.Add(target, preset);
            }

            return data;
        }
    }

    private static Corner[] Corners => Enum.GetValues<Corner>();

    [Fact]
    public void Every_corner_has_a_directed_case()
    {
        HashSet<Corner> shown =
            [.. SmallPresets.SelectMany(one => Named(one.Target, one.Preset)).Select(entry => entry.Corner)];

        Assert.Empty(Corners.Except(shown));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_case_is_a_scenario_of_its_own_with_gaps_and_back_pressure(string target, string preset)
    {
        ITarget tested = target == Core.Name ? Core : System;
        Scenario[] scenarios =
        [
            .. tested.CreateScenarios(tested.Presets.Single(entry => entry.Name == preset).Parameters, new()),
        ];
        string[] names = [.. Named(target, preset).Select(entry => entry.Name)];

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.Contains(
            scenarios.Single(scenario => scenario.Name == name).Phases, phase => phase.AllowStalls));
    }

    [Fact]
    public void The_manual_names_a_case_of_every_corner()
    {
        string[] manual = File.ReadAllText(Path.Combine(Root(), "docs", "nullhop.md")).Split('\n');
        ILookup<Corner, string> names = SmallPresets
            .SelectMany(one => Named(one.Target, one.Preset))
            .ToLookup(entry => entry.Corner, entry => entry.Name);

        string[] missing =
        [
            .. Corners
                .Select(corner => Row(corner, [.. names[corner].Distinct()]))
                .Where(line => !manual.Contains(line)),
        ];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    // STATUS tells the errors of the fault and no others; what comes behind raises none.
    [Fact]
    public void Malformed_packets_raise_the_errors_of_their_corner()
    {
        NullHopParameters parameters = Small;
        AxiLitePorts bus = new NullHopPorts(parameters).Registers;
        CornerCase[] cases = [.. SystemCases().Where(entry => entry.Errors != NullHopErrors.None)];
        Assert.True(cases.Length >= 13, $"{cases.Length} cases");
        foreach (CornerCase malformed in cases)
        {
            var golden = new NullHopGolden(parameters);
            List<NullHopErrors> errors = [];
            foreach (Phase phase in malformed.Phases)
            {
                PhaseResult result = golden.Run(phase);
                if (phase.Inputs.TryGetValue(bus.ReadAddress, out BeatSequence? addresses)
                    && addresses.Get(0, bus.ReadAddress.Address) == NullHopRegisters.Status)
                {
                    errors.Add((NullHopErrors)(result.Outputs[bus.ReadData].Get(0, bus.ReadData.Data) >> 8));
                }
            }

            // Behind each of the three passes: all; without that of tails; none.
            Assert.Equal(9, errors.Count);
            Assert.Equal((malformed.Name, malformed.Errors), (malformed.Name, errors[3]));
            Assert.Equal(malformed.Errors & ~NullHopErrors.Tail, errors[4]);
            Assert.All([.. errors[..3], .. errors[5..]], other => Assert.Equal(NullHopErrors.None, other));
        }
    }

    [Fact]
    public void Frames_behind_a_malformed_row_are_right()
    {
        NullHopParameters parameters = Small;
        var ports = new NullHopPorts(parameters);
        Corner[] rows = [Corner.LastEarly, Corner.LastLate, Corner.LastMissing, Corner.TailBit];
        foreach (CornerCase malformed in SystemCases().Where(entry => rows.Contains(entry.Corner)))
        {
            var golden = new NullHopGolden(parameters);
            List<string> packets = [""];
            foreach (BeatSequence beats in malformed.Phases.Select(phase => golden.Run(phase).Outputs[ports.Result]))
            {
                for (int beat = 0; beat < beats.Count; beat++)
                {
                    packets[^1] += beats.Hex(beat, ports.Result.Data) + " ";
                    if (beats.Get(beat, ports.Result.Last) != 0)
                    {
                        packets.Add("");
                    }
                }
            }

            // Three passes of three frames, each of one row; the one in the middle has the fault.
            Assert.Equal(10, packets.Count);
            Assert.Equal(packets[6..9], packets[..3]);
            Assert.Equal(packets[7..9], packets[4..6]);
        }
    }

    private static NullHopParameters Small =>
        (NullHopParameters)System.Presets.Single(preset => preset.Name == "small").Parameters;

    private static IEnumerable<CornerCase> SystemCases()
    {
        var random = new Random(1);
        return new NullHopScenarios(Small).Corners(new NullHopStimulus(Small, random), random);
    }

    private static IEnumerable<(Corner Corner, string Name)> Named(string target, string preset)
    {
        ITarget tested = target == Core.Name ? Core : System;
        var parameters = (NullHopParameters)tested.Presets.Single(entry => entry.Name == preset).Parameters;
        var layers = new RandomLayers(parameters, 1);
        IEnumerable<CornerCase> cases = tested == Core
            ? new NullHopCoreCorners(parameters, 1).Cases()
            : SystemCases();
        return
        [
            .. layers.Take(layers.Corners)
                .Where(layer => layer.Corner is not null)
                .Select(layer => (layer.Corner!.Value, CornerCase.NameOf(layer.Name))),
            .. cases.Select(entry => (entry.Corner, entry.ScenarioName)),
        ];
    }

    private static string Row(Corner corner, IReadOnlyList<string> names)
    {
        string more = names.Count > 1 ? $" and {names.Count - 1} more" : "";
        return $"| {DescriptionOf(corner)} | `{names[0]}`{more} |";
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hdl.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static string DescriptionOf(Corner corner) =>
        typeof(Corner).GetField(corner.ToString())!.GetCustomAttribute<DescriptionAttribute>()!.Description;
}
