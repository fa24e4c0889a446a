using System.Numerics;
using Hdl.Blocks.Axi;
using Hdl.Cnn.NullHop;
using Hdl.Core.Registers;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Describes the registers of <c>nullhop</c> (nullhop, section 3, "Registers").</summary>
internal static class NullHopRegisterMap
{
    /// <summary>The counters, in the order of their addresses.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Counters { get; } =
    [
        ("cycles", "clock cycles in which STATUS.busy was 1"),
        ("beats", "cycles in which the multipliers were given something"),
        ("items", "values other than 0 that they were given"),
        ("nulls", "items of value 0, one for each window of which the last slice had no value"),
        ("stall_input", "cycles in which there was no item, because rows of the input were awaited"),
        ("stall_drain", "cycles in which an item waited for the sums of the window before to be taken"),
        ("stall_output", "cycles in which an item waited for room in the queue of the output"),
        ("stall_weights", "cycles in which there was no item, for loads of parameters were waited for"),
    ];

    /// <summary>The registers of the descriptor.</summary>
    public static IReadOnlyList<Register> Descriptor { get; } =
    [
        Word(0, "input_size", "size of the input", new("height", 0, 12, "H"), new("width", 16, 12, "W")),
        Word(
            1, "input_channels", "channels of the input, and how it comes",
            new("channels", 0, 12, "Cin"),
            new("slices", 16, 3, "slices less 1"),
            new("in_raw", 20, 1, "without map words"),
            new("in_signed", 21, 1, "values in two's complement"),
            new("reuse_input", 22, 1, "the input that the pass before kept is used again"),
            new("keep_input", 23, 1, "the input is kept for the next pass")),
        Word(
            2, "kernel", "kernel and pooling window",
            new("lines", 0, 3, "kh less 1"),
            new("columns", 4, 3, "kw less 1"),
            new("stride", 8, 2, "s less 1"),
            new("pad_top", 12, 3, "pt"),
            new("pad_left", 16, 3, "pl"),
            new("pool_window", 20, 2, "pw less 1"),
            new("pool_stride", 24, 2, "ps less 1")),
        Word(
            3, "output_size", "size of the output before pooling",
            new("height", 0, 12, "Ho"), new("width", 16, 12, "Wo")),
        Word(
            4, "pooled_size", "size of the output", new("height", 0, 12, "Hp"), new("width", 16, 12, "Wp")),
        Word(
            5, "output_mode", "channels of the output, and how it goes",
            new("words_log2", 0, 4, "log2 n"),
            new("last_channels", 4, 4, "channels in the last word, less 1"),
            new("relu", 8, 1, "negative values become 0"),
            new("out_raw", 9, 1, "without map words"),
            new("out_signed", 10, 1, "values in two's complement"),
            new("round", 11, 1, "half up, not down"),
            new("acc_first", 12, 1, "the accumulators start at 0"),
            new("acc_last", 13, 1, "the accumulators are quantised, and the output goes")),
        Word(6, "shifts", "shifts", new("shift", 0, 6, "r"), new("bias_shift", 8, 5, "bs")),
        Word(7, "weight_base", "first row of the weights"),
        Word(8, "bias_base", "first row of the biases, and of the multipliers"),
        Word(
            9, "frames", "frames, and what is waited for",
            new("frames", 0, 16, "frames"),
            new("loads", 16, 16, "LOADS that must be done before, modulo 2^16")),
        .. Enumerable.Range(0, 4).Select(pair => Word(
            10 + pair, FormattableString.Invariant($"slices{pair}"), "channels of two slices",
            new("even", 0, 12, FormattableString.Invariant($"of slice {2 * pair}")),
            new("odd", 16, 12, FormattableString.Invariant($"of slice {(2 * pair) + 1}")))),
    ];

    /// <summary>All registers by address.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public static RegisterMap Of(NullHopParameters parameters) =>
        Of(parameters as NullHopSystemParameters ?? new NullHopSystemParameters(parameters));

    /// <summary>All registers by address.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public static RegisterMap Of(NullHopSystemParameters parameters) => new("s_axil", AxiLite.AddressWidth,
    [
        new("id", NullHopRegisters.Id, "\"NHP1\"")
        {
            Access = RegisterAccess.ReadOnly,
            IsConstant = true,
            Resets = [NullHopRegisters.IdValue],
        },
        Caps(parameters),
        Status(parameters.HasMemory),
        new("control", NullHopRegisters.Control, "1 or 2, nothing else")
        {
            Access = RegisterAccess.WriteOnly,
            Width = 2,
            Bits =
            [
                new("push", 0, 1, "the descriptor is checked and queued; the answer waits for that"),
                new("abort", 1, 1, "all passes, loads and packets in flight are dropped"),
            ],
        },
        .. Counters.Select((counter, index) => new Register(
            counter.Name, NullHopRegisters.Counters + (4 * index), $"{counter.Meaning}; any write clears it")
        {
            IsVolatile = true,
        }),
        new("load_base", NullHopRegisters.LoadBase, "first row of a load") { Width = 17 },
        new("load_rows", NullHopRegisters.LoadRows, "rows of weights of each word of a load") { Width = 17 },
        new("load_kind", NullHopRegisters.LoadKind, "what is loaded; a write queues the command")
        {
            Width = 8,
            Bits =
            [
                new("kind", 0, 2, "0 weights, 1 biases, 2 multipliers"),
                new("words_log2", 4, 4, "log2 n"),
            ],
        },
        new("loads", NullHopRegisters.Loads, "loads done since reset or abort, modulo 2^16")
        {
            Access = RegisterAccess.ReadOnly,
            Width = 16,
        },
        .. Descriptor,
        .. parameters.HasMemory ? NullHopMemoryRegisters.All(parameters) : [],
        Identification.OfVersion(NullHopRegisters.VersionMajor, NullHopRegisters.VersionMinor),
        Identification.Constant(
            "shape", NullHopRegisters.Shape, "sizes of the memories of parameters, greatest kernel",
            new ConstantBits(new("weight_rows", 0, 16, "rows of weights, less 1"), parameters.WeightRows - 1),
            new ConstantBits(new("bias_rows", 16, 13, "rows of biases"), parameters.BiasRows),
            new ConstantBits(
                new("max_kernel", 29, 3, "rows and columns of the greatest kernel"), parameters.MaxKernel)),
        Identification.Constant(
            "format", NullHopRegisters.Format, "how maps are coded",
            new ConstantBits(new("word_width", 0, 8, "bits of a word"), parameters.WordWidth),
            new ConstantBits(new("map_width", 8, 8, "values that a map word tells of"), parameters.MapBits),
            new ConstantBits(new("input_words", 16, 8, "words per beat of an input map"), parameters.InputWords),
            new ConstantBits(new("output_words", 24, 8, "words per beat of an output map"), parameters.OutputWords)),
    ])
    {
        Routines = NullHopRoutines.Of(parameters),
    };

    /// <summary>Bits of a register of the descriptor that a field has.</summary>
    public static uint Mask(Register register) => register.Bits.Count == 0
        ? uint.MaxValue
        : register.Bits.Aggregate(0u, (mask, bits) => mask | (((1u << bits.Width) - 1) << bits.Low));

    private static Register Status(bool memory) =>
        new("status", NullHopRegisters.Status, "what is going on, and what went wrong")
        {
            Access = RegisterAccess.OneToClear,
            Width = memory ? 18 : 15,
            Bits =
            [
                ReadOnly(new("busy", 0, 1, "a pass, a load or a result is in flight")),
                ReadOnly(new("queued", 1, 2, "passes that are queued behind the one that is worked on")),
                ReadOnly(new("refusal", 3, 5, "why a descriptor was refused last; cleared with refused")),
                new("tail", 8, 1, "a map bit behind the end of a row"),
                new("framing", 9, 1, "a packet of a map was too short or too long"),
                new("missing_data", 10, 1, "a word of a map was missing, and read as 0"),
                new("surplus", 11, 1, "words behind the end of a row were dropped"),
                new("refused", 12, 1, "a descriptor was refused"),
                new(
                    "parameter_length", 13, 1,
                    "a packet of parameters was too short or too long, or its rows do not exist"),
                new(
                    "overflow", 14, 1,
                    "entries found no room in the row store and were dropped; with overcommit alone"),
                .. memory ? NullHopMemoryRegisters.Errors : [],
            ],
        };

    private static Register Caps(NullHopParameters parameters)
    {
        static int Log2(int value) => BitOperations.Log2((uint)value);
        return Identification.Constant(
            "caps", NullHopRegisters.Caps, "what was generated",
            new ConstantBits(new("macs_log2", 0, 4, "log2 of the multipliers N"), Log2(parameters.Macs)),
            new ConstantBits(new("lanes_log2", 4, 4, "log2 of the most lanes"), Log2(parameters.Lanes)),
            new ConstantBits(
                new("fetch_log2", 8, 4, "log2 of the entries fetched per cycle"), Log2(parameters.FetchWidth)),
            new ConstantBits(new("value_width", 12, 5, "bits of a value"), parameters.ValueWidth),
            new ConstantBits(new("weight_width", 17, 5, "bits of a weight; 2: ternary"), parameters.WeightWidth),
            new ConstantBits(
                new("accumulator_width", 22, 6, "bits of an accumulator"), parameters.AccumulatorWidth),
            new ConstantBits(
                new("scale", 28, 1, "channels have multipliers"),
                parameters.Scale == NullHopScale.Channel ? 1 : 0),
            new ConstantBits(
                new("param_log2", 29, 3, "log2 of the bits per beat of parameters, less 5"),
                Log2(parameters.ParamBits) - 5));
    }

    private static RegisterBits ReadOnly(RegisterBits bits) => bits with { Access = RegisterAccess.ReadOnly };

    private static Register Word(int index, string name, string description, params RegisterBits[] bits) =>
        new(name, NullHopRegisters.Descriptor + (4 * index), description)
        {
            Width = bits.Length == 0 ? 32 : bits.Max(field => field.Low + field.Width),
            Bits = bits,
        };
}
