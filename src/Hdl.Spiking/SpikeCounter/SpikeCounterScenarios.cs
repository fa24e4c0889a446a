using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Networks.Models;

namespace Hdl.Spiking.SpikeCounter;

/// <summary>Images for the counter: nothing, everything, ties, one neuron ahead, extreme potentials, errors; then random ones.</summary>
internal static class SpikeCounterScenarios
{
    private const int RandomImages = 40;

    public static IEnumerable<Scenario> Create(SpikeCounterParameters parameters, ScenarioOptions options)
    {
        BeatSequence corners = Corners(parameters);
        BeatSequence random = Random(parameters, options);
        foreach (bool stalls in new[] { true, false })
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return Scenario("corners" + suffix, corners, stalls);
            yield return Scenario("random" + suffix, random, stalls);
        }
    }

    private static Scenario Scenario(string name, BeatSequence vectors, bool stalls) =>
        new(name, [new Phase { Inputs = new Dictionary<string, BeatSequence> { ["spike"] = vectors }, AllowStalls = stalls }]);

    private static BeatSequence Sequence(SpikeCounterParameters parameters) => new(
    [
        parameters.Readout == Readout.Spikes
            ? new StreamField("spike_bits_i", parameters.Neurons)
            : new StreamField("spike_potential_i", parameters.Neurons * parameters.PotentialWidth),
        new StreamField("spike_last_i", 1),
        new StreamField("spike_error_i", 1),
    ]);

    // Values are spikes (above 0) or potentials, whichever is summed.
    private static BeatSequence Corners(SpikeCounterParameters parameters)
    {
        int most = Math.Min(parameters.MaxSteps, 300);
        int some = Math.Min(parameters.MaxSteps, 3);
        int lastNeuron = parameters.Neurons - 1;
        long greatest = FixedPoint.MaxSigned(parameters.PotentialWidth);
        long least = FixedPoint.MinSigned(parameters.PotentialWidth);
        BeatSequence vectors = Sequence(parameters);
        Image(vectors, parameters, most, (_, _) => 0);
        Image(vectors, parameters, most, (_, _) => greatest);
        Image(vectors, parameters, most, (_, _) => least);
        Image(vectors, parameters, 1, (_, _) => 1);
        Image(vectors, parameters, 1, (neuron, _) => neuron == lastNeuron ? 1 : 0);
        Image(vectors, parameters, 1, (neuron, _) => neuron == lastNeuron ? -1 : -2);
        Image(vectors, parameters, some, (neuron, _) => neuron == lastNeuron || neuron == 1 ? greatest : least);
        Image(vectors, parameters, some, (neuron, step) => neuron % 2 == step % 2 ? 1 : -1);
        Image(vectors, parameters, some, (neuron, _) => neuron == 0 ? 1 : 0, error: step => step == 0);
        Image(vectors, parameters, some, (neuron, _) => neuron == 0 ? 1 : 0, error: step => step == some - 1);
        Image(vectors, parameters, 1, (_, _) => -1);
        Image(vectors, parameters, most, (_, _) => 1);
        return vectors;
    }

    private static BeatSequence Random(SpikeCounterParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        BeatSequence vectors = Sequence(parameters);
        for (int image = 0; image < RandomImages * options.Effort; image++)
        {
            int steps = 1 + random.Next(Math.Min(parameters.MaxSteps, random.Next(4) == 0 ? 40 : 6));
            int shift = random.Next(parameters.PotentialWidth);
            bool faulty = random.Next(4) == 0;
            Image(
                vectors,
                parameters,
                steps,
                (_, _) => FixedPoint.Wrap(random.NextInt64(), parameters.PotentialWidth) >> shift,
                _ => faulty && random.Next(2) == 0);
        }

        return vectors;
    }

    private static void Image(
        BeatSequence vectors, SpikeCounterParameters parameters, int steps, Func<int, int, long> value, Func<int, bool>? error = null)
    {
        for (int step = 0; step < steps; step++)
        {
            Span<uint> words = vectors.Append();
            for (int neuron = 0; neuron < parameters.Neurons; neuron++)
            {
                long potential = value(neuron, step);
                if (parameters.Readout == Readout.Spikes)
                {
                    if (potential > 0)
                    {
                        vectors.SetBit(words, 0, neuron);
                    }

                    continue;
                }

                for (int bit = 0; bit < parameters.PotentialWidth; bit++)
                {
                    if (((potential >> bit) & 1) != 0)
                    {
                        vectors.SetBit(words, 0, (neuron * parameters.PotentialWidth) + bit);
                    }
                }
            }

            vectors.Write(words, 1, step == steps - 1 ? 1u : 0u);
            vectors.Write(words, 2, error?.Invoke(step) == true ? 1u : 0u);
        }
    }
}
