using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>The arithmetic of one element: rounding, sigmoid, tanh, and the cell made of them.</summary>
internal static class GateModules
{
    // Steps that are compared at once; with more, comparators and their sum would be most of the network.
    private const int MostCompared = 256;

    /// <summary>Cycle, counted from the reading of the sums, in which a cell's old state comes.</summary>
    public static int OldStage(DeltaCell cell) => cell == DeltaCell.Gru ? 6 : 3;

    /// <summary>Cycle in which the state that is kept is there.</summary>
    public static int RenewedStage(DeltaCell cell) => cell == DeltaCell.Gru ? 8 : 5;

    /// <summary>Adds the rounding of a number and returns its module's name.</summary>
    /// <param name="design">The design.</param>
    /// <param name="from">Bits of the number.</param>
    /// <param name="shift">Low bits that it loses; less than 0: that it gets.</param>
    /// <param name="to">Bits of the result.</param>
    /// <param name="clamps">Whether it is clamped, or is known to fit.</param>
    public static string Round(DesignBuilder design, int from, int shift, int to, bool clamps)
    {
        string name = FormattableString.Invariant(
            $"delta_rnn_round_{from}_{(shift < 0 ? "up" : "by")}{Math.Abs(shift)}_{to}{(clamps ? "_clamp" : "")}");
        ModuleInterface ports = InterfaceBuilder.Combinational(name)
            .Input("value_i", from)
            .Output("value_o", to)
            .Build();
        return design.AddModule("delta_rnn_round", ports, new ViewModel
        {
            ["from_bits"] = from,
            ["shift"] = shift,
            ["to_bits"] = to,
            ["clamps"] = clamps,
        }).Name;
    }

    /// <summary>Adds the rounding of a sum to a value and returns its module's name.</summary>
    public static string RoundSum(DesignBuilder design, DeltaRnnShape shape) =>
        Round(design, shape.AccBits, shape.WeightFrac, shape.ActBits, clamps: true);

    /// <summary>Adds the cell of an element and returns its interface.</summary>
    public static ModuleInterface AddLane(DesignBuilder design, DeltaRnnShape shape) =>
        shape.Parameters.Cell == DeltaCell.Gru ? Gru(design, shape) : Lstm(design, shape);

    private static ModuleInterface Gru(DesignBuilder design, DeltaRnnShape shape)
    {
        InterfaceBuilder ports = InterfaceBuilder.WithoutReset("delta_gru_lane")
            .Group("Sums of r, u, and of the candidate: of inputs, of hidden states")
            .Input("sums_i", 4 * shape.AccBits);
        if (shape.KeepsZero)
        {
            ports.Note("The last one is 0, whatever it says").Input("zero_i", 1);
        }

        ports.Group("The old state, 0 where a sequence begins; the new one")
            .Input("fresh_i", 1)
            .Input("hidden_i", shape.HiddenBits)
            .Output("hidden_o", shape.HiddenBits);
        int gate = shape.GateFrac;
        int candidate = shape.Formats.CandidateFrac;
        int inputWide = shape.AccBits + candidate - shape.ActFrac - shape.WeightFrac;
        int resetWide = gate + 1 + shape.ActBits + candidate - shape.ActFrac - gate;
        int newBits = (2 * gate) + 2;
        int oldBits = gate + shape.HiddenBits;
        return design.AddModule("delta_gru_lane", ports.Build(), shape, new ViewModel
        {
            ["gates"] = Banks(("r", 0), ("u", 1), ("g", 3)),
            ["half"] = 1 << (gate - 1),
            ["new_bits"] = newBits,
            ["old_bits"] = oldBits,
            ["round_module"] = RoundSum(design, shape),
            ["sigmoid_module"] = Gate(design, shape, isTanh: false),
            ["tanh_module"] = Gate(design, shape, isTanh: true),
            ["candidate_module"] = Round(
                design, Math.Max(inputWide, resetWide) + 1, candidate - shape.ActFrac, shape.ActBits, clamps: true),
            ["new_module"] = Round(design, newBits, (2 * gate) - shape.ActFrac, shape.HiddenBits, clamps: false),
            ["old_module"] = Round(design, oldBits, gate, shape.HiddenBits, clamps: false),
        });
    }

    private static ModuleInterface Lstm(DesignBuilder design, DeltaRnnShape shape)
    {
        ModuleInterface ports = InterfaceBuilder.WithoutReset("delta_lstm_lane")
            .Group("Sums of i, f, g, o")
            .Input("sums_i", 4 * shape.AccBits)
            .Group("The old state of the cell, 0 where a sequence begins; the new ones")
            .Input("fresh_i", 1)
            .Input("cell_i", shape.ActBits)
            .Output("cell_o", shape.ActBits)
            .Output("hidden_o", shape.HiddenBits)
            .Build();
        int gate = shape.GateFrac;
        int product = (2 * gate) + 2;
        int cell = gate + shape.ActBits;
        int sum = Math.Max(product + shape.ActFrac - gate, cell) + 1;
        return design.AddModule("delta_lstm_lane", ports, shape, new ViewModel
        {
            ["gates"] = Banks(("i", 0), ("f", 1), ("g", 2), ("o", 3)),
            ["product_bits"] = product,
            ["cell_bits"] = cell,
            ["sum_bits"] = sum,
            ["round_module"] = RoundSum(design, shape),
            ["sigmoid_module"] = Gate(design, shape, isTanh: false),
            ["tanh_module"] = Gate(design, shape, isTanh: true),
            ["cell_module"] = Round(design, sum, gate, shape.ActBits, clamps: true),
            ["new_module"] = Round(design, product, (2 * gate) - shape.ActFrac, shape.HiddenBits, clamps: false),
        });
    }

    // A step of the output lies where the function is an odd multiple of half a step.
    private static string Gate(DesignBuilder design, DeltaRnnShape shape, bool isTanh)
    {
        double one = 1 << shape.ActFrac;
        double scale = 1 << shape.GateFrac;
        int most = 1 << (shape.ActBits - 1);
        List<int> steps = [];
        for (int step = 1; ; step++)
        {
            double height = (step - 0.5) / scale;
            // sigmoid is (1 + tanh(x / 2)) / 2.
            double place = isTanh ? Math.Atanh(height) : 2 * Math.Atanh(2 * height);
            if (!(place * one <= most))
            {
                break;
            }

            steps.Add((int)Math.Ceiling(place * one));
        }

        ModuleInterface ports = InterfaceBuilder.Combinational(isTanh ? "delta_rnn_tanh" : "delta_rnn_sigmoid")
            .Input("value_i", shape.ActBits)
            .Output("gate_o", shape.GateFrac + (isTanh ? 2 : 1))
            .Build();
        int count = FixedPoint.UnsignedWidth(steps.Count);
        var model = new ViewModel
        {
            ["is_tanh"] = isTanh,
            ["count_width"] = count,
            ["half"] = 1 << (shape.GateFrac - 1),
        };
        if (steps.Count > MostCompared)
        {
            model["levels"] = Levels(steps, count, (1 << shape.ActBits) - 1);
            return design.AddModule("delta_rnn_gate_search", ports, shape, model).Name;
        }

        model["steps_down"] = Enumerable.Reverse(steps).ToList();
        model["step_count"] = steps.Count;
        model["padded"] = 1 << count;
        return design.AddModule("delta_rnn_gate", ports, shape, model).Name;
    }

    // A search by halves, highest bit of the number first: the step that decides a bit follows from those above it.
    private static List<ViewModel> Levels(List<int> steps, int width, int never)
    {
        List<ViewModel> levels = [];
        for (int bit = width - 1; bit >= 0; bit--)
        {
            List<ViewModel> known = [];
            for (int above = 0; above < 1 << (width - 1 - bit); above++)
            {
                int step = ((2 * above) + 1) << bit;
                if (step <= steps.Count)
                {
                    known.Add(new ViewModel { ["above"] = above, ["step"] = steps[step - 1] });
                }
            }

            levels.Add(new ViewModel
            {
                ["bit"] = bit,
                ["above_width"] = width - 1 - bit,
                ["known"] = known,
                ["never"] = never,
            });
        }

        return levels;
    }

    private static List<ViewModel> Banks(params IEnumerable<(string Name, int Bank)> gates) =>
    [
        .. gates.Select(gate => new ViewModel { ["name"] = gate.Name, ["bank"] = gate.Bank }),
    ];
}
