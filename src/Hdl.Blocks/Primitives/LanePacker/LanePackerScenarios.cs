using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>Packets of beats with holes: corners first, then every density, with stalls and in free flow.</summary>
internal static class LanePackerScenarios
{
    private const int RandomPackets = 60;

    public static IEnumerable<Scenario> Create(LanePackerParameters parameters, ScenarioOptions options)
    {
        BeatSequence corners = Corners(parameters);
        yield return Scenario("corners", corners, stalls: true);
        yield return Scenario("corners-free-flow", corners, stalls: false);
        BeatSequence random = Random(parameters, options);
        yield return Scenario("random", random, stalls: true);
        yield return Scenario("random-free-flow", random, stalls: false);
    }

    private static Scenario Scenario(string name, BeatSequence beats, bool stalls) =>
        new(name, [new Phase { Inputs = new Dictionary<string, BeatSequence> { ["items"] = beats }, AllowStalls = stalls }]);

    private static BeatSequence Sequence(LanePackerParameters parameters) => new(
    [
        new StreamField("items_data_i", parameters.InputItems * parameters.ItemWidth),
        new StreamField("items_keep_i", parameters.InputItems),
        new StreamField("items_last_i", 1),
    ]);

    // Every number of items after every number of items held; packets of one beat, of nothing, of full beats alone.
    private static BeatSequence Corners(LanePackerParameters parameters)
    {
        var random = new Random(parameters.InputItems);
        BeatSequence beats = Sequence(parameters);
        int items = parameters.InputItems;
        foreach (int count in (int[])[0, items, items, 0, 0, 1, items])
        {
            Add(beats, random, slot => slot < count, last: true);
        }

        for (int held = 0; held <= items; held++)
        {
            for (int count = 0; count <= items; count++)
            {
                Add(beats, random, slot => slot < held, last: false);
                Add(beats, random, slot => slot >= items - count, last: true);
            }
        }

        for (int full = 0; full < 3 * parameters.BeatItems; full++)
        {
            Add(beats, random, _ => true, last: false);
        }

        Add(beats, random, _ => false, last: true);
        for (int slot = 0; slot < items; slot++)
        {
            int only = slot;
            Add(beats, random, place => place == only, last: false);
            Add(beats, random, place => place != only, last: slot % 3 == 2);
            Add(beats, random, place => place % 2 == only % 2, last: false);
        }

        Add(beats, random, _ => true, last: true);
        return beats;
    }

    private static BeatSequence Random(LanePackerParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        BeatSequence beats = Sequence(parameters);
        for (int packet = 0; packet < RandomPackets * options.Effort; packet++)
        {
            double density = random.Next(4) switch { 0 => 1, 1 => 0, _ => random.NextDouble() };
            int length = random.Next(3) == 0 ? 1 : random.Next(1, 24);
            for (int beat = 0; beat < length; beat++)
            {
                Add(beats, random, _ => random.NextDouble() < density, last: beat == length - 1);
            }
        }

        return beats;
    }

    // Empty slots hold noise.
    private static void Add(BeatSequence beats, Random random, Func<int, bool> present, bool last)
    {
        Span<uint> words = beats.Append();
        int width = beats.Fields[0].Width / beats.Fields[1].Width;
        for (int slot = 0; slot < beats.Fields[1].Width; slot++)
        {
            beats.WriteBits(words, 0, slot * width, width, (ulong)random.NextInt64());
            if (present(slot))
            {
                beats.SetBit(words, 1, slot);
            }
        }

        beats.Write(words, 2, last ? 1u : 0u);
    }
}
