using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv.Rtl;

/// <summary>A bank of membranes, what events add to them, and the neurons.</summary>
internal static class BankModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, SpikingConvResolvedParameters shape)
    {
        SpikingConvParameters parameters = shape.Parameters;
        bool kept = parameters.Neurons.Membrane == Membrane.Persistent;
        string each = shape.Halves > 1 ? ", a bit for each half" : "";
        InterfaceBuilder ports = new InterfaceBuilder($"{parameters.Module}_bank", design.Style)
            .Group($"A word is read{each}; in the cycle behind its weights come")
            .Input("read_i", shape.Halves)
            .Input("read_address_i", shape.AddressWidth)
            .Input("weights_i", shape.WeightWord)
            .Group($"A word is read for its neurons{each}; stages of these move")
            .Input("scan_i", shape.Halves)
            .Input("scan_address_i", shape.AddressWidth)
            .Input("advance_i", 1)
            .Group($"First stage of the neurons; {(shape.Integrates ? "" : "second; ")}third")
            .Input("biases_i", shape.ConstantWord);
        if (!shape.Integrates)
        {
            ports.Input("thresholds_i", shape.ConstantWord);
        }

        ports.Output($"{shape.GivenName}s_o", shape.GivenBank).AsVector()
            .Group(kept ? "A word is written: with what is kept, or with zeros" : $"A word is cleared{each}")
            .Input("write_i", shape.Halves)
            .Input("write_address_i", shape.AddressWidth);
        if (kept)
        {
            ports.Input("clear_i", 1);
        }

        ModuleInterface memory = new RamGenerator().Generate(
            new RamParameters
            {
                Style = parameters.Style,
                Depth = shape.Words,
                Width = shape.StateWord,
                Memory = parameters.Memory == MemoryForm.Macro ? MemoryForm.Macro : MemoryForm.Behavioural,
            },
            design);
        return design.AddModule("spiking_conv_bank", ports.Build(), [parameters, shape], new ViewModel
        {
            ["is_ternary"] = parameters.WeightFormat == WeightFormat.Ternary,
            ["half_list"] = Enumerable.Range(0, shape.Halves).ToList(),
            ["memory_module"] = memory.Name,
            ["neuron_module"] = NeuronModule.Add(design, shape).Name,
        });
    }
}
