using Hdl.Core.Generation;
using Hdl.Core.Networks;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.TernaryPe;

/// <summary>What the templates of the processing element substitute.</summary>
internal static class TernaryPeView
{
    // Bits of a counter below those that load on a carry alone; as many more at least make a group worth an enable of its own.
    private const int CarriedBits = 3;
    private const int LeastGatedBits = 4;

    /// <summary>Width of the number of a neuron among those that share the element.</summary>
    public static int ContextWidth(TernaryPeParameters parameters) => FixedPoint.IndexWidth(parameters.Contexts);

    /// <summary>The view model of the chosen datapath's template.</summary>
    public static ViewModel Of(TernaryPeParameters parameters) =>
        parameters.Datapath == Datapath.Count ? Count(parameters) : Potential(parameters);

    private static ViewModel Potential(TernaryPeParameters parameters)
    {
        int width = parameters.PotentialWidth;
        bool saturate = parameters.Overflow == Overflow.Saturate;
        int sum = saturate ? width + 1 : width;
        ViewModel view = Common(parameters, width, parameters.ScaleWidth, "potential");
        bool single = parameters.Lanes == 1;
        view["membrane"] = Membrane(parameters);
        view["potential_msb"] = width - 1;
        view["sum_msb"] = sum - 1;
        view["extended"] = SignExtension.Signed("potential", width, sum);
        view["zero"] = Literal.Decimal(0, width);
        view["saturate"] = saturate;
        view["persistent"] = parameters.Membrane == Core.Networks.Membrane.Persistent;
        if (saturate)
        {
            view["limit"] = $"{{sum[{sum - 1}], {SignExtension.Repeat($"!sum[{sum - 1}]", width - 1)}}}";
        }

        if (single)
        {
            view["scale_msb"] = parameters.ScaleWidth - 1;
            // A potential that starts anew after Fire is free for the comparison, which needs the extra bit of the saturating sum.
            bool shared = saturate && parameters.Membrane == Core.Networks.Membrane.PerStep;
            view["shared"] = shared;
            if (shared)
            {
                view["threshold_wide"] = SignExtension.Signed("threshold_i", width, sum);
                view["add_weight_mask"] = SignExtension.Repeat("add_weight", parameters.ScaleWidth);
                view["add_bias_mask"] = SignExtension.Repeat("add_bias", parameters.ScaleWidth);
                view["fire_mask"] = SignExtension.Repeat("fire", sum);
            }
            else
            {
                view["scale_zero"] = Literal.Decimal(0, parameters.ScaleWidth);
            }

            view["step"] = SignExtension.Zero("magnitude", parameters.ScaleWidth, sum);
            view["inversion"] = SignExtension.Repeat("negative", sum);
            view["carry"] = SignExtension.Zero("negative", 1, sum);
        }
        else
        {
            int step = parameters.StepWidth;
            view["shared"] = false;
            view["step_msb"] = step - 1;
            view["bias_term"] = SignExtension.Ternary("bias_i[0]", "bias_i[1]", step);
            view["lane_sum"] = SignExtension.Signed("lane_sum", parameters.LaneSumWidth, step);
            view["scale"] = SignExtension.Zero("magnitude", parameters.ScaleWidth, step);
            view["scale_vector"] = VectorRange.Of(parameters.ScaleWidth);
            view["step"] = SignExtension.Signed("step", step, sum);
        }

        AddPersistent(parameters, view);
        return view;
    }

    private static void AddPersistent(TernaryPeParameters parameters, ViewModel view)
    {
        int width = parameters.PotentialWidth;
        bool subtract = parameters.Reset == MembraneReset.Subtract;
        view["subtract"] = subtract;
        if (parameters.Membrane == Core.Networks.Membrane.PerStep)
        {
            return;
        }

        view["leak"] = parameters.LeakShift is not null;
        if (parameters.LeakShift is { } shift)
        {
            view["leak_shift"] = shift;
        }

        if (subtract)
        {
            view["potential_width"] = width;
            view["potential_extended"] = SignExtension.Signed("potential", width, width + 1);
            view["threshold_extended"] = SignExtension.Signed("threshold_i", width, width + 1);
            view["excess_zero"] = Literal.SignedDecimal(0, width + 1);
        }

        if (subtract && parameters.Overflow == Overflow.Saturate)
        {
            view["maximum"] = $"{{1'b0, {SignExtension.Repeat("1'b1", width - 1)}}}";
        }
    }

    private static ViewModel Count(TernaryPeParameters parameters)
    {
        int width = parameters.CountWidth;
        ViewModel view = Common(parameters, width, width, "count");
        view["count_msb"] = width - 1;
        bool fromThreshold = parameters.CountFrom == CountFrom.Threshold;
        view["from_threshold"] = fromThreshold;
        if (fromThreshold)
        {
        }

        view["start"] = fromThreshold ? "~threshold_i" : Literal.Decimal(0, width);
        if (parameters.Lanes > 1)
        {
            view["step"] = SignExtension.Signed("lane_sum", parameters.LaneSumWidth, width);
        }
        else
        {
            view["carries_vector"] = $"[{width - 2}:0] ";
            view["carries_msb"] = width - 2;
            view["sign_mask"] = $"{{{width - 1}{{weight_i[1]}}}}";
            bool split = parameters.Contexts == 1 && width >= CarriedBits + LeastGatedBits;
            view["split"] = split;
            if (split)
            {
                view["low_msb"] = CarriedBits - 1;
                view["high_lsb"] = CarriedBits;
            }
        }

        return view;
    }

    private static ViewModel Common(TernaryPeParameters parameters, int width, int scale, string register)
    {
        bool folded = parameters.Contexts > 1;
        bool single = parameters.Lanes == 1;
        var view = new ViewModel
        {
            ["spike_vector"] = VectorRange.Of(parameters.Contexts),
            ["spike_zero"] = Literal.Decimal(0, parameters.Contexts),
            ["spike"] = folded ? "spike_q[context_i]" : "spike_q",
            ["target"] = folded ? $"{register}_q[context_i]" : $"{register}_q",
            ["single"] = single,
            ["folded"] = folded,
        };
        if (folded)
        {
            view["context_last"] = parameters.Contexts - 1;
        }

        if (!single)
        {
            view["lane_sum_vector"] = VectorRange.Of(parameters.LaneSumWidth);
            view["lanes"] = Enumerable.Range(0, parameters.Lanes).Select(lane => new ViewModel
            {
                ["index"] = lane,
                ["nonzero"] = 2 * lane,
                ["term"] = SignExtension.Ternary(
                    $"active{lane}", $"weight_i[{(2 * lane) + 1}]", parameters.LaneSumWidth),
            }).ToList();
        }

        return view;
    }

    private static string Membrane(TernaryPeParameters parameters)
    {
        if (parameters.Membrane == Core.Networks.Membrane.PerStep)
        {
            return "Fires strictly above the threshold, and starts every step anew.";
        }

        string reset = parameters.Reset == MembraneReset.Zero ? "is zeroed" : "loses the threshold";
        string leak = parameters.LeakShift is { } shift ? $", leaks by 1/{1 << shift}" : "";
        return $"Fires strictly above the threshold; then it {reset}{leak}, and persists.";
    }
}
