using Hdl.Core.Ports;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.SpikingConv;

namespace Hdl.Spiking.SpikingNet;

/// <summary>Ports of a chain of layers.</summary>
public sealed class SpikingNetPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="resolved">Which network.</param>
    public SpikingNetPorts(SpikingNetResolvedParameters resolved)
    {
        (int channels, int height, int width) = resolved.Network.Input;
        Group("""
            Events of steps; tag is 1 in all events of a sample's last step; a step without any is a null beat.
            y, x and channel are of the map.
            """);
        Event = Input("event", new MapEventStream(height, width, channels, 1));
        Group(resolved.ReadsPotentials
            ? "Potentials of each class, summed over a sample, signed; with `last` the class in bits 15:0"
            : "Spikes of each class in a sample; with `last` the class in bits 15:0");
        Result = Output("result", new PacketStream(SpikeCounterParameters.ResultWidth));
    }

    /// <summary>The events.</summary>
    public MapEventStream Event { get; }

    /// <summary>Scores of a sample, then its class.</summary>
    public PacketStream Result { get; }
}
