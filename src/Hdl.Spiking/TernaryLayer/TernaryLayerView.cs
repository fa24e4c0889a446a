using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>What the template of the layer substitutes beside the parameters: lanes, memories and elements.</summary>
/// <param name="parameters">Which layer.</param>
internal sealed class TernaryLayerView(TernaryLayerParameters parameters)
{
    private bool Count => parameters.Datapath == Datapath.Count;

    private int ConstantWidth => Count ? CountThresholds.Width(parameters.Inputs) : parameters.PotentialWidth;

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
        string select = parameters.Lanes == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{lane}]");
        ViewModel view = TernaryLayerMemoryView.Bank(parameters, lane, name, select);
        view["index"] = lane;
        view["name"] = name;
        view["select"] = select;
        return view;
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
            AddBounds(view, CountBounds.Of(parameters), element.CountWidth);
        }

        return view;
    }

    private void AddBounds(ViewModel view, CountBounds bounds, int width)
    {
        view["lowest"] = bounds.Lowest;
        view["least"] = -bounds.Minus;
        view["highest"] = bounds.Highest;
        view["constants"] = new[] { "minus", "zero", "plus" }.Select(bias => new ViewModel
        {
            ["name"] = $"{bias}_constant",
            ["value"] = Bounded($"threshold_{bias}_i", bounds, width),
        }).ToList();
    }

    // Clamps a constant to the bounds; a bound that its port cannot exceed needs no comparison.
    private string Bounded(string port, CountBounds bounds, int width)
    {
        string value = width > ConstantWidth ? SignExtension.Signed(port, ConstantWidth, width)
            : width < ConstantWidth ? string.Create(CultureInfo.InvariantCulture, $"{port}[{width - 1}:0]")
            : port;
        string above = bounds.Highest < FixedPoint.MaxSigned(ConstantWidth)
            ? $"({port} > {Literal.SignedDecimal(bounds.Highest, ConstantWidth)}) ? {Literal.SignedDecimal(bounds.Highest, width)} :\n      "
            : "";
        string below = bounds.Lowest > FixedPoint.MinSigned(ConstantWidth)
            ? $"({port} < {Literal.SignedDecimal(bounds.Lowest, ConstantWidth)}) ? {Literal.SignedDecimal(bounds.Lowest, width)} :\n      "
            : "";
        return above.Length + below.Length > 0 ? $"\n      {above}{below}{value}" : $" {value}";
    }
}
