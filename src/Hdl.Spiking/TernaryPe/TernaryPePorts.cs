using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TernaryPe;

/// <summary>Ports of a processing element, all of them plain: it is commanded cycle by cycle.</summary>
public sealed class TernaryPePorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Which element.</param>
    public TernaryPePorts(TernaryPeParameters parameters)
    {
        bool count = parameters.Datapath == Datapath.Count;
        bool several = parameters.Contexts > 1;
        Group("Command of this cycle: 0 idle, 1 integrate, 2 bias, 3 fire, 4 clear; any other is idle");
        State = Input("state_i", 3);
        if (several)
        {
            Note("Neuron that the command is for");
            Context = Input("context_i", FixedPoint.IndexWidth(parameters.Contexts));
        }

        string lanes = parameters.Lanes > 1 ? ", lane 0 in the low bits" : "";
        Group($"Weights to integrate{lanes}{(count ? "" : "; bias, in Bias")}");
        Weight = Input("weight_i", 2 * parameters.Lanes);
        WeightValid = Input("weight_valid_i", parameters.Lanes);
        string spike = $"Whether the neuron fired last{(several ? ", a bit per neuron" : "")}";
        if (count)
        {
            string width = parameters.CountWidth.ToString(CultureInfo.InvariantCulture);
            Group(parameters.CountFrom == CountFrom.Threshold
                ? $"""
                Constant of the neuron for the step to come, in Fire and Clear: floor((vth - t*b) / a) for its bias t.
                Its difference to any count of the step must fit in {width} bits, signed.
                """
                : "Constant of the neuron, in Fire: floor((vth - t*b) / a) for its bias t");
            Threshold = Input("threshold_i", parameters.CountWidth);
            TheLast.AsSigned();
            Group(spike);
            Spike = Output("spike_o", parameters.Contexts);
            return;
        }

        Bias = Input("bias_i", 2);
        Group("Constants of the layer: scales a and b, threshold");
        WeightScale = Input("weight_scale_i", parameters.Widths.ScaleWidth);
        BiasScale = Input("bias_scale_i", parameters.Widths.ScaleWidth);
        Threshold = Input("threshold_i", parameters.Widths.PotentialWidth);
        TheLast.AsSigned();
        Group($"{spike}; its potential, 0 while it is cleared");
        Spike = Output("spike_o", parameters.Contexts);
        Potential = Output("potential_o", parameters.Widths.PotentialWidth);
        TheLast.AsSigned();
    }

    /// <summary>The command.</summary>
    public PortHandle State { get; }

    /// <summary>Neuron that it is for; null where there is one.</summary>
    public PortHandle? Context { get; }

    /// <summary>Codes of the weights, 2 bits each.</summary>
    public PortHandle Weight { get; }

    /// <summary>Which weights are there.</summary>
    public PortHandle WeightValid { get; }

    /// <summary>Code of the bias; null with the count datapath.</summary>
    public PortHandle? Bias { get; }

    /// <summary>Scale a; null with the count datapath.</summary>
    public PortHandle? WeightScale { get; }

    /// <summary>Scale b; null with the count datapath.</summary>
    public PortHandle? BiasScale { get; }

    /// <summary>Threshold, or constant of the count datapath.</summary>
    public PortHandle Threshold { get; }

    /// <summary>The spikes.</summary>
    public PortHandle Spike { get; }

    /// <summary>The potential; null with the count datapath.</summary>
    public PortHandle? Potential { get; }
}
