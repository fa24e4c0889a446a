using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>What the template of the layer substitutes beside the parameters: lanes, memories and elements.</summary>
/// <param name="parameters">Which layer.</param>
internal sealed class TernaryLayerView(TernaryLayerParameters parameters)
{
    private bool Count => parameters.Datapath == Datapath.Count;

    /// <summary>Everything the template substitutes.</summary>
    public ViewModel Build()
    {
        var view = new ViewModel
        {
            ["event_lanes"] = Enumerable.Range(0, parameters.Lanes).Select(Lane).ToList(),
            ["pe"] = Elements(),
        };
        TernaryLayerMemoryView.Add(view, parameters);
        return view;
    }

    private ViewModel Lane(int lane)
    {
        string name = Channel.Lane("event", lane, parameters.Lanes);
        return new ViewModel
        {
            ["index"] = lane,
            ["name"] = name,
            ["address"] = $"{name}_address_i",
            ["init_file"] = TernaryLayerMemoryView.BankFile(parameters, lane),
        };
    }

    private ViewModel Elements()
    {
        TernaryPeParameters element = parameters.Element;
        var view = new ViewModel { ["module"] = TernaryPeGenerator.ModuleName(element) };
        if (Count)
        {
            view["count_width"] = element.CountWidth;
        }

        if (parameters.CountsFromThreshold)
        {
            AddBounds(view, CountBounds.Of(parameters));
        }

        return view;
    }

    // A bound that its port cannot exceed needs no comparison.
    private void AddBounds(ViewModel view, CountBounds bounds)
    {
        int width = CountThresholds.Width(parameters.Inputs);
        view["constant_width"] = width;
        view["lowest"] = bounds.Lowest;
        view["least"] = -bounds.Minus;
        view["highest"] = bounds.Highest;
        view["clamps_above"] = bounds.Highest < FixedPoint.MaxSigned(width);
        view["clamps_below"] = bounds.Lowest > FixedPoint.MinSigned(width);
    }
}
