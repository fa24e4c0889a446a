using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.SpikeCounter;

/// <summary>
/// Images for the counter: nothing, everything, ties, one neuron ahead, extreme potentials, errors; then random ones.
/// </summary>
internal static class SpikeCounterScenarios
{
    private const int RandomImages = 40;

    public static IEnumerable<Scenario> Create(SpikeCounterParameters parameters, ScenarioOptions options)
    {
        CountedStream stream = new SpikeCounterPorts(parameters).Spike;
        BeatSequence corners = Corners(parameters);
        BeatSequence random = Random(parameters, options);
        foreach (bool stalls in new[] { true, false })
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return Scenario("corners" + suffix, stream, corners, stalls);
            yield return Scenario("random" + suffix, stream, random, stalls);
        }
    }

    private static Scenario Scenario(string name, CountedStream stream, BeatSequence vectors, bool stalls) =>
        new(name,
        [
            new Phase { Inputs = new Dictionary<string, BeatSequence> { [stream] = vectors }, AllowStalls = stalls },
        ]);

    // Values are spikes (above 0) or potentials, whichever is summed.
    private static BeatSequence Corners(SpikeCounterParameters parameters)
    {
        int most = Math.Min(parameters.MaxSteps, 300);
        int some = Math.Min(parameters.MaxSteps, 3);
        int lastNeuron = parameters.Neurons - 1;
        long greatest = FixedPoint.MaxSigned(parameters.PotentialWidth);
        long least = FixedPoint.MinSigned(parameters.PotentialWidth);
        CountedStream stream = new SpikeCounterPorts(parameters).Spike;
        var vectors = new BeatSequence(stream);
        Image(stream, vectors, parameters, most, (_, _) => 0);
        Image(stream, vectors, parameters, most, (_, _) => greatest);
        Image(stream, vectors, parameters, most, (_, _) => least);
        Image(stream, vectors, parameters, 1, (_, _) => 1);
        Image(stream, vectors, parameters, 1, (neuron, _) => neuron == lastNeuron ? 1 : 0);
        Image(stream, vectors, parameters, 1, (neuron, _) => neuron == lastNeuron ? -1 : -2);
        Image(stream, vectors, parameters, some, (neuron, _) => neuron == lastNeuron || neuron == 1 ? greatest : least);
        Image(stream, vectors, parameters, some, (neuron, step) => neuron % 2 == step % 2 ? 1 : -1);
        Image(stream, vectors, parameters, some, (neuron, _) => neuron == 0 ? 1 : 0, error: step => step == 0);
        Image(stream, vectors, parameters, some, (neuron, _) => neuron == 0 ? 1 : 0, error: step => step == some - 1);
        Image(stream, vectors, parameters, 1, (_, _) => -1);
        Image(stream, vectors, parameters, most, (_, _) => 1);
        return vectors;
    }

    private static BeatSequence Random(SpikeCounterParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        CountedStream stream = new SpikeCounterPorts(parameters).Spike;
        var vectors = new BeatSequence(stream);
        for (int image = 0; image < RandomImages * options.Effort; image++)
        {
            int steps = 1 + random.Next(Math.Min(parameters.MaxSteps, random.Next(4) == 0 ? 40 : 6));
            int shift = random.Next(parameters.PotentialWidth);
            bool faulty = random.Next(4) == 0;
            Image(
                stream,
                vectors,
                parameters,
                steps,
                (_, _) => FixedPoint.Wrap(random.NextInt64(), parameters.PotentialWidth) >> shift,
                _ => faulty && random.Next(2) == 0);
        }

        return vectors;
    }

    private static void Image(
        CountedStream stream,
        BeatSequence vectors,
        SpikeCounterParameters parameters,
        int steps,
        Func<int, int, long> value,
        Func<int, bool>? error = null)
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
                        vectors.SetBit(words, stream.Value, neuron);
                    }

                    continue;
                }

                int width = parameters.PotentialWidth;
                vectors.WriteBits(words, stream.Value, neuron * width, width, (ulong)potential);
            }

            vectors.Write(words, stream.Last, step == steps - 1 ? 1u : 0u);
            vectors.Write(words, stream.Error, error?.Invoke(step) == true ? 1u : 0u);
        }
    }
}
