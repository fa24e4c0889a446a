using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Spiking.AerEncoder;

/// <summary>Spike vectors: corners first, then random ones of every density, with stalls and in free flow.</summary>
internal static class AerEncoderScenarios
{
    private const int RandomVectors = 60;

    public static IEnumerable<Scenario> Create(AerEncoderParameters parameters, ScenarioOptions options)
    {
        BeatSequence corners = Corners(parameters);
        yield return Scenario("corners", corners, stalls: true);
        yield return Scenario("corners-free-flow", corners, stalls: false);

        BeatSequence random = Random(parameters, options);
        yield return Scenario("random", random, stalls: true);
        yield return Scenario("random-free-flow", random, stalls: false);
    }

    private static Scenario Scenario(string name, BeatSequence vectors, bool stalls) =>
        new(name, [new Phase { Inputs = new Dictionary<string, BeatSequence> { ["vector"] = vectors }, AllowStalls = stalls }]);

    private static BeatSequence Sequence(AerEncoderParameters parameters) => new(parameters.TagWidth > 0
        ? [new StreamField("vector_bits_i", parameters.Inputs), new StreamField("vector_tag_i", parameters.TagWidth)]
        : [new StreamField("vector_bits_i", parameters.Inputs)]);

    // Nothing, everything, one spike at the ends and at the seams of lanes and of 32-bit groups, and pairs that span them.
    private static BeatSequence Corners(AerEncoderParameters parameters)
    {
        int inputs = parameters.Inputs;
        int seam = 32 * parameters.Lanes;
        BeatSequence vectors = Sequence(parameters);
        Add(vectors, _ => false);
        Add(vectors, _ => true);
        Add(vectors, _ => false);
        Add(vectors, _ => false);
        Add(vectors, bit => bit == 0);
        Add(vectors, bit => bit == inputs - 1);
        Add(vectors, bit => bit == 0 || bit == inputs - 1);
        Add(vectors, bit => bit % parameters.Lanes == 0);
        Add(vectors, bit => bit % parameters.Lanes == parameters.Lanes - 1);
        Add(vectors, bit => bit % 2 == 1);
        foreach (int place in new[] { 1, 31, 32, 33, seam - 1, seam, seam + 1, inputs - 2 }.Where(place => place > 0 && place < inputs))
        {
            Add(vectors, bit => bit == place);
            Add(vectors, bit => bit == place || bit == place - 1);
        }

        // Two bits of a lane in two of its groups, each group in turn the later one: alone it must keep the packet open.
        int laneInputs = (inputs + parameters.Lanes - 1) / parameters.Lanes;
        for (int group = 1; group < (laneInputs + 31) / 32; group++)
        {
            int late = Math.Min(seam * (group + 1), inputs) - 1;
            Add(vectors, bit => bit == late - (seam * group) || bit == late);
            Add(vectors, bit => bit == seam * (group - 1) || bit == seam * group);
        }

        // Two spikes that meet where a word is folded in the middle, in the first and the last group; two groups that do.
        int last = (laneInputs - 1) / 32;
        Pairs(vectors, parameters, Math.Min(32, laneInputs), place => place);
        Pairs(vectors, parameters, laneInputs - (32 * last), place => (32 * last) + place);
        Pairs(vectors, parameters, last + 1, group => 32 * group);
        Add(vectors, _ => true);
        Add(vectors, _ => true);
        return vectors;
    }

    // Two of so many places at every distance of half the places, half of those and so on: in all lanes at once.
    private static void Pairs(BeatSequence vectors, AerEncoderParameters parameters, int places, Func<int, int> bitOf)
    {
        int half;
        for (int width = places; width > 1; width = half)
        {
            half = (width + 1) / 2;
            for (int place = 0; place < width - half; place++)
            {
                (int low, int high) = (bitOf(place), bitOf(place + half));
                Add(vectors, bit => bit / parameters.Lanes == low || bit / parameters.Lanes == high);
            }
        }
    }

    private static BeatSequence Random(AerEncoderParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        BeatSequence vectors = Sequence(parameters);
        for (int i = 0; i < RandomVectors * options.Effort; i++)
        {
            double density = Math.Pow(random.NextDouble(), 3);
            Add(vectors, _ => random.NextDouble() < density);
        }

        return vectors;
    }

    // Tags count up, so that a tag that is late or early shows.
    private static void Add(BeatSequence vectors, Func<int, bool> spike)
    {
        Span<uint> words = vectors.Append();
        for (int bit = 0; bit < vectors.Fields[0].Width; bit++)
        {
            if (spike(bit))
            {
                vectors.SetBit(words, 0, bit);
            }
        }

        if (vectors.Fields.Count > 1)
        {
            vectors.Write(words, 1, (ulong)vectors.Count);
        }
    }
}
