using Hdl.Core.Problems;
using Hdl.Import.Float;
using Hdl.Import.Nir;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Tests;

public sealed class NirImportTests : ImportTest
{
    [Fact]
    public void A_leaky_neuron_becomes_an_Euler_step()
    {
        NirWriter.Simple(new float[,] { { 1, -2 } }).Save(In("a.nir"));

        FloatNetwork network = Load("a.nir", out ImportNotes notes);

        var dense = Assert.IsType<FloatDense>(Assert.Single(network.Layers));
        Assert.Equal([0.04f, -0.08f], dense.Weights);
        Assert.Equal(0.96, dense.Neurons.Beta, 12);
        Assert.Equal([0.1], dense.Neurons.Thresholds);
        Assert.Equal(NeuronReset.Zero, dense.Neurons.Reset);
        Assert.Equal(
            [
                "The time step is 1e-4 s: the file has continuous time (--dt).",
                "lif: no v_reset in the file; a neuron that fires goes back to 0 (--reset).",
                "Neurons fire where v > v_threshold, as NIR defines it (--fires).",
            ],
            notes.All);
    }

    [Fact]
    public void What_the_file_and_the_user_say_is_not_assumed()
    {
        NirWriter net = new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 2 }))
            .Then("fc", "Affine", ("weight", new float[,] { { 1, 2 }, { 3, 4 } }), ("bias", new float[] { 10, 20 }))
            .Then("lif", "LIF", ("tau", new[] { 4.0, 4 }), ("r", new[] { 2.0, 6 }), ("v_leak", new[] { 8.0, 8 }),
                ("v_threshold", new[] { 1.0, 3 }), ("v_reset", new[] { -1.0, -1 }))
            .Then("output", "Output", ("shape", new long[] { 2 }));
        net.Save(In("a.nir"));

        FloatNetwork network = Load(
            "a.nir", out ImportNotes notes, Settings with { TimeStep = 1, Fires = FireComparison.AtLeast });

        var dense = Assert.IsType<FloatDense>(Assert.Single(network.Layers));
        // R dt / tau is 0.5 and 1.5, and dt / tau v_leak is 2.
        Assert.Equal([0.5f, 1, 4.5f, 6], dense.Weights);
        Assert.Equal([7.0, 32], dense.Neurons.Biases);
        Assert.Equal([1.0, 3], dense.Neurons.Thresholds);
        Assert.Equal(
            (0.75, NeuronReset.Value, -1, FireComparison.AtLeast),
            (dense.Neurons.Beta, dense.Neurons.Reset, dense.Neurons.ResetValue, dense.Neurons.Fires));
        Assert.Empty(notes.All);
    }

    [Theory]
    [InlineData("LI", 0.75, 0.5f, 2.0)] // R dt / tau, dt / tau v_leak
    [InlineData("I", 1.0, 2f, 0.0)] // R dt
    public void Neurons_without_a_threshold_at_the_end_are_read_by_their_potentials(
        string type, double beta, float weight, double bias)
    {
        (string, object)[] fields = [("r", new[] { 2.0, 2 })];
        (string, object)[] leak = [("tau", new[] { 4.0, 4 }), ("v_leak", new[] { 8.0, 8 })];
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 2 }))
            .Then("fc", "Linear", ("weight", new float[,] { { 1, 2 }, { 3, 4 } }))
            .Then("li", type, type == "LI" ? [.. fields, .. leak] : fields)
            .Then("output", "Output", ("shape", new long[] { 2 }))
            .Save(In("a.nir"));

        FloatNetwork network = Load("a.nir", out ImportNotes notes, Settings with { TimeStep = 1 });

        var dense = Assert.IsType<FloatDense>(Assert.Single(network.Layers));
        Assert.Equal(Readout.Potential, network.Readout);
        Assert.Equal([weight, 2 * weight, 3 * weight, 4 * weight], dense.Weights);
        Assert.Equal(bias == 0 ? [] : [bias, bias], dense.Neurons.Biases);
        Assert.Equal(beta, dense.Neurons.Beta);
        Assert.Empty(dense.Neurons.Thresholds);
        Assert.Equal(
            ["li: potentials are read out: the class is that of their greatest sum over the steps."], notes.All);
    }

    [Fact]
    public void Potentials_in_the_middle_of_a_network_are_refused()
    {
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 1 }))
            .Then("fc", "Linear", ("weight", new float[,] { { 1 } }))
            .Then("i", "I", ("r", new[] { 2.0 }))
            .Then("lif", "LIF", NirWriter.Lif(1))
            .Then("output", "Output", ("shape", new long[] { 1 }))
            .Save(In("a.nir"));

        Problem problem = Refused(() => Load("a.nir", out _));

        Assert.Equal("Potentials are read out before the end of the network", problem.What);
        Assert.Equal("followed by lif", problem.Value);
    }

    [Fact]
    public void Convolution_pooling_scale_and_flattening_are_folded_into_a_chain()
    {
        float[,,,] kernel = new float[2, 2, 3, 3];
        kernel[1, 0, 2, 1] = 5;
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 2, 8, 6 }))
            .Then("scale", "Scale", ("scale", new[] { 2f }))
            .Then("conv", "Conv2d", ("weight", kernel), ("bias", new float[] { 0, 1 }),
                ("stride", new long[] { 2, 1 }), ("padding", new long[] { 1, 1 }), ("dilation", new long[] { 1, 1 }),
                ("groups", 1L))
            .Then("if1", "IF", ("r", Fill(2 * 4 * 6, 3)), ("v_threshold", Fill(2 * 4 * 6, 1)))
            .Then("pool", "AvgPool2d", ("kernel_size", new long[] { 2, 2 }), ("stride", new long[] { 2, 2 }),
                ("padding", new long[] { 0, 0 }))
            .Then("flat", "Flatten", ("start_dim", 0L), ("end_dim", -1L), ("input_type", new long[] { 2, 2, 3 }))
            .Then("fc", "Linear", ("weight", Ones(3, 12)))
            .Then("if2", "IF", ("r", Fill(3, 1)), ("v_threshold", Fill(3, 1)))
            .Then("output", "Output", ("shape", new long[] { 3 }))
            .Save(In("a.nir"));

        FloatNetwork network = Load("a.nir", out _, Settings with { TimeStep = 1 });

        Assert.Equal(
            [new(2, 8, 6), new(2, 4, 6), new(2, 2, 3), new MapShape(3, 1, 1)], network.Shapes());
        var conv = Assert.IsType<FloatConv>(network.Layers[0]);
        Assert.Equal(5 * 2 * 3, conv.Weights[(((1 * 2) + 0) * 9) + 7]);
        Assert.Equal([0.0, 3], conv.Neurons.Biases);
        Window window = conv.Window;
        Assert.Equal((2, 1, 1, 1), (window.StrideY, window.StrideX, window.PaddingY, window.PaddingX));
        Assert.Equal(PoolKind.Sum, Assert.IsType<FloatPool>(network.Layers[1]).Kind);
        Assert.All(Assert.IsType<FloatDense>(network.Layers[2]).Weights, weight => Assert.Equal(0.25f, weight));
    }

    [Fact]
    public void A_convolution_of_one_dimension_has_height_one()
    {
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 1, 9 }))
            .Then("conv", "Conv1d", ("weight", new float[1, 1, 3] { { { 1, 2, 3 } } }), ("bias", new float[1]),
                ("stride", 2L), ("padding", 1L), ("dilation", 1L), ("groups", 1L))
            .Then("th", "Threshold", ("threshold", new[] { 2f }))
            .Then("output", "Output", ("shape", new long[] { 1, 5 }))
            .Save(In("a.nir"));

        var conv = Assert.IsType<FloatConv>(Assert.Single(Load("a.nir", out _).Layers));

        Assert.Equal(new MapShape(1, 1, 5), conv.OutputOf(new MapShape(1, 1, 9)));
        Assert.Equal((1, 3, 2, 1), (
            conv.Window.KernelHeight, conv.Window.KernelWidth, conv.Window.StrideX, conv.Window.PaddingX));
        Assert.Equal(Membrane.PerStep, conv.Neurons.Membrane);
    }

    [Fact]
    public void Neurons_behind_pooling_take_each_element_with_weight_one()
    {
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 2, 4, 4 }))
            .Then("scale", "Scale", ("scale", new[] { 3f }))
            .Then("pool", "AvgPool2d", ("kernel_size", new long[] { 2, 2 }), ("stride", new long[] { 2, 2 }),
                ("padding", new long[] { 0, 0 }))
            .Then("lif", "IF", ("r", Fill(8, 1)), ("v_threshold", Fill(8, 1)))
            .Then("output", "Output", ("shape", new long[] { 2, 2, 2 }))
            .Save(In("a.nir"));

        FloatNetwork network = Load("a.nir", out ImportNotes notes, Settings with { TimeStep = 1 });

        var conv = Assert.IsType<FloatConv>(network.Layers[1]);
        Assert.Equal((2, 2, 0.75f, 0.75f), (conv.Outputs, conv.Groups, conv.Weights[0], conv.Weights[1]));
        Assert.Contains(notes.All, note => note.StartsWith("lif: no weights", StringComparison.Ordinal));
    }

    [Fact]
    public void A_subgraph_is_inlined()
    {
        NirWriter inner = new NirWriter()
            .Then("in", "Input", ("shape", new long[] { 1 }))
            .Then("lif", "LIF", NirWriter.Lif(1))
            .Then("out", "Output", ("shape", new long[] { 1 }));
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 3 }))
            .Then("fc", "Linear", ("weight", new float[,] { { 1, 2, 3 } }))
            .Then("sub", inner)
            .Then("output", "Output", ("shape", new long[] { 1 }))
            .Save(In("a.nir"));

        Assert.Equal("fc", Assert.Single(Load("a.nir", out _).Layers).Name);
    }

    [Fact]
    public void A_cycle_and_nodes_without_counterpart_are_all_named()
    {
        NirWriter.Simple(new float[,] { { 1 } })
            .Node("rec", "Linear", ("weight", new float[,] { { 1 } })).Edge("lif", "rec").Edge("rec", "lif")
            .Node("cuba", "CubaLIF", ("tau", new[] { 1.0 })).Edge("lif", "cuba")
            .Node("odd", "Wormhole").Edge("cuba", "odd")
            .Save(In("a.nir"));

        var refused = Assert.Throws<InvalidInputException>(() => Load("a.nir", out _));

        Assert.Contains(refused.Problems, problem => problem.Where.EndsWith(", cuba", StringComparison.Ordinal)
            && problem.Remedy.Contains("one state", StringComparison.Ordinal));
        Assert.Contains(refused.Problems, problem => problem.Value == "Wormhole"
            && problem.Remedy.Contains("Conv2d", StringComparison.Ordinal));
        Assert.Contains(refused.Problems, problem => problem.Value is "lif -> rec -> lif" or "rec -> lif -> rec");
    }

    [Fact]
    public void Edges_to_nowhere_branches_and_leftovers_are_refused()
    {
        NirWriter.Simple(new float[,] { { 1 } }).Edge("lif", "liff").Save(In("a.nir"));
        Problem nowhere = Refused(() => Load("a.nir", out _));
        Assert.Equal(("'liff'", "Did you mean 'lif'?"), (nowhere.Value, nowhere.Remedy));

        NirWriter.Simple(new float[,] { { 1 } }).Node("x", "Scale", ("scale", new[] { 1f })).Edge("fc", "x")
            .Save(In("b.nir"));
        Assert.Contains("several", Refused(() => Load("b.nir", out _)).What);

        NirWriter.Simple(new float[,] { { 1 } }).Node("x", "Scale", ("scale", new[] { 1f })).Save(In("c.nir"));
        Assert.Equal("x", Refused(() => Load("c.nir", out _)).Value);
    }

    [Fact]
    public void Values_that_the_hardware_has_once_are_refused_with_both()
    {
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 1 }))
            .Then("fc", "Linear", ("weight", new float[,] { { 1 }, { 2 } }))
            .Then("lif", "LIF", ("tau", new[] { 0.01, 0.02 }), ("r", new[] { 1.0, 1 }), ("v_leak", new[] { 0.0, 0 }),
                ("v_threshold", new[] { 1.0, 1 }))
            .Then("output", "Output", ("shape", new long[] { 2 }))
            .Save(In("a.nir"));

        Assert.Equal("0.01 and 0.02", Refused(() => Load("a.nir", out _)).Value);

        float[] thresholds = Fill(8, 1);
        thresholds[6] = 2;
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 2, 2, 2 }))
            .Then("conv", "Conv2d", ("weight", new float[2, 2, 1, 1]), ("stride", new long[] { 1, 1 }),
                ("padding", "valid"), ("dilation", new long[] { 1, 1 }), ("groups", 1L))
            .Then("if", "IF", ("r", Fill(8, 1)), ("v_threshold", thresholds))
            .Then("output", "Output", ("shape", new long[] { 2, 2, 2 }))
            .Save(In("b.nir"));

        Problem problem = Refused(() => Load("b.nir", out _));
        Assert.Equal(("It differs within a channel", "1 and 2"), (problem.What, problem.Value));
    }

    [Theory]
    [InlineData(0.00005, "The time step is longer than a time constant")]
    [InlineData(double.NaN, "Not a number")]
    [InlineData(0, "The time step is longer than a time constant")]
    public void Time_constants_are_judged(double tau, string message)
    {
        NirWriter.Simple(new float[,] { { 1 } }, tau).Save(In("a.nir"));

        Assert.Equal(message, Refused(() => Load("a.nir", out _)).What);
    }

    [Fact]
    public void Layers_that_do_not_chain_are_refused()
    {
        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 4 }))
            .Then("fc", "Linear", ("weight", new float[,] { { 1, 2 } }))
            .Then("lif", "LIF", NirWriter.Lif(1))
            .Then("output", "Output", ("shape", new long[] { 1 }))
            .Save(In("a.nir"));
        Assert.Contains("(1, 2)", Refused(() => Load("a.nir", out _)).Value);

        new NirWriter()
            .Then("input", "Input", ("shape", new long[] { 2 }))
            .Then("fc", "Linear", ("weight", new float[,] { { 1, 2 } }))
            .Then("output", "Output", ("shape", new long[] { 1 }))
            .Save(In("b.nir"));
        Assert.Equal("Weights without neurons", Refused(() => Load("b.nir", out _)).What);
    }

    private static float[] Fill(int count, float value) => [.. Enumerable.Repeat(value, count)];

    private static float[,] Ones(int rows, int columns)
    {
        float[,] values = new float[rows, columns];
        foreach (int i in Enumerable.Range(0, rows * columns))
        {
            values[i / columns, i % columns] = 1;
        }

        return values;
    }

    private FloatNetwork Load(string name, out ImportNotes notes, ImportSettings? settings = null)
    {
        notes = new ImportNotes();
        return new NirImport(In(name), settings ?? Settings, notes).Load();
    }
}
