using Hdl.Blocks.Axi;
using Hdl.Core.Registers;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>The registers of a delta network (delta_rnn, section 2.6).</summary>
internal static class DeltaRnnRegisters
{
    /// <summary>STATUS.</summary>
    public const int Status = 0x004;

    /// <summary>CONTROL.</summary>
    public const int Control = 0x008;

    /// <summary>WBASE, low word; the high one behind it.</summary>
    public const int Base = 0x010;

    /// <summary>LAYOUT.</summary>
    public const int Layout = 0x018;

    /// <summary>THO.</summary>
    public const int ReadoutTheta = 0x040;

    /// <summary>First of seven counters of 64 bits.</summary>
    public const int Counters = 0x080;

    /// <summary>Bit of CONTROL: the next packet is a first step.</summary>
    public const uint Clear = 1;

    /// <summary>Bit of CONTROL: weights are loaded.</summary>
    public const uint Load = 2;

    /// <summary>Errors by their bits in STATUS.</summary>
    public static IReadOnlyList<RegisterBits> Errors { get; } =
    [
        new("short_input", 0, 1, "a packet of inputs was too short; what it lacked stayed as it was"),
        new("long_input", 1, 1, "a packet of inputs was too long; the rest of it was dropped"),
        new("bus_error", 2, 1, "memory answered weights with an error; never, where they are on chip"),
        new("input_range", 3, 1, "an input needs more bits than inputs may have"),
        new("first_missing", 4, 1, "the first step behind a reset did not say that it is one"),
    ];

    /// <summary>Counters, in the order of their addresses.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> CounterNames { get; } =
    [
        ("steps", "steps that have begun"),
        ("cycles", "clock cycles in which STATUS.busy was 1"),
        ("lines", "lines of weights that were read"),
        ("columns", "columns of weights that were read"),
        ("bytes", "bytes of the columns that were read"),
        ("idle_pairs", "cycles in which STATUS.busy was 1 and no line was read"),
        ("idle_weights", "cycles in which a column waited for its weights; 0, where they are on chip"),
    ];

    /// <summary>ID: "DGR1" or "DLS1".</summary>
    public static uint Id(DeltaCell cell) => cell == DeltaCell.Gru ? 0x44475231u : 0x444C5331u;

    /// <summary>Thresholds: their registers' names, addresses, values after reset.</summary>
    public static IEnumerable<(string Name, int Address, int Reset, string Meaning)> Thetas(
        DeltaRnnResolvedParameters parameters, DeltaThresholds resets)
    {
        for (int layer = 0; layer < parameters.Layers.Count; layer++)
        {
            yield return (
                FormattableString.Invariant($"thx{layer}"), 0x020 + (8 * layer), resets.Input[layer],
                FormattableString.Invariant($"threshold of the inputs of layer {layer}"));
            yield return (
                FormattableString.Invariant($"thh{layer}"), 0x024 + (8 * layer), resets.Hidden[layer],
                FormattableString.Invariant($"threshold of the hidden states of layer {layer}"));
        }

        if (parameters.HasReadout)
        {
            yield return ("tho", ReadoutTheta, resets.Readout, "threshold of the read-out");
        }
    }

    private static IEnumerable<Register> Bases(DeltaRnnResolvedParameters parameters)
    {
        yield return new Register(
            "wbase", Base,
            FormattableString.Invariant(
                $"address of the weights, a multiple of {parameters.BusBytes}; a write ends sequences"));
        yield return new Register(
            "wbase_high", Base + 4, "its high word; a write ends sequences")
        {
            Width = Math.Max(1, parameters.AddressBits - 32),
        };
    }

    /// <summary>All registers by address.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="resets">Thresholds after reset.</param>
    public static RegisterMap Of(DeltaRnnShape shape, DeltaThresholds resets)
    {
        DeltaRnnResolvedParameters parameters = shape.Parameters;
        bool loads = parameters.Weights == DeltaWeightStorage.Ram;
        return new RegisterMap("s_axil", AxiLite.AddressWidth,
        [
            new("id", 0x000, parameters.Cell == DeltaCell.Gru ? "\"DGR1\"" : "\"DLS1\"")
            {
                Access = RegisterAccess.ReadOnly,
                IsConstant = true,
                Resets = [Id(parameters.Cell)],
            },
            new("status", Status, "what is going on, and what went wrong")
            {
                Access = RegisterAccess.OneToClear,
                Width = 9,
                Bits =
                [
                    .. Errors,
                    new("busy", 8, 1, "steps, columns or results are on their way")
                    {
                        Access = RegisterAccess.ReadOnly,
                    },
                ],
            },
            new("control", Control, "what is asked for")
            {
                Width = loads ? 2 : 1,
                IsVolatile = true,
                Bits =
                [
                    new("clear", 0, 1, "the next packet is a first step; reads as 0"),
                    .. loads
                        ? (IEnumerable<RegisterBits>)
                            [new("load", 1, 1, "weights are taken from line 0 on, inputs are not")]
                        : [],
                ],
            },
            Identification.Constant(
                "caps", 0x00C, "what was generated",
                new ConstantBits(new("lanes", 0, 8, "weights K per cycle"), parameters.Lanes),
                new ConstantBits(new("layers", 8, 8, "recurrent layers"), parameters.Layers.Count),
                new ConstantBits(new("weight_bits", 16, 8, "bits W of a weight"), parameters.WeightBits),
                new ConstantBits(
                    new("pointwise_lanes", 24, 8, "elements P per cycle whose gates are computed"),
                    parameters.PointwiseLanes)),
            .. shape.IsFetched ? Bases(parameters) : [],
            Identification.Constant(
                "layout", Layout, "checksum of the layout of weights, as in the header of their image",
                new ConstantBits(new("crc", 0, 32, "CRC-32"), WeightLayout.Of(parameters).Checksum)),
            .. Thetas(parameters, resets).Select(theta => new Register(theta.Name, theta.Address, theta.Meaning)
            {
                Width = shape.ThetaBits,
                Resets = [theta.Reset],
            }),
            .. CounterNames.SelectMany((counter, index) => new Register[]
            {
                new(counter.Name, Counters + (8 * index), $"{counter.Meaning}; any write clears it")
                {
                    IsVolatile = true,
                },
                new($"{counter.Name}_high", Counters + (8 * index) + 4, "its high word; any write clears both")
                {
                    IsVolatile = true,
                },
            }),
            Identification.OfVersion(1, 1),
            Identification.Constant(
                "shape", Identification.Shape, "sizes of the network",
                new ConstantBits(new("inputs", 0, 13, "inputs X"), parameters.Inputs),
                new ConstantBits(
                    new("elements", 16, 13, "elements of the first layer"), parameters.Layers[0])),
        ])
        {
            ErrorsFirst = true,
            Routines = loads ? [Loading] : [],
        };
    }

    // Lines that come before CONTROL.load is 1, or behind it, would wait for ever.
    private static Routine Loading { get; } = new(
        "load_weights",
        "Loads all weights; sequences end",
        [new("lines", ArgumentKind.Packet, "lines of weights, each in whole bytes, as TOP_weights.bin has them")],
        [
            new WriteStep("control", new RoutineValue("load", null, 1)),
            new SendStep(DeltaRnnPorts.Weights, "lines"),
            new FlushStep(DeltaRnnPorts.Weights),
            new WriteStep("control", new RoutineValue("load", null)),
        ]);
}
