using Hdl.Core.Golden;

namespace Hdl.Spiking.AerEncoder;

/// <summary>Spike vectors: corners first, then random ones of every density, with stalls and in free flow.</summary>
internal static class AerEncoderScenarios
{
    private const int RandomVectors = 60;

    public static IEnumerable<Scenario> Create(AerEncoderParameters parameters, ScenarioOptions options)
    {
        SpikeVectorStream stream = new AerEncoderPorts(parameters).Vector;
        BeatSequence corners = Corners(parameters, stream);
        yield return Scenario("corners", stream, corners, stalls: true);
        yield return Scenario("corners-free-flow", stream, corners, stalls: false);

        BeatSequence random = Random(stream, options);
        yield return Scenario("random", stream, random, stalls: true);
        yield return Scenario("random-free-flow", stream, random, stalls: false);
    }

    private static Scenario Scenario(string name, SpikeVectorStream stream, BeatSequence vectors, bool stalls) =>
        new(name,
        [
            new Phase { Inputs = new Dictionary<string, BeatSequence> { [stream] = vectors }, AllowStalls = stalls },
        ]);

    // Nothing, everything, one spike at the ends and at the seams of lanes and of 32-bit groups, and pairs that span
    // them.
    private static BeatSequence Corners(AerEncoderParameters parameters, SpikeVectorStream stream)
    {
        int inputs = parameters.Inputs;
        int seam = 32 * parameters.Lanes;
        var vectors = new BeatSequence(stream);
        Add(stream, vectors, _ => false);
        Add(stream, vectors, _ => true);
        Add(stream, vectors, _ => false);
        Add(stream, vectors, _ => false);
        Add(stream, vectors, bit => bit == 0);
        Add(stream, vectors, bit => bit == inputs - 1);
        Add(stream, vectors, bit => bit == 0 || bit == inputs - 1);
        Add(stream, vectors, bit => bit % parameters.Lanes == 0);
        Add(stream, vectors, bit => bit % parameters.Lanes == parameters.Lanes - 1);
        Add(stream, vectors, bit => bit % 2 == 1);
        foreach (int place in new[] { 1, 31, 32, 33, seam - 1, seam, seam + 1, inputs - 2 }.Where(place =>
                place > 0 && place < inputs))
        {
            Add(stream, vectors, bit => bit == place);
            Add(stream, vectors, bit => bit == place || bit == place - 1);
        }

        // Two bits of a lane in two of its groups, each group in turn the later one: alone it must keep the packet
        // open.
        int laneInputs = (inputs + parameters.Lanes - 1) / parameters.Lanes;
        for (int group = 1; group < (laneInputs + 31) / 32; group++)
        {
            int late = Math.Min(seam * (group + 1), inputs) - 1;
            Add(stream, vectors, bit => bit == late - (seam * group) || bit == late);
            Add(stream, vectors, bit => bit == seam * (group - 1) || bit == seam * group);
        }

        // Two spikes that meet where a word is folded in the middle, in the first and the last group; two groups that
        // do.
        int last = (laneInputs - 1) / 32;
        Pairs(stream, vectors, parameters.Lanes, Math.Min(32, laneInputs), place => place);
        Pairs(stream, vectors, parameters.Lanes, laneInputs - (32 * last), place => (32 * last) + place);
        Pairs(stream, vectors, parameters.Lanes, last + 1, group => 32 * group);
        Add(stream, vectors, _ => true);
        Add(stream, vectors, _ => true);
        return vectors;
    }

    // Two of so many places at every distance of half the places, half of those and so on: in all lanes at once.
    private static void Pairs(
        SpikeVectorStream stream, BeatSequence vectors, int lanes, int places, Func<int, int> bitOf)
    {
        int half;
        for (int width = places; width > 1; width = half)
        {
            half = (width + 1) / 2;
            for (int place = 0; place < width - half; place++)
            {
                (int low, int high) = (bitOf(place), bitOf(place + half));
                Add(stream, vectors, bit => bit / lanes == low || bit / lanes == high);
            }
        }
    }

    private static BeatSequence Random(SpikeVectorStream stream, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        var vectors = new BeatSequence(stream);
        for (int i = 0; i < RandomVectors * options.Effort; i++)
        {
            double density = Math.Pow(random.NextDouble(), 3);
            Add(stream, vectors, _ => random.NextDouble() < density);
        }

        return vectors;
    }

    // Tags count up, so that a tag that is late or early shows.
    private static void Add(SpikeVectorStream stream, BeatSequence vectors, Func<int, bool> spike)
    {
        Span<uint> words = vectors.Append();
        for (int bit = 0; bit < stream.Bits.Width; bit++)
        {
            if (spike(bit))
            {
                vectors.SetBit(words, stream.Bits, bit);
            }
        }

        if (stream.Tag is { } tag)
        {
            vectors.Write(words, tag, (ulong)vectors.Count);
        }
    }
}
