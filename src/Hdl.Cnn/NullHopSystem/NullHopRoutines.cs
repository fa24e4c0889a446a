using Hdl.Core.Registers;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>What software does with <c>nullhop</c> in several steps (nullhop, section 3).</summary>
internal static class NullHopRoutines
{
    private static readonly RoutineArgument[] Load =
    [
        Number("first_row", "first row of the load"),
        Number("rows", "rows of weights per word; 1 for biases and multipliers"),
        Number("kind", "0 weights, 1 biases, 2 multipliers"),
        Number("words_log2", "log2 n"),
    ];

    private static readonly RoutineStep[] Command =
    [
        Write("load_base", "first_row"),
        Write("load_rows", "rows"),
        new WriteStep("load_kind", new("kind", "kind"), new("words_log2", "words_log2")),
    ];

    /// <summary>Those of a configuration.</summary>
    public static IReadOnlyList<Routine> Of(NullHopSystemParameters parameters) =>
    [
        .. parameters.HasMemory ? Memory() : [Stream()],
        new Routine(
            "push",
            "Checks and queues a pass",
            [new("descriptor", ArgumentKind.Words, "the 14 words from INPUT_SIZE on")],
            [
                new WriteRowStep("input_size", NullHopRegisters.DescriptorWords, "descriptor"),
                new WriteStep("control", new RoutineValue("push", null, 1)),
            ]),
        new Routine(
            "abort", "Drops all passes, loads and packets in flight", [],
            [new WriteStep("control", new RoutineValue("abort", null, 1))]),
        new Routine("wait", "Waits until nothing is in flight", [], [new WaitStep("status", "busy", 0)]),
    ];

    private static Routine Stream() => new(
        "load", "Loads parameters",
        [.. Load, new("packet", ArgumentKind.Packet, "their rows, as one string of bits in whole beats")],
        [.. Command, new SendStep("s_axis_param", "packet")]);

    private static IEnumerable<Routine> Memory() =>
    [
        new(
            "load", "Loads parameters that are in memory",
            [Number("address", "byte address"), Number("last_beat", "their beats less 1"), .. Load],
            [Write("param_address", "address"), Write("param_length", "last_beat"), .. Command]),
        new(
            "take_region", "Queues a region of memory with input maps",
            [Number("address", "byte address"), Number("last_word", "its words less 1")],
            [Write("input_address", "address"), Write("input_length", "last_word")]),
        new(
            "fill_region", "Queues a region of memory for output maps",
            [
                Number("address", "byte address"), Number("last_word", "its words less 1"),
                Number("last_packet", "the packets for it less 1"),
            ],
            [
                Write("output_address", "address"), Write("output_length", "last_word"),
                Write("output_packets", "last_packet"),
            ]),
    ];

    private static RoutineArgument Number(string name, string description) =>
        new(name, ArgumentKind.Number, description);

    private static WriteStep Write(string register, string argument) =>
        new(register, new RoutineValue(null, argument));
}
