using Hdl.Cnn.Models;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopCore;
using Hdl.Cnn.NullHopSystem;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Cosim;
using Hdl.Networks.Data;
using Hdl.Networks.Targets;

namespace Hdl.Cnn.Tests.Networks;

/// <summary>Networks on real images.</summary>
public sealed class NetworkRunTests
{
    private static readonly ITarget[] Targets = [new NullHopGenerator(), new NullHopCoreGenerator()];

    /// <summary>Target and preset: all that the network that ships fits.</summary>
    public static TheoryData<string, string> Fitting
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (ITarget target in Targets)
            {
                foreach (Preset preset in target.Presets.Where(preset =>
                    preset.Parameters is NullHopParameters { Overcommit: false }
                    && ((INetworkTarget)target).Explain(preset.Parameters, null).Problems.Count == 0))
                {
                    data.Add(target.Name, preset.Name);
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_shipped_network_fits_default_and_small()
    {
        IEnumerable<string> fitting = Fitting.Select(row => $"{row[0]} {row[1]}");

        Assert.Subset(
            fitting.ToHashSet(),
            new HashSet<string> { "nullhop default", "nullhop small", "nullhop_core default", "nullhop_core lanes" });
    }

    [Fact]
    public void Images_whose_maps_find_no_room_are_refused()
    {
        (ITarget target, HdlParameters parameters) = Of("nullhop_core", "overcommit");
        var options = new ScenarioOptions { Data = TestImages.Mnist300().Take(2) };

        InvalidInputException refusal = Assert.Throws<InvalidInputException>(
            () => target.CreateScenarios(parameters, options).ToList());

        Problem problem = Assert.Single(refusal.Problems);
        Assert.Equal(("row-entries", "96"), (problem.Where, problem.Value));
        Assert.Contains("layer 2 of cnn_mnist", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fitting))]
    public async Task The_shipped_network_classifies_real_images_bit_by_bit_in_all_layers(string name, string preset)
    {
        ITarget target = Targets.Single(candidate => candidate.Name == name);
        HdlParameters parameters = target.Presets.Single(entry => entry.Name == preset).Parameters;

        CosimReport report = await new CosimRunner(new CliWrapProcessRunner()).RunAsync(
            target, parameters, TargetChecks.Generate(target, parameters),
            new CosimOptions { Data = TestImages.Mnist300().Take(20) });

        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.Equal(["images", "images-stalled"], report.Scenarios.Select(scenario => scenario.Name));
        IReadOnlyList<Figure> figures = report.Scenarios[0].Figures;
        Assert.Equal("100.00", figures.Single(figure => figure.Name == "accuracy").Value);
        Assert.Equal(4, figures.Count(figure => figure.Name.StartsWith("layer ", StringComparison.Ordinal)));
        Assert.Empty(report.Scenarios[1].Figures);
    }

    [Theory]
    [InlineData("nullhop", "default", "once")]
    [InlineData("nullhop", "small", "all batches together: the parameters do not fit the memories at once")]
    [InlineData("nullhop_core", "lanes", "once")]
    [InlineData("nullhop", "memory", "once")]
    public void Batches_go_through_the_golden_model_with_the_answers_of_inference(
        string name, string preset, string loads)
    {
        // Three batches of a model that takes 4 frames at a time, the last one short.
        (ITarget target, HdlParameters parameters) = Of(name, preset);
        parameters = (NullHopParameters)parameters with { FramesMax = 4 };
        var options = new ScenarioOptions { Data = TestImages.Mnist300().Take(10) };
        Scenario images = target.CreateScenarios(parameters, options).First();

        IReadOnlyList<Figure> figures = target.Summarize(
            parameters, options, images, Observed(target, parameters, images));

        var inference = new CnnInference(CnnModelSource.Load(null));
        var set = (ImageSet)options.Data;
        int right = Enumerable.Range(0, set.Count).Count(image =>
            inference.Run(Array.ConvertAll(set[image].ToArray(), pixel => (int)pixel)) == set.Labels[image]);
        Assert.Equal($"{right} right, cnn_mnist", figures.Single(figure => figure.Name == "accuracy").Note);
        Assert.Equal(loads, figures.Single(figure => figure.Name == "loads").Note);
        Assert.Equal("mnist-test-300, 4 together", figures[0].Note);
    }

    [Fact]
    public void A_layer_that_is_given_something_else_than_the_layer_before_made_is_found()
    {
        (ITarget target, HdlParameters parameters) = Of("nullhop", "default");
        var options = new ScenarioOptions { Data = TestImages.Mnist300().Take(2) };
        Scenario good = target.CreateScenarios(parameters, options).First();
        IReadOnlyList<PhaseObservation> observed = Observed(target, parameters, good);
        string map = new NullHopPorts((NullHopParameters)parameters).Map;
        Phase[] passes = [.. good.Phases.Where(phase => phase.Inputs.TryGetValue(map, out BeatSequence? beats)
            && beats.Count > 0)];
        BeatSequence second = passes[1].Inputs[map];
        second[0][0] ^= 1;

        Assert.Throws<InvalidOperationException>(() => target.Summarize(parameters, options, good, observed));
    }

    [Fact]
    public void A_layer_with_more_weights_than_rows_is_cut_into_passes_that_accumulate()
    {
        // 28x28x1 to 14x14x20 to 7x7x20, then 980 weights for each of 3 outputs, on two slices of 16 x 49 rows.
        CnnModel model = NetworkModels.Connected();
        var parameters = (NullHopParameters)Of("nullhop", "small").Parameters with { WeightRows = 800 };
        ImageSet images = TestImages.Mnist300().Take(3);
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            CnnModelFile.Save(model, path);
            var options = new ScenarioOptions { Data = images, Model = path };
            var run = new NetworkRun(parameters, path, images);
            Assert.Equal(1, run.BatchSize);
            Assert.Equal([false, true], run.Plan.Layers[^1].Passes.Select(pass => pass.Descriptor.AccumulateLast));
            foreach (ITarget target in Targets)
            {
                HdlParameters own = target is NullHopGenerator ? parameters
                    : (NullHopParameters)Of("nullhop_core", "default").Parameters with { WeightRows = 800 };
                Scenario scenario = target.CreateScenarios(own, options).First();
                Observed(target, own, scenario);
                target.Summarize(own, options, scenario, Observed(target, own, scenario));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Other_images_than_those_of_the_network_are_refused()
    {
        (ITarget target, HdlParameters parameters) = Of("nullhop", "default");
        var options = new ScenarioOptions { Data = TestImages.Quadrants(2, 1) };

        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => target.CreateScenarios(parameters, options).First());

        Assert.Equal("The network is for images of another size", Assert.Single(refused.Problems).What);
    }

    private static (ITarget Target, HdlParameters Parameters) Of(string name, string preset)
    {
        ITarget target = Targets.Single(candidate => candidate.Name == name);
        return (target, target.Presets.Single(entry => entry.Name == preset).Parameters);
    }

    // What the golden model gives, a cycle for each phase.
    private static List<PhaseObservation> Observed(ITarget target, HdlParameters parameters, Scenario scenario)
    {
        var golden = (IStreamGolden)target.CreateGolden(parameters);
        return
        [
            .. scenario.Phases.Select(golden.Run).Select(result => new PhaseObservation(
                result.Outputs, new Dictionary<string, IReadOnlyList<long>>(), 1)
            {
                Memories = result.Memories,
            }),
        ];
    }
}
