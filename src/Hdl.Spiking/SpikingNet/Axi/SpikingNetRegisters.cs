using Hdl.Blocks.Axi;
using Hdl.Core.Numerics;
using Hdl.Core.Registers;
using Hdl.Networks.Spiking;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet.Axi;

/// <summary>
/// The register map of a network (docs/spiking_net.md): addresses and meanings are those of <c>twsnn</c> where that has
/// the same.
/// </summary>
internal static class SpikingNetRegisters
{
    /// <summary>"SPN1".</summary>
    public const uint IdValue = 0x53504E31;

    /// <summary>Constant: channels of the inputs.</summary>
    public const int Channels = 0x040;

    /// <summary>Constant: 15:0 rows, 31:16 columns of the inputs.</summary>
    public const int Map = 0x044;

    /// <summary>Constant: classes.</summary>
    public const int Classes = 0x048;

    /// <summary>Constant: bits of an event's channel, column and row.</summary>
    public const int EventFormat = Identification.Format;

    /// <summary>From <see cref="RegisterMap.FirstError"/> on: an image ended too early.</summary>
    public const int ShortImage = 0;

    /// <summary>As above: an image went on too long.</summary>
    public const int LongImage = 1;

    /// <summary>As above: an event was beyond the inputs.</summary>
    public const int AddressError = 2;

    /// <summary>As above: a write was refused.</summary>
    public const int RefusedWrite = 3;

    /// <summary>The errors that can be, ascending.</summary>
    /// <param name="resolved">The network.</param>
    public static IReadOnlyList<RegisterBits> Errors(SpikingNetResolvedParameters resolved)
    {
        List<RegisterBits> errors = [];
        if (resolved.Pixels is { Beats: > 1 })
        {
            errors.Add(new("short_image", RegisterMap.FirstError + ShortImage, 1, "an image ended too early"));
        }

        errors.Add(resolved.Pixels is null
            ? new("address_error", RegisterMap.FirstError + AddressError, 1, "an event was beyond the inputs")
            : new("long_image", RegisterMap.FirstError + LongImage, 1, "an image went on too long"));
        errors.Add(new(
            TwSnnRegisterMap.RefusedWrite, RegisterMap.FirstError + RefusedWrite, 1, "a write was refused"));
        return errors;
    }

    /// <summary>What is written and read back.</summary>
    /// <param name="resolved">The network.</param>
    public static IReadOnlyList<RegisterField> Fields(SpikingNetResolvedParameters resolved) =>
    [
        new(
            "steps", TwSnnRegisters.Steps, FixedPoint.UnsignedWidth(resolved.MaxSteps), false,
            resolved.Network.Steps, "time steps per sample")
        {
            Rule = RegisterRule.Steps,
        },
    ];

    /// <summary>All registers by address.</summary>
    /// <param name="resolved">The network.</param>
    public static RegisterMap Of(SpikingNetResolvedParameters resolved)
    {
        SpikingNetwork network = resolved.Network;
        var word = new EventWord(network.Input);
        List<Register> registers =
        [
            new("id", TwSnnRegisters.Id, "\"SPN1\"")
            {
                Access = RegisterAccess.ReadOnly,
                IsConstant = true,
                Resets = [IdValue],
            },
            new("status", TwSnnRegisters.Status, "what is going on, and what went wrong")
            {
                Access = RegisterAccess.OneToClear,
                Width = RegisterMap.FirstError + RefusedWrite + 1,
                Bits =
                [
                    new("busy", 0, 1, "a sample is in flight") { Access = RegisterAccess.ReadOnly },
                    .. Errors(resolved),
                ],
            },
            Counter("samples", TwSnnRegisters.Images, "results sent"),
            Counter("time_steps", TwSnnRegisters.TimeSteps, "time steps that the first layer has taken"),
            Counter("cycles_low", TwSnnRegisters.CyclesLow, "clock cycles with a sample in flight, bits 31:0"),
            Counter("cycles_high", TwSnnRegisters.CyclesHigh, "the same, bits 63:32"),
            new("clear", TwSnnRegisters.Clear, "any write clears the counters at 0x010 to 0x01C")
            {
                Access = RegisterAccess.WriteOnly,
            },
            Identification.Constant(
                "channels", Channels, "inputs", new ConstantBits(new("channels", 0, 16, "channels"),
                    network.Input.Channels)),
            Identification.Constant(
                "map", Map, "inputs",
                new ConstantBits(new("rows", 0, 16, "rows"), network.Input.Height),
                new ConstantBits(new("columns", 16, 16, "columns"), network.Input.Width)),
            Identification.Constant(
                "classes", Classes, "outputs",
                new ConstantBits(new("classes", 0, 16, "classes"), network.Output.Size)),
            Identification.OfVersion(1, 0),
            Identification.Constant(
                "shape", TwSnnRegisters.Shape, "what was generated",
                new ConstantBits(new("layers", 0, 8, "layers, poolings among them"), network.Layers.Count),
                new ConstantBits(
                    new("bytes_per_beat", 16, 16, "bytes per beat of pixels; 0: events in"),
                    resolved.Pixels?.Bytes ?? 0)),
            Identification.Constant(
                "format", EventFormat, "bits of an event, the channel lowest",
                new ConstantBits(new("channel", 0, 8, "bits of the channel"), word.ChannelWidth),
                new ConstantBits(new("column", 8, 8, "bits of the column"), word.ColumnWidth),
                new ConstantBits(new("row", 16, 8, "bits of the row"), word.RowWidth)),
            .. Fields(resolved).Select(field => field.Register),
        ];
        return new RegisterMap("s_axil", AxiLite.AddressWidth, [.. registers.OrderBy(register => register.Address)])
        {
            Routines = resolved.Pixels is null ? OfEvents : OfPixels,
        };
    }

    private static RoutineArgument Result { get; } = new(
        "result", ArgumentKind.Received, "words of 32 bits, low byte first: the score of each class, then 15:0 class");

    private static IReadOnlyList<Routine> OfEvents { get; } =
    [
        new(
            "run_step", "Sends the events of a time step",
            [new("events", ArgumentKind.Packet, "words of 32 bits, low byte first: 31 null, then FORMAT's fields")],
            [new SendStep("s_axis_event", "events")]),
        new("result", "Waits for the result of a sample", [Result], [new ReceiveStep("m_axis_result", "result")]),
    ];

    private static IReadOnlyList<Routine> OfPixels { get; } =
    [
        new(
            "classify", "Classifies an image",
            [new("pixels", ArgumentKind.Packet, "a byte each, row by row"), Result],
            [new SendStep("s_axis_pixel", "pixels"), new ReceiveStep("m_axis_result", "result")]),
    ];

    private static Register Counter(string name, int address, string description) =>
        new(name, address, description) { Access = RegisterAccess.ReadOnly };
}
