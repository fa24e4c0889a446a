using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Models;

namespace Hdl.Spiking.SpikingConv.Rtl;

/// <summary>The scan that lets neurons fire, and what becomes of their spikes.</summary>
internal static class ScanModules
{
    /// <summary>Adds the scan and returns its interface.</summary>
    public static ModuleInterface AddScan(DesignBuilder design, SpikingConvResolvedParameters shape)
    {
        SpikingConvParameters parameters = shape.Parameters;
        bool kept = parameters.Neurons.Membrane == Membrane.Persistent;
        InterfaceBuilder ports = new InterfaceBuilder($"{parameters.Module}_scan", design.Style)
            .Group("Events may come; the last one of a step comes")
            .Output("open_o", 1);
        if (shape.Halves > 1)
        {
            ports.Note("Half of the membranes that they belong to").Output("half_o", 1);
        }

        ports.Input("close_i", 1);
        if (parameters.TagWidth > 0)
        {
            ports.Input("close_tag_i", parameters.TagWidth);
        }

        ports.Group("All events of a step are added").Input("full_i", 1);
        if (shape.Halves > 1)
        {
            ports.Input("full_half_i", 1);
        }

        ports.Group("A word is read; a word is written").Output("scan_o", shape.Halves)
            .Output("scan_address_o", shape.AddressWidth)
            .Output("write_o", shape.Halves)
            .Output("write_address_o", shape.AddressWidth);
        if (kept)
        {
            ports.Output("clear_o", 1);
        }

        if (parameters.Folds > 1)
        {
            ports.Group(shape.Integrates ? "Fold of the first stage" : "Folds of the first and of the second stage")
                .Output("bias_fold_o", shape.FoldWidth);
            if (!shape.Integrates)
            {
                ports.Output("threshold_fold_o", shape.FoldWidth);
            }
        }

        string last = shape.Integrates ? "and whether it is the last" : "or the end";
        ports.Group($"All stages move; the word of the third one, {last} of a step")
            .Input("advance_i", 1)
            .Output("word_o", 1)
            .Output(shape.Integrates ? "last_o" : "end_o", 1);
        List<ViewModel> places = [.. Places(shape).Select(place => new ViewModel
        {
            ["name"] = place.Name,
            ["width"] = place.Width,
            ["moves"] = place.Moves,
        })];
        foreach ((string name, int width, _) in Places(shape))
        {
            ports.Output($"{name}_o", width);
        }

        return design.AddModule("spiking_conv_scan", ports.Build(), [parameters, shape], new ViewModel
        {
            ["y_width"] = FixedPoint.IndexWidth(shape.OutputHeight),
            ["x_width"] = FixedPoint.IndexWidth(shape.OutputWidth),
            ["last_x"] = (shape.Columns - 1) * shape.ModX,
            ["places"] = places,
            ["half_list"] = Enumerable.Range(0, shape.Halves).ToList(),
        });
    }

    /// <summary>
    /// Adds the module that gives the words with spikes, or all words of potentials, and returns its interface.
    /// </summary>
    public static ModuleInterface AddWords(DesignBuilder design, SpikingConvResolvedParameters shape)
    {
        SpikingConvParameters parameters = shape.Parameters;
        string name = $"{parameters.Module}_words";
        // Potentials leave as they come.
        InterfaceBuilder ports = (shape.Integrates
            ? InterfaceBuilder.Combinational(name)
            : new InterfaceBuilder(name, design.Style))
            .Group(shape.Integrates
                ? "A word, and whether it is the last of a step; it is taken when the stages move"
                : "A word, or the end of a step; it is taken when the stages move")
            .Input("word_i", 1)
            .Input(shape.Integrates ? "last_i" : "end_i", 1);
        foreach ((string place, int width, _) in Places(shape))
        {
            ports.Input($"{place}_i", width);
        }

        ports.Input($"{shape.GivenName}s_i", shape.GivenWord)
            .Output("advance_o", 1)
            .Group(shape.Integrates ? "All words" : "Words with spikes")
            .Include(new SpikeWordPorts(shape.GivenName, isInput: false, new SpikeWordStream(shape)));
        (int lastY, int lastX) = ((shape.Rows - 1) * shape.ModY, (shape.Columns - 1) * shape.ModX);
        string template = shape.Integrates ? "spiking_conv_potentials" : "spiking_conv_words";
        return design.AddModule(template, ports.Build(), [parameters, shape], new ViewModel
        {
            ["y_width"] = FixedPoint.IndexWidth(shape.OutputHeight),
            ["x_width"] = FixedPoint.IndexWidth(shape.OutputWidth),
            ["last_y"] = lastY,
            ["last_x"] = lastX,
            ["is_cut_y"] = lastY + shape.BanksY > shape.OutputHeight,
            ["is_cut_x"] = lastX + shape.BanksX > shape.OutputWidth,
            ["banks_list"] = Enumerable.Range(0, shape.Banks).Select(bank => new ViewModel
            {
                ["low"] = bank * shape.GivenBank,
                ["below"] = lastY + (bank / shape.BanksX) >= shape.OutputHeight,
                ["beside"] = lastX + (bank % shape.BanksX) >= shape.OutputWidth,
            }).ToList(),
        });
    }

    // What says where a word is, and of which step.
    private static IEnumerable<(string Name, int Width, bool Moves)> Places(SpikingConvResolvedParameters shape)
    {
        yield return ("y", FixedPoint.IndexWidth(shape.OutputHeight), shape.Rows > 1);
        yield return ("x", FixedPoint.IndexWidth(shape.OutputWidth), shape.Columns > 1);
        if (shape.Parameters.Folds > 1)
        {
            yield return ("fold", shape.FoldWidth, true);
        }

        if (shape.Parameters.TagWidth > 0)
        {
            yield return ("tag", shape.Parameters.TagWidth, true);
        }
    }
}
