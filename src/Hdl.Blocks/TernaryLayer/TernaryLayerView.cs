using System.Globalization;
using Hdl.Blocks.TernaryPe;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.TernaryLayer;

/// <summary>What the template of the layer substitutes: ports and control here, memories and elements in their own views.</summary>
/// <param name="parameters">Which layer.</param>
internal sealed class TernaryLayerView(TernaryLayerParameters parameters)
{
    private readonly int _lanes = parameters.Lanes;
    private readonly int _folds = parameters.Folds;
    private readonly bool _count = parameters.Datapath == Datapath.Count;

    private int ConstantWidth => _count ? CountThresholds.Width(parameters.Inputs) : parameters.PotentialWidth;

    private bool Ram => parameters.WeightStorage == WeightStorage.Ram;

    private bool Folded => _folds > 1;

    /// <summary>Whether lanes must go together, for sums may saturate and then their order counts.</summary>
    private bool Together => _lanes > 1 && parameters.MaySaturate;

    // A tag of one bit is a scalar, which has no bit 0 to select.
    private string LastTag => parameters.TagWidth == 1 ? "tag_q" : "tag_q[0]";

    /// <summary>Everything the template substitutes.</summary>
    public ViewModel Build()
    {
        int emitted = parameters.Neurons * parameters.PotentialWidth;
        var view = new ViewModel
        {
            ["neurons"] = parameters.Neurons,
            ["elements"] = parameters.Elements,
            ["inputs"] = parameters.Inputs,
            ["lane_count"] = _lanes,
            ["cost"] = Folded
                ? $"A step takes {_folds} * (events of the fullest lane, at least 1, + 2) cycles."
                : _lanes == 1 ? "A step takes one cycle per event, at least 1, and 2 more."
                : "A step takes as many cycles as the fullest lane has events, at least 1, and 2 more.",
            ["row_text"] = Folded
                ? $"rows {(_lanes == 1 ? "i" : $"(i / {_lanes})")} * {_folds} and up, one per neuron of an element"
                : _lanes == 1 ? "row i" : $"row i / {_lanes}",
            ["count"] = _count,
            ["from_threshold"] = parameters.CountsFromThreshold,
            ["ram"] = Ram,
            ["read_back"] = parameters.ReadBack,
            ["folded"] = Folded,
            ["together"] = Together,
            ["tagged"] = parameters.TagWidth > 0,
            ["several"] = _lanes > 1,
            ["emit_potential"] = parameters.EmitPotential,
            ["lanes"] = Enumerable.Range(0, _lanes).Select(Lane).ToList(),
        };
        if (parameters.EmitPotential)
        {
            view["emitted_vector"] = VectorRange.Of(emitted);
        }

        AddTag(view);
        AddControl(view);
        TernaryLayerMemoryView.Add(view, parameters);
        view["pe"] = Elements();
        return view;
    }

    private void AddTag(ViewModel view)
    {
        if (parameters.TagWidth == 0)
        {
            return;
        }

        view["tag_vector"] = VectorRange.Of(parameters.TagWidth);
        if (_lanes > 1)
        {
            view["unused_tags"] =
                $"{{\n      {string.Join(",\n      ", Enumerable.Range(1, _lanes - 1).Select(lane => $"{Name(lane)}_tag_i"))}\n  }}";
        }
    }

    private void AddControl(ViewModel view)
    {
        view["lane_vector"] = VectorRange.Of(_lanes);
        view["lane_zero"] = Literal.Decimal(0, _lanes);
        view["first_lane"] = Name(0);
        if (_lanes > 1)
        {
            view["valid_list"] = List("valid");
            view["last_list"] = List("last");
            view["null_list"] = List("null");
        }

        string issue = Folded ? "issue" : "accept";
        view["integrate"] = _lanes > 1 ? $"{issue} & ~null_beat" : $"{issue} && !{Name(0)}_null_i";
        view["issue"] = issue;
        view["offered"] = _lanes == 1 ? $"open && {Name(0)}_valid_i"
            : Together ? $"open && &(valid | closed_q) ? ~closed_q : {Literal.Decimal(0, _lanes)}"
            : $"open ? valid & ~closed_q : {Literal.Decimal(0, _lanes)}";
        view["fire_done"] = Folded ? "fire && last_context" : "fire";
        view["fire_valid"] = Folded ? "(fire && last_context)" : "fire";
        view["after_fire"] = parameters.ClearAfterLast ? $"({LastTag} ? Clear : opened)" : "opened";
        view["fire_open"] = parameters.ClearAfterLast ? $"(fire && !{LastTag})" : "fire";
        // Between images a clear must not overtake spikes still on offer; after reset there are none.
        view["clear"] = parameters.ClearAfterLast ? "phase_q == Clear && spike_free" : "phase_q == Clear";
        view["clear_state"] = parameters.ClearAfterLast ? "clear ? PeClear : PeIdle" : "PeClear";
        view["clear_waits"] = Folded || parameters.ClearAfterLast;
        view["clear_done"] = Folded ? "clear && last_context" : "clear";
        if (Folded)
        {
            int width = FixedPoint.IndexWidth(_folds);
            view["fold_vector"] = VectorRange.Of(width);
            view["fold_zero"] = Literal.Decimal(0, width);
            view["fold_one"] = Literal.Decimal(1, width);
            view["fold_last"] = Literal.Decimal(_folds - 1, width);
        }
    }

    private ViewModel Lane(int lane)
    {
        ViewModel view = TernaryLayerMemoryView.Bank(parameters, lane, Name(lane), Select(lane));
        view["index"] = lane;
        view["name"] = Name(lane);
        view["select"] = Select(lane);
        return view;
    }

    private ViewModel Elements()
    {
        TernaryPeParameters element = parameters.Element;
        var view = new ViewModel
        {
            ["module"] = TernaryPeGenerator.ModuleName(element),
            ["single"] = _lanes == 1,
            ["spike"] = Folded ? "spike" : parameters.Neurons == 1 ? "spike_bits_o" : "spike_bits_o[p]",
        };
        if (_lanes > 1)
        {
            view["weights"] = Enumerable.Range(0, _lanes).Reverse().Select(lane => new ViewModel { ["index"] = lane }).ToList();
        }

        if (Folded)
        {
            view["spike_vector"] = VectorRange.Of(_folds);
            view["folds"] = Enumerable.Range(0, _folds).Select(fold => new ViewModel
            {
                ["index"] = fold,
                ["offset"] = fold * parameters.Elements,
            }).ToList();
        }

        if (!_count)
        {
            view["width"] = parameters.PotentialWidth;
            view["potentials_vector"] = VectorRange.Of(parameters.Elements * parameters.PotentialWidth);
        }
        else
        {
            view["constant_vector"] = VectorRange.Of(element.CountWidth);
            if (parameters.CountsFromThreshold)
            {
                AddBounds(view, CountBounds.Of(parameters), element.CountWidth);
            }
        }

        if (parameters.EmitPotential)
        {
            view["captures"] = Enumerable.Range(0, _folds).Select(Capture).ToList();
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

    // Only what the port can reach is compared with.
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

    private ViewModel Capture(int fold)
    {
        int width = parameters.Elements * parameters.PotentialWidth;
        return new ViewModel
        {
            ["label"] = Folded ? Literal.Decimal(fold, FixedPoint.IndexWidth(_folds)) : "",
            ["chosen"] = Folded,
            ["bits"] = Folded
                ? string.Create(CultureInfo.InvariantCulture, $"[{((fold + 1) * width) - 1}:{fold * width}]")
                : "",
        };
    }

    private string Name(int lane) => Channel.Lane("event", lane, _lanes);

    private string Select(int lane) => _lanes == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{lane}]");

    private string List(string field) =>
        $"{{\n      {string.Join(",\n      ", Enumerable.Range(0, _lanes).Reverse().Select(lane => $"{Name(lane)}_{field}_i"))}\n  }}";
}
