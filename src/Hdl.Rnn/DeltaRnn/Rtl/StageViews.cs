using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Templates;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>How the parts of a delta network are connected.</summary>
/// <param name="design">The design.</param>
/// <param name="shape">Sizes.</param>
internal sealed class StageViews(DesignBuilder design, DeltaRnnShape shape)
{
    private readonly DeltaRnnResolvedParameters _parameters = shape.Parameters;

    /// <summary>The comparison of inputs.</summary>
    public ViewModel Input() => new Instance(InputModule.Add(design, shape), "u_input")
        .Net("x_valid_i", "s_axis_x_tvalid").Net("x_ready_o", "s_axis_x_tready").Net("x_data_i", "x_data")
        .Net("x_first_i", "s_axis_x_tuser[0]").Net("x_final_i", "s_axis_x_tuser[1]").Net("x_last_i", "s_axis_x_tlast")
        .Net("theta_i", $"theta{Bits(0, shape.ThetaBits)}")
        .Stream("word", "x_word").Net("close_o", "x_close").Rest().View();

    /// <summary>All stages.</summary>
    public List<ViewModel> All() => [.. shape.Stages.Select(Stage)];

    /// <summary>The gates.</summary>
    public ViewModel Pointwise()
    {
        int layers = shape.LayerCount;
        var instance = new Instance(PointwiseModule.Add(design, shape), "u_pointwise");
        instance.Net("room_i", "gate_room").Net("read_valid_o", "gate_read").Net("read_block_o", "gate_block")
            .Net("sums_i", Joined(layers, layer => Text($"sums{layer}")))
            .Net("hidden_theta_i", Joined(layers, layer => Text($"theta{layer}") + Slice(layer, 0)));
        Changes(instance, "hidden");
        if (shape.NextCount > 0)
        {
            instance.Net("next_theta_i", Joined(shape.NextCount, layer => Text($"theta{layer}") + Slice(layer, 1)));
            Changes(instance, "next");
        }

        return instance.Rest().View();
    }

    /// <summary>The read-out.</summary>
    public ViewModel Readout()
    {
        DeltaStage stage = shape.Stages[^1];
        return new ViewModel
        {
            ["number"] = stage.Number,
            ["address_width"] = FixedPoint.IndexWidth(stage.Blocks),
            ["instance"] = new Instance(ReadoutModule.Add(design, shape), "u_readout")
                .Stream("start", "readout_start").Net("active_o", "readout_active").Net("busy_o", "readout_busy")
                .Net("read_valid_o", "readout_read").Net("read_block_o", "readout_block")
                .Net("sums_i", Text($"sums{stage.Number}")).Net("result_ready_i", "m_axis_result_tready")
                .Rest().View(),
        };
    }

    private ViewModel Stage(DeltaStage stage)
    {
        int number = stage.Number;
        var view = new ViewModel
        {
            ["number"] = number,
            ["is_recurrent"] = stage.IsRecurrent,
            ["bank_count"] = stage.Banks,
            ["theta_width"] = shape.ThetaWidth(number),
            ["input"] = InputList(stage),
            ["control"] = Control(stage),
        };
        if (stage.IsRecurrent)
        {
            var list = new ListModule.List(
                Text($"hidden{number}"), stage.Height, shape.PointwiseLanes, 1, stage.Stride);
            view["hidden"] = List(list, "hidden", number)
                .Net("word_valid_i", "hidden_valid" + Of(number, shape.LayerCount))
                .Net("close_i", "hidden_close" + Of(number, shape.LayerCount))
                .Stream("word", "hidden_word").Net("drop_i", Text($"hidden{number}_drop")).View();
            view["room"] = number + 1 < shape.StageCount ? Text($"begin{number + 1}_ready") : "state_room";
        }

        return view;
    }

    private ViewModel InputList(DeltaStage stage)
    {
        int number = stage.Number;
        int lanes = number == 0 ? _parameters.XLanes : shape.PointwiseLanes;
        var list = new ListModule.List(
            stage.IsRecurrent ? Text($"input{number}") : "readout", stage.Inputs, lanes, DeltaRnnShape.InputVectors,
            stage.Stride);
        Instance instance = List(list, "input", number).Net("drop_i", "1'b0");
        instance = number == 0
            ? instance.Net("close_i", "x_close").Stream("word", "x_word")
            : instance
                .Net("word_valid_i", "next_valid" + Of(number - 1, shape.NextCount))
                .Net("close_i", "next_close" + Of(number - 1, shape.NextCount))
                .Stream("word", "next_word");
        return instance.View();
    }

    private Instance List(ListModule.List list, string kind, int number) =>
        new Instance(ListModule.Add(design, shape, list), $"u_list_{list.Name}")
            .Stream("pair", Text($"{kind}{number}"))
            .Net("finished_o", Text($"{kind}{number}_finished")).Net("next_i", Text($"{kind}{number}_next"));

    private ViewModel Control(DeltaStage stage)
    {
        int number = stage.Number;
        var instance = new Instance(
            LayerModule.Add(design, shape, stage),
            stage.IsRecurrent ? Text($"u_layer{number}") : "u_readout_control");
        Begin(instance, stage);
        instance.Stream("input", Text($"input{number}"));
        string here = (shape.IsFetched ? "column_here" : "issue_here") + Of(number, shape.StageCount);
        foreach (string name in (string[])["valid_o", "take_i", "clear_o"])
        {
            instance.Net($"column_{name}", $"column_{name[..^2]}{Of(number, shape.StageCount)}");
        }

        instance.Bits("column_line_o", "column_line", number * shape.LineWidth)
            .Bits("column_delta_o", "column_delta", number * shape.DeltaBits)
            .Net("busy_i", Text($"{here} || mac_busy{Of(number, shape.StageCount)}"))
            .Net("active_o", "stage_busy" + Of(number, shape.StageCount));
        if (shape.IsFetched)
        {
            instance.Net("error_i", Text($"touched_sums[{number}]"))
                .Net("begin_error_i", number == 0 ? "1'b0" : "start_error" + Of(number - 1, shape.LayerCount))
                .Net("start_error_o", stage.IsRecurrent
                    ? "start_error" + Of(number, shape.LayerCount)
                    : "readout_start_error");
        }

        if (!stage.IsRecurrent)
        {
            return instance.Net("locked_i", "readout_active")
                .Net("start_valid_o", "readout_start_valid").Net("start_ready_i", "readout_start_ready")
                .Net("start_first_o", "unused_readout_first").Net("start_last_o", "unused_readout_last").View();
        }

        string layer = Of(number, shape.LayerCount);
        instance.Stream("hidden", Text($"hidden{number}")).Net("locked_i", "locked" + layer);
        foreach (string name in (string[])["valid_o", "ready_i", "first_o", "last_o"])
        {
            instance.Net($"start_{name}", $"start_{name[..^2]}{layer}");
        }

        if (shape.ThetaWidth(number) > 0)
        {
            instance.Net("start_theta_o", Text($"theta{number}"));
        }

        if (shape.SplitsCandidate)
        {
            instance.Net("column_hidden_o", "column_hidden" + layer).Net("column_zero_o", "column_zero" + layer);
        }

        return (shape.KeepsZero ? instance.Net("start_zero_o", "start_zero" + layer) : instance).View();
    }

    // Steps come from the input, from the layer before; to the read-out each of them, or the last of a sequence.
    private void Begin(Instance instance, DeltaStage stage)
    {
        int number = stage.Number;
        instance.Net("begin_ready_o", Text($"begin{number}_ready"));
        if (number == 0)
        {
            int first = shape.ThetaBits;
            instance.Net("begin_valid_i", "begin_valid").Net("begin_first_i", "begin_first")
                .Net("begin_last_i", "begin_last")
                .Net("begin_theta_i", "theta" + Bits(first, shape.ThetaWidth(0)));
            return;
        }

        string before = Of(number - 1, shape.LayerCount);
        string starts = $"start_valid{before} && start_ready{before}";
        bool last = !stage.IsRecurrent && _parameters.ReadoutWhen == ReadoutWhen.Last;
        instance.Net("begin_valid_i", last ? $"{starts} && start_last{before}" : starts)
            .Net("begin_first_i", last ? "1'b1" : $"start_first{before}")
            .Net("begin_last_i", $"start_last{before}");
        if (shape.ThetaWidth(number) > 0)
        {
            instance.Net(
                "begin_theta_i",
                Text($"theta{number - 1}") + Bits(2 * shape.ThetaBits, shape.ThetaWidth(number)));
        }
    }

    private static void Changes(Instance instance, string name)
    {
        instance.Net($"{name}_line_o", $"{name}_word_line").Net($"{name}_mask_o", $"{name}_word_mask")
            .Net($"{name}_delta_o", $"{name}_word_delta");
    }

    private string Slice(int layer, int place) => shape.ThetaWidth(layer) > shape.ThetaBits
        ? Bits(place * shape.ThetaBits, shape.ThetaBits)
        : "";

    private static string Joined(int count, Func<int, string> part) => count == 1
        ? part(0)
        : $"{{{string.Join(", ", Enumerable.Range(0, count).Reverse().Select(part))}}}";

    private static string Of(int index, int count) => count == 1 ? "" : Text($"[{index}]");

    private static string Bits(int low, int width) => Text($"[{low + width - 1}:{low}]");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
