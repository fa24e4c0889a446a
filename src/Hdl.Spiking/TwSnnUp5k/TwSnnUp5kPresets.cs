using Hdl.Core.Designs;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>Presets of <c>twsnn_up5k</c>.</summary>
internal static class TwSnnUp5kPresets
{
    /// <summary>All presets, <c>default</c> first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "784-256-256-10 on an iCEBreaker: UART, 1 Mbaud at 12 MHz", new TwSnnUp5kParameters()),
        new(
            "bytes", "The same with bytes for commands and answers, AXI4-Stream",
            new TwSnnUp5kParameters { Link = SerialLink.Bytes }),
        new(
            "small", "24-9-12-5 with random weights, UART of four clocks per bit",
            Small(SerialLink.Uart, 4, 24, 9, 12, 5)),
        new(
            "small-bytes", "20-18-3 with random weights, eight processing elements, bytes",
            Small(SerialLink.Bytes, 8, 20, 18, 3)),
    ];

    private static TwSnnUp5kParameters Small(SerialLink link, int elements, params int[] layers) => new()
    {
        Model = "none",
        Layers = layers,
        ProcessingElements = elements,
        Link = link,
        ClocksPerBit = 4,
        QuietClocks = 200,
        MaxSteps = 6,
    };
}
