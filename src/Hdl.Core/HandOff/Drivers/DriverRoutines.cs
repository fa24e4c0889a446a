using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>The routines that drivers of a design have.</summary>
public static class DriverRoutines
{
    private const int PrefixLength = 7;

    /// <summary>Those that the target declares, and one for each AXI4-Stream: a packet in or out.</summary>
    /// <param name="design">The design.</param>
    /// <param name="map">Its registers.</param>
    public static IReadOnlyList<Routine> Of(Design design, RegisterMap map) =>
    [
        .. map.Routines,
        .. StreamsOf(design, map).Where(stream => stream.Name.Length > PrefixLength).Select(Packet),
    ];

    /// <summary>Streams of a design that are none of its registers' port.</summary>
    internal static IReadOnlyList<StreamPort> StreamsOf(Design design, RegisterMap map) =>
    [
        .. design.Top.Streams.Where(stream => !stream.Name.StartsWith(map.Bus + "_", StringComparison.Ordinal)),
    ];

    private static Routine Packet(StreamPort stream)
    {
        string name = stream.Name[PrefixLength..];
        if (stream.Direction == PortDirection.Output)
        {
            return new Routine(
                $"receive_{name}", $"Waits for a packet from {stream.Name}",
                [new RoutineArgument("packet", ArgumentKind.Received, "its bytes")],
                [new ReceiveStep(stream.Name, "packet")]);
        }

        bool user = stream.Fields.Any(field => field.Port.EndsWith("_tuser", StringComparison.Ordinal));
        return new Routine(
            $"send_{name}", $"Sends a packet to {stream.Name}",
            [
                new RoutineArgument("packet", ArgumentKind.Packet, "its bytes"),
                .. user
                    ? [new RoutineArgument("user", ArgumentKind.Number, "tuser of every beat")]
                    : (RoutineArgument[])[],
            ],
            [new SendStep(stream.Name, "packet", user ? "user" : null)]);
    }
}
