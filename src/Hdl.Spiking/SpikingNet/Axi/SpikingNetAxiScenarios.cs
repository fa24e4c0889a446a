using Hdl.Blocks.Axi;
using Hdl.Core.Golden;
using Hdl.Core.Registers;
using Hdl.Networks.Spiking;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet.Axi;

/// <summary>What proves the registers of a network, and what it makes of words that it should not get.</summary>
/// <param name="resolved">The network.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class SpikingNetAxiScenarios(SpikingNetResolvedParameters resolved, ScenarioOptions options)
{
    private const uint Whole = 0xF;

    private readonly SpikingNetStimulus _stimulus = new(resolved);
    private readonly int[] _registers = [.. SpikingNetRegisters.Of(resolved).Registers.Select(one => one.Address)];

    /// <summary>The scenarios.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return new Scenario("registers", [.. Registers(new Random(options.Seed))]);
        if (resolved.Pixels is null)
        {
            yield return new Scenario("beyond-the-map", [.. Beyond(new Random(options.Seed + 1))]);
        }

        yield return new Scenario("interrupted", [.. Interrupted(new Random(options.Seed + 2))]);
    }

    /// <summary>What is known of the counters at any time.</summary>
    public static Phase ReadCounters() =>
        AxiStimulus.Read(TwSnnRegisters.Status, TwSnnRegisters.Images, TwSnnRegisters.TimeSteps);

    // Every register, and every address that differs from one in one bit; every bit of what is written.
    private IEnumerable<Phase> Registers(Random random)
    {
        int[] addresses =
        [
            .. _registers,
            .. _registers.SelectMany(address =>
                Enumerable.Range(0, AxiLite.AddressWidth).Select(bit => address ^ (1 << bit))),
        ];
        yield return AxiStimulus.Read(addresses);
        yield return AxiStimulus.Write(addresses.Where(address => address != TwSnnRegisters.Steps)
            .Select(address => (address, (uint)random.NextInt64(), random.Next(4) == 0 ? 0x7u : Whole)));
        yield return AxiStimulus.Read(addresses);
        yield return AxiStimulus.Write((TwSnnRegisters.Status, 0xF00u, Whole));
        yield return AxiStimulus.Read(TwSnnRegisters.Status);
        uint most = (uint)resolved.MaxSteps;
        foreach (uint value in (uint[])
            [
                0, 1, most, most + 1, uint.MaxValue,
                .. Enumerable.Range(0, 32).SelectMany(bit => (uint[])[1u << bit, ~(1u << bit)]),
            ])
        {
            yield return AxiStimulus.Write((TwSnnRegisters.Steps, value, Whole));
            yield return AxiStimulus.Read(TwSnnRegisters.Steps, TwSnnRegisters.Status);
        }

        foreach (Phase phase in Counted(random))
        {
            yield return phase;
        }
    }

    private IEnumerable<Phase> Counted(Random random)
    {
        for (int round = 0; round < 2; round++)
        {
            int samples = 3 + (9 * round);
            int steps = Math.Min(2, resolved.MaxSteps);
            foreach (Phase phase in resolved.Pixels is null
                ? _stimulus.Phases(Enumerable.Range(0, samples).Select(_ => Sample(random, steps)), stalls: false)
                : _stimulus.Images(Enumerable.Range(0, samples).Select(_ => Image(random)), steps, stalls: false))
            {
                yield return phase;
            }

            yield return ReadCounters();
            yield return AxiStimulus.Write((TwSnnRegisters.Clear, (uint)random.NextInt64(), Whole));
            yield return AxiStimulus.Read(_registers.Where(address => address != TwSnnRegisters.Clear));
        }
    }

    // Events with one coordinate beyond the map, with noise between row and null, and null words that name one.
    private IEnumerable<Phase> Beyond(Random random)
    {
        MapShape map = resolved.Network.Input;
        var word = new EventWord(map);
        uint noise = word.Width >= EventWord.Null ? 0 : uint.MaxValue << word.Width & ~(1u << EventWord.Null);
        for (int round = 0; round < 12; round++)
        {
            BeatSequence words = _stimulus.NewWords();
            uint[] step =
            [
                word.Of((1 << word.RowWidth) - 1, map.Width - 1, map.Channels - 1),
                word.Of(map.Height - 1, (1 << word.ColumnWidth) - 1, map.Channels - 1),
                word.Of(map.Height - 1, map.Width - 1, (1 << word.ChannelWidth) - 1),
                word.Of(0, 0, 0) | ((uint)random.NextInt64() & noise),
                word.Of(map.Height - 1, 0, 0) | (1u << EventWord.Null),
                (uint)random.NextInt64(),
            ];
            // Each by itself, then together in any order: what ends a step is beyond the map as well.
            uint[] sent = round < step.Length ? [step[round]] : [.. step.OrderBy(_ => random.Next())];
            uint[] once = [.. sent.DistinctBy(one => word.Read(one) ?? (-1, (int)one, 0))];
            for (int i = 0; i < once.Length; i++)
            {
                words.Add(once[i], i == once.Length - 1 ? 1u : 0u);
            }

            yield return AxiStimulus.Write((TwSnnRegisters.Steps, 1u, Whole));
            yield return _stimulus.Words(words, stalls: true);
            yield return ReadCounters();
            yield return AxiStimulus.Write((TwSnnRegisters.Status, 1u << (RegisterMap.FirstError + 2), Whole));
            yield return ReadCounters();
        }
    }

    // A sender that stops in the middle of a step, and between steps.
    private IEnumerable<Phase> Interrupted(Random random)
    {
        int steps = Math.Min(3, resolved.MaxSteps);
        yield return AxiStimulus.Write((TwSnnRegisters.Steps, (uint)steps, Whole));
        for (int round = 0; round < 3; round++)
        {
            BeatSequence words = _stimulus.NewWords();
            if (resolved.Pixels is not null)
            {
                _stimulus.AddImage(words, Image(random));
            }
            else
            {
                foreach (IReadOnlyList<(int Y, int X, int Channel)> step in Sample(random, steps))
                {
                    _stimulus.AddWords(words, step);
                }
            }

            int cut = random.Next(words.Count + 1);
            yield return _stimulus.Words(words.Part(0, cut), stalls: true);
            yield return ReadCounters();
            yield return _stimulus.Words(words.Part(cut, words.Count), stalls: true);
            yield return ReadCounters();
        }
    }

    private byte[] Image(Random random) => ImageScenarios.Drawn(random, resolved.Pixels!, 0.2);

    private IReadOnlyList<IReadOnlyList<(int Y, int X, int Channel)>> Sample(Random random, int steps) =>
    [
        .. Enumerable.Range(0, steps).Select(_ => (IReadOnlyList<(int, int, int)>)
        [
            .. Enumerable.Range(0, random.Next(4)).Select(_ => (
                random.Next(resolved.Network.Input.Height), random.Next(resolved.Network.Input.Width),
                random.Next(resolved.Network.Input.Channels))).Distinct(),
        ]),
    ];
}
