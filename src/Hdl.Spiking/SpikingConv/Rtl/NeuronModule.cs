using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv.Rtl;

/// <summary>One neuron: bias, comparison, reset and decay; or bias and decay alone where it never fires.</summary>
internal static class NeuronModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, SpikingConvResolvedParameters shape)
    {
        SpikingNeuronParameters neurons = shape.Parameters.Neurons;
        int width = neurons.PotentialWidth;
        InterfaceBuilder ports = InterfaceBuilder.WithoutReset(Name(shape))
            .Group("All stages move")
            .Input("advance_i", 1)
            .Group(shape.RefractoryBits > 0
                ? "First stage: the potential, above it the steps that the neuron waits"
                : "First stage: the potential")
            .Input("state_i", shape.StateBits)
            .Input("bias_i", width);
        if (!shape.Integrates)
        {
            ports.Group("Second stage").Input("threshold_i", width);
        }

        ports.Group("Third stage");
        if (neurons.Membrane == Membrane.Persistent)
        {
            ports.Output("state_o", shape.StateBits);
        }

        ports.Output($"{shape.GivenName}_o", shape.GivenBits);
        return design.AddModule("spiking_neuron", ports.Build(), [neurons, shape], new ViewModel
        {
            // A neuron that waits does not decay, which shows only where it is reset to a value.
            ["has_held"] = neurons is
            {
                Refractory: > 0, DecayMoment: DecayMoment.AfterFire, ResetValue: not 0, Decay: not NeuronDecay.None,
            },
            ["reset_constant"] = Literal.SignedDecimal(neurons.ResetValue, width),
            ["product_width"] = width + 10,
        });
    }

    // Whatever decides the text is part of the name, for several layers live in one design.
    private static string Name(SpikingConvResolvedParameters shape)
    {
        SpikingNeuronParameters neurons = shape.Parameters.Neurons;
        string name = $"spiking_{(shape.Integrates ? "integrator" : "neuron")}_w{Text(neurons.PotentialWidth)}";
        name += neurons.Overflow == Overflow.Saturate ? "_sat" : "";
        name += neurons.Fires == FireComparison.AtLeast ? "_ge" : "";
        if (neurons.Membrane == Membrane.PerStep)
        {
            return name;
        }

        name += neurons.Reset switch
        {
            NeuronReset.Subtract => "_sub",
            NeuronReset.Value => $"_to{Signed(neurons.ResetValue)}",
            _ => "_keep",
        };
        name += neurons.Decay switch
        {
            NeuronDecay.Shift => $"_shift{Text(neurons.DecayAmount)}",
            NeuronDecay.Factor => $"_factor{Text(neurons.DecayAmount)}",
            _ => "",
        };
        name += neurons.DecayMoment == DecayMoment.AfterFire && !shape.Integrates ? "_after" : "";
        return name + (neurons.Refractory > 0 ? $"_wait{Text(neurons.Refractory)}" : "");
    }

    private static string Signed(int number) => number < 0 ? $"m{Text(-(long)number)}" : Text(number);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
