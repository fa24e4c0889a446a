using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>
/// What proves the layer: empty and full steps, lopsided lanes, thresholds at every place, then random steps.
/// </summary>
/// <param name="parameters">Which layer.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class TernaryLayerScenarios(TernaryLayerParameters parameters, ScenarioOptions options)
{
    private readonly TernaryLayerWeights _weights = LayerWeights.Of(parameters);
    private readonly TernaryLayerPorts _ports = new(parameters);

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        var random = new Random(options.Seed);
        if (parameters.WeightStorage == WeightStorage.Ram)
        {
            yield return FewWeights(new Random(options.Seed + 2));
        }

        yield return Run("corners", _ => Corners(random), stalls: true);
        yield return Run("free-flow", _ => [.. Corners(random), .. Random(random, 10)], stalls: false);
        yield return Run("constants", phase => Constants(random, phase), stalls: true, phases: 12);
        for (int i = 0; i < options.Effort; i++)
        {
            yield return Run(
                $"random-{i.ToString(CultureInfo.InvariantCulture)}", _ => Random(random, 40), stalls: i % 4 != 3,
                phases: 2);
        }
    }

    private Scenario Run(string name, Func<int, IEnumerable<bool[]>> steps, bool stalls, int phases = 1)
    {
        List<Phase> list = [];
        var random = new Random(options.Seed + 1);
        if (parameters.WeightStorage == WeightStorage.Ram)
        {
            list.Add(Load(Other(), random));
            var before = new StepSequence(_ports);
            foreach (bool[] step in Random(random, 12))
            {
                before.Add(step, (ulong)random.NextInt64());
            }

            list.Add(new Phase { Inputs = before.Streams, Levels = Levels(0, random), AllowStalls = stalls });
            list.Add(Load(_weights, random));
        }

        if (parameters.ReadBack)
        {
            list.Add(new Phase { Inputs = new Dictionary<string, BeatSequence> { [_ports.Read!] = Reads() } });
        }

        for (int phase = 0; phase < phases; phase++)
        {
            var sequence = new StepSequence(_ports);
            foreach (bool[] step in steps(phase))
            {
                sequence.Add(step, (ulong)random.NextInt64());
            }

            Dictionary<string, BeatSequence> inputs = sequence.Streams;
            if (_ports.Read is { } read && phase % 2 == 0)
            {
                // Read back while events come in: neither may disturb the other.
                inputs.Add(read, Reads());
            }

            list.Add(new Phase { Inputs = inputs, Levels = Levels(phase, random), AllowStalls = stalls });
        }

        return new Scenario(name, list);
    }

    // Steps of a few inputs, whose weights alone are loaded: the emitted bench has no room for the weights of a large
    // layer.
    private Scenario FewWeights(Random random)
    {
        int[] inputs =
        [
            .. new[] { 0, 1, parameters.Inputs / 2, parameters.Inputs - 1 }
                .Distinct()
                .Where(input => input < parameters.Inputs),
        ];
        var sequence = new StepSequence(_ports);
        foreach (int[] spiking in (IEnumerable<int[]>)[[], inputs, .. inputs.Select(input => (int[])[input]), inputs])
        {
            sequence.Add(Where(spiking.Contains), (ulong)random.NextInt64());
        }

        return new Scenario("few-weights",
        [
            Load(_weights, random, word => word.Bank == parameters.Lanes
                || inputs.Contains((word.Row / parameters.Folds * parameters.Lanes) + word.Bank)),
            new Phase { Inputs = sequence.Streams, Levels = Levels(0, random), AllowStalls = true },
        ]);
    }

    // In any order, so that a word which lands in another bank or row as well is seen.
    private Phase Load(TernaryLayerWeights weights, Random random, Func<LoadWord, bool>? which = null)
    {
        LoadWord[] words = [.. WeightLoading.Words(parameters, weights).Where(which ?? (_ => true))];
        random.Shuffle(words);
        var load = new BeatSequence(_ports.Load!);
        foreach (LoadWord word in words)
        {
            load.Add((ulong)word.Bank, (ulong)word.Row, (ulong)word.Word, word.Data);
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { [_ports.Load!] = load } };
    }

    // Another network of the same widths: the neurons have the weights of their neighbours, and other biases.
    private TernaryLayerWeights Other()
    {
        int neurons = parameters.Neurons;
        int Neighbour(int place) => place - (place % neurons) + ((place + 1) % neurons);
        return _weights with
        {
            Weights =
            [
                .. Enumerable.Range(0, _weights.Weights.Length).Select(place => _weights.Weights[Neighbour(place)]),
            ],
            Bias = [.. _weights.Bias.Select(bias => bias == 1 ? (sbyte)-1 : (sbyte)(bias + 1))],
        };
    }

    private BeatSequence Reads()
    {
        var reads = new BeatSequence(_ports.Read!);
        foreach (LoadWord word in WeightLoading.Words(parameters, _weights))
        {
            reads.Add((ulong)word.Bank, (ulong)word.Row, (ulong)word.Word);
        }

        return reads;
    }

    // Nothing, everything, one input at either end, all of one lane and none of the others, all of one neuron's sign.
    private IEnumerable<bool[]> Corners(Random random)
    {
        yield return Where(_ => false);
        yield return Where(_ => true);
        yield return Where(_ => false);
        yield return Where(input => input == 0);
        yield return Where(input => input == parameters.Inputs - 1);
        int lane = random.Next(parameters.Lanes);
        yield return Where(input => input % parameters.Lanes == lane);
        yield return Where(input => input % parameters.Lanes != lane);
        int neuron = random.Next(parameters.Neurons);
        yield return Where(input => _weights.Weights[(input * parameters.Neurons) + neuron] > 0);
        yield return Where(input => _weights.Weights[(input * parameters.Neurons) + neuron] < 0);
        yield return Where(_ => false);
    }

    private IEnumerable<bool[]> Random(Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            double density = random.NextDouble() * random.NextDouble();
            yield return Where(_ => random.NextDouble() < density);
        }
    }

    private IEnumerable<bool[]> Constants(Random random, int phase) =>
        phase % 2 == 0 ? Random(random, 3) : [Where(_ => false), Where(_ => true), .. Random(random, 1)];

    private bool[] Where(Func<int, bool> spikes) => [.. Enumerable.Range(0, parameters.Inputs).Select(spikes)];

    private Dictionary<string, ulong> Levels(int phase, Random random)
    {
        int threshold = (int)FixedPoint.Saturate(_weights.Threshold, parameters.Widths.PotentialWidth);
        (int a, int b, int vth) = phase switch
        {
            0 => (_weights.WeightScale, _weights.BiasScale, threshold),
            1 => (_weights.WeightScale, 0, 0),
            2 => (1, _weights.BiasScale, -1),
            3 => (1, 1, (int)FixedPoint.MaxSigned(parameters.Widths.PotentialWidth)),
            4 => (1, 1, (int)FixedPoint.MinSigned(parameters.Widths.PotentialWidth)),
            _ => (
                random.Next(Math.Min(1, _weights.WeightScale), _weights.WeightScale + 1),
                random.Next(_weights.BiasScale + 1),
                random.Next(-Math.Abs(threshold) - 4, Math.Abs(threshold) + 5)),
        };
        a = Math.Min(a, _weights.WeightScale);
        b = Math.Min(b, _weights.BiasScale);
        return LayerLevels.Of(parameters, a, b, (int)FixedPoint.Saturate(vth, parameters.Widths.PotentialWidth));
    }
}
