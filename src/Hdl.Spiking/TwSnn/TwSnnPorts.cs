using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnn;

/// <summary>Ports of <c>twsnn</c>.</summary>
public sealed class TwSnnPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="configuration">What feeds the network, and its size.</param>
    public TwSnnPorts(TwSnnResolvedParameters configuration)
    {
        bool pixels = configuration.Parameters.Input == TwSnnInput.Pixels;
        int perBeat = configuration.Parameters.PixelsPerBeat;
        Registers = Include(new AxiLitePorts());
        Group(pixels
            ? $"Pixels: {Text(perBeat)} of 8 bits per beat, the first in the low byte; tlast ends an image"
            : "Events: 15:0 address, 31 null (a step without events); tlast ends a time step");
        string input = pixels ? "s_axis_pixel" : "s_axis_event";
        Images = Axi(input, PortDirection.Input, $"{input}_t", new PacketStream(pixels ? 8 * perBeat : 32));
        string error = !pixels ? "zero" : configuration.BeatsPerImage > 1 ? "short or long image" : "long image";
        string classes = Text(configuration.Outputs);
        Group($"Results: the score of each of the {classes} classes, then with tlast 15:0 class,\n31 {error}");
        Result = Axi("m_axis_result", PortDirection.Output, "m_axis_result_t", new PacketStream(32));
    }

    /// <summary>Access to the registers.</summary>
    public AxiLitePorts Registers { get; }

    /// <summary>Images of pixels, or time steps of events: 15:0 address, 31 null.</summary>
    public PacketStream Images { get; }

    /// <summary>Scores of an image, then its class and, in bit 31, its error.</summary>
    public PacketStream Result { get; }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
