using System.Globalization;
using System.Text;

namespace Hdl.Cosim;

/// <summary>What a model did wrong.</summary>
public enum FailureKind
{
    /// <summary>A beat has another value than the golden model's.</summary>
    WrongData,

    /// <summary>An expected beat did not come.</summary>
    MissingBeat,

    /// <summary>A beat came that the golden model does not know.</summary>
    SurplusBeat,

    /// <summary>An input was not accepted.</summary>
    InputRefused,

    /// <summary>An offered beat changed before it was taken.</summary>
    DataChanged,

    /// <summary>An offered beat was withdrawn before it was taken.</summary>
    ValidDropped,

    /// <summary>A beat came in another cycle than predicted.</summary>
    WrongCycle,

    /// <summary>
    /// An output port has another value than the golden model's: each cycle in lockstep, else after the phase.
    /// </summary>
    WrongOutput,

    /// <summary>An output offered a beat while the block was in reset.</summary>
    ValidInReset,

    /// <summary>An AXI4 master port broke a rule of the protocol, or a limit that it declares.</summary>
    BrokenRule,

    /// <summary>The memory behind an AXI4 master port holds another word after the phase than it must.</summary>
    WrongMemory,

    /// <summary>The model ended by itself: an assertion, an unreadable memory file.</summary>
    ModelError,
}

/// <summary>One failure, with everything needed to see it again.</summary>
public sealed record CosimFailure
{
    /// <summary>What the model did wrong.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>The block.</summary>
    public required string Block { get; init; }

    /// <summary>The preset its parameters come from.</summary>
    public required string Preset { get; init; }

    /// <summary>The seed of the run.</summary>
    public required int Seed { get; init; }

    /// <summary>The scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>What was special about this run of the scenario: stalls, a reset in the middle.</summary>
    public required string Pass { get; init; }

    /// <summary>Phase of the scenario, from 0.</summary>
    public required int Phase { get; init; }

    /// <summary>Clock cycle of the phase.</summary>
    public required long Cycle { get; init; }

    /// <summary>Clock cycle of the simulation; its waveform shows it at ten time units per cycle.</summary>
    public required long SimulationCycle { get; init; }

    /// <summary>The port concerned; for a failed handshake the stream's valid or ready port.</summary>
    public required string Port { get; init; }

    /// <summary>Number of the beat in its phase, from 0; -1 where none is concerned.</summary>
    public long Beat { get; init; } = -1;

    /// <summary>Expected value in hex, or a dash.</summary>
    public string Expected { get; init; } = "-";

    /// <summary>Actual value in hex, or a dash.</summary>
    public string Actual { get; init; } = "-";

    /// <summary>The model's own message, where it gave one.</summary>
    public string Message { get; init; } = "";

    /// <summary>The command that shows the failure again.</summary>
    public string ReplayCommand { get; init; } = "";

    /// <summary>The waveform; null where none was written.</summary>
    public string? Waveform { get; init; }

    /// <summary>The report for people, several lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Line("failure", Describe(Kind) + (Message.Length > 0 ? $": {Message}" : ""));
        Line("block", Block);
        Line("preset", Preset);
        Line("seed", Number(Seed));
        Line("scenario", $"{Scenario} ({Pass}), phase {Number(Phase)}");
        Line(
            "cycle",
            $"{Number(Cycle)} of the phase, {Number(SimulationCycle)} of the simulation (waveform time "
            + $"{Number(SimulationCycle * 10)} ns)");
        Line("port", Port + (Beat >= 0 ? $", beat {Number(Beat)}" : ""));
        Line("expected", Expected);
        Line("actual", Actual);
        Line("replay", ReplayCommand);
        Line("waveform", Waveform ?? "not written");
        return text.ToString().TrimEnd();

        void Line(string label, string value) =>
            text.Append(CultureInfo.InvariantCulture, $"  {label,-9} {value}").AppendLine();
        static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Describe(FailureKind kind) => kind switch
    {
        FailureKind.WrongData => "a beat has a wrong value",
        FailureKind.MissingBeat => "an expected beat did not come",
        FailureKind.SurplusBeat => "a beat came that is not expected",
        FailureKind.InputRefused => "an input beat was not accepted",
        FailureKind.DataChanged => "an offered beat changed before it was taken",
        FailureKind.ValidDropped => "an offered beat was withdrawn before it was taken",
        FailureKind.WrongCycle => "a beat came in another cycle than predicted",
        FailureKind.WrongOutput => "an output port has a wrong value",
        FailureKind.ValidInReset => "a beat was offered while the block was in reset",
        FailureKind.BrokenRule => "an AXI4 master port broke a rule",
        FailureKind.WrongMemory => "the memory holds a wrong word",
        _ => "the model ended by itself",
    };
}
