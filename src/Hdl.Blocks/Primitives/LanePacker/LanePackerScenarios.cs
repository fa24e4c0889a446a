using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>Packets of beats with holes: corners first, then every density, with stalls and in free flow.</summary>
/// <param name="parameters">Slots, items per beat, width.</param>
internal sealed class LanePackerScenarios(LanePackerParameters parameters)
{
    private const int RandomPackets = 60;

    private readonly ItemStream _items = new LanePackerPorts(parameters).Items;

    public IEnumerable<Scenario> Create(ScenarioOptions options)
    {
        BeatSequence corners = Corners();
        yield return Scenario("corners", corners, stalls: true);
        yield return Scenario("corners-free-flow", corners, stalls: false);
        BeatSequence random = Random(options);
        yield return Scenario("random", random, stalls: true);
        yield return Scenario("random-free-flow", random, stalls: false);
    }

    private Scenario Scenario(string name, BeatSequence beats, bool stalls)
    {
        var inputs = new Dictionary<string, BeatSequence> { [_items] = beats };
        return new Scenario(name, [new Phase { Inputs = inputs, AllowStalls = stalls }]);
    }

    // Every number of items after every number of items held; packets of one beat, of nothing, of full beats alone.
    private BeatSequence Corners()
    {
        var random = new Random(parameters.InputItems);
        var beats = new BeatSequence(_items);
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

    private BeatSequence Random(ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        var beats = new BeatSequence(_items);
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
    private void Add(BeatSequence beats, Random random, Func<int, bool> present, bool last)
    {
        Span<uint> words = beats.Append();
        ulong keep = 0;
        for (int slot = 0; slot < _items.Items; slot++)
        {
            beats.WriteItem(words, _items, slot, (ulong)random.NextInt64());
            keep |= present(slot) ? 1UL << slot : 0;
        }

        beats.CloseBeat(words, _items, keep, last);
    }
}
