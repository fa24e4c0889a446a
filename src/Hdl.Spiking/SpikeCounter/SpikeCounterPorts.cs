using Hdl.Core.Ports;
using Hdl.Networks.Models;

namespace Hdl.Spiking.SpikeCounter;

/// <summary>Ports of a spike counter.</summary>
public sealed class SpikeCounterPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Neurons, widths and readout.</param>
    public SpikeCounterPorts(SpikeCounterParameters parameters)
    {
        Group("One vector per time step");
        Spike = Input("spike", new CountedStream(parameters));
        string sums = parameters.Readout == Readout.Spikes ? "Sums" : "Sums, sign-extended";
        Group($"{sums}; with `last` the class in bits 15:0, the error of any vector in bit 31");
        Result = Output("result", new PacketStream(SpikeCounterParameters.ResultWidth));
    }

    /// <summary>What is summed.</summary>
    public CountedStream Spike { get; }

    /// <summary>The sums of an image, then its class.</summary>
    public PacketStream Result { get; }
}

/// <summary>What the output layer sends: <c>bits</c> or <c>potential</c>, <c>last</c>, <c>error</c>.</summary>
public sealed class CountedStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="parameters">Neurons, widths and readout.</param>
    public CountedStream(SpikeCounterParameters parameters)
    {
        Value = parameters.Readout == Readout.Spikes
            ? Field("bits", parameters.Neurons)
            : Field("potential", parameters.Neurons * parameters.PotentialWidth);
        Last = Field("last", 1);
        Error = Field("error", 1);
    }

    /// <summary>A spike of each neuron, or its potential; neuron 0 in the low bits.</summary>
    public FieldHandle Value { get; }

    /// <summary>Whether the vector is its image's last.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the image had an error.</summary>
    public FieldHandle Error { get; }
}
