using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopCore;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Ports of <c>nullhop</c>.</summary>
public sealed class NullHopPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths and words per beat.</param>
    public NullHopPorts(NullHopParameters parameters)
    {
        var core = new NullHopCorePorts(parameters);
        Registers = Include(new AxiLitePorts());
        Map = new AxiStream(AxiStreamParameters.Of(core.Map));
        Group($"Input maps, a packet for each row and slice: {Words(Map)}");
        Axi("s_axis_map", PortDirection.Input, "s_axis_map_t", Map);
        Group("Parameters, a packet for each load");
        Param = Axi(
            "s_axis_param", PortDirection.Input, "s_axis_param_t", new AxiStream(new(core.Param, 1, null)));
        Result = new AxiStream(AxiStreamParameters.Of(core.Result));
        Group($"Output maps, a packet for each row of a pass: {Words(Result)}");
        Axi("m_axis_map", PortDirection.Output, "m_axis_map_t", Result);
    }

    /// <summary>Access to the registers.</summary>
    public AxiLitePorts Registers { get; }

    /// <summary>Packets of the input maps.</summary>
    public AxiStream Map { get; }

    /// <summary>Packets of parameters.</summary>
    public AxiStream Param { get; }

    /// <summary>Packets of the output maps.</summary>
    public AxiStream Result { get; }

    private static string Words(AxiStream stream) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stream.Plain.Items} words of {8 * stream.ItemBytes} bits, the first in the low ones");
}
