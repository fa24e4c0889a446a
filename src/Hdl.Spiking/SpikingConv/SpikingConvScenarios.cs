using System.Globalization;
using Hdl.Core.Golden;

namespace Hdl.Spiking.SpikingConv;

/// <summary>What proves a convolution: corners of the map, then random steps.</summary>
/// <param name="parameters">Which layer.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class SpikingConvScenarios(SpikingConvParameters parameters, ScenarioOptions options)
{
    // Steps and events of a random scenario; what an emitted bench holds is less.
    private const int Steps = 24;
    private const int MostEvents = 120;

    private readonly SpikingConvPorts _ports = new(parameters);

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("corners", Corners(new Random(options.Seed)), stalls: true);
        yield return Run("one-position", OnePosition(new Random(options.Seed + 1)), stalls: false);
        yield return Run("free-flow", Random(new Random(options.Seed + 2), Steps), stalls: false);
        for (int i = 0; i < options.Effort; i++)
        {
            yield return Run(
                $"random-{i.ToString(CultureInfo.InvariantCulture)}",
                Random(new Random(options.Seed + 3 + i), Steps), stalls: i % 4 != 3);
        }
    }

    private Scenario Run(string name, IEnumerable<(int Y, int X, int Channel)[]> steps, bool stalls)
    {
        // Two phases: the second begins where nothing is on its way.
        List<(int, int, int)[]> all = [.. steps];
        var random = new Random(options.Seed);
        int half = all.Count / 2;
        return new Scenario(name,
        [
            new Phase { Inputs = Inputs(all.Take(half), random), AllowStalls = stalls },
            new Phase { Inputs = Inputs(all.Skip(half), random), AllowStalls = stalls },
        ]);
    }

    private Dictionary<string, BeatSequence> Inputs(IEnumerable<(int Y, int X, int Channel)[]> steps, Random random)
    {
        var beats = new BeatSequence(_ports.Event);
        foreach ((int Y, int X, int Channel)[] step in steps)
        {
            ulong tag = (ulong)random.NextInt64();
            for (int i = 0; i < Math.Max(1, step.Length); i++)
            {
                bool isNull = step.Length == 0;
                // What a null beat says otherwise does not matter.
                (int y, int x, int channel) = isNull ? Any(random) : step[i];
                Span<uint> beat = beats.Append();
                beats.Write(beat, _ports.Event.Y, (ulong)y);
                beats.Write(beat, _ports.Event.X, (ulong)x);
                beats.Write(beat, _ports.Event.Channel, (ulong)channel);
                beats.Write(beat, _ports.Event.Last, i == Math.Max(1, step.Length) - 1 ? 1u : 0u);
                beats.Write(beat, _ports.Event.Null, isNull ? 1u : 0u);
                if (_ports.Event.Tag is { } field)
                {
                    beats.Write(beat, field, tag);
                }
            }
        }

        return new Dictionary<string, BeatSequence> { [_ports.Event] = beats };
    }

    // Nothing; each corner; every row and column of the map once; each channel; all inputs at once, where they are few.
    private IEnumerable<(int Y, int X, int Channel)[]> Corners(Random random)
    {
        int bottom = parameters.Height - 1;
        int right = parameters.Width - 1;
        int channel = parameters.Channels - 1;
        yield return [];
        yield return [];
        yield return [(0, 0, 0)];
        yield return [];
        yield return [(0, right, channel), (bottom, 0, 0), (bottom, right, channel)];
        yield return [.. Enumerable.Range(0, parameters.Height).Select(y => (y, random.Next(right + 1), 0))];
        yield return [.. Enumerable.Range(0, parameters.Width).Select(x => (random.Next(bottom + 1), x, channel))];
        (int y, int x) = (random.Next(bottom + 1), random.Next(right + 1));
        yield return [.. Enumerable.Range(0, parameters.Channels).Select(c => (y, x, c))];
        yield return [];
        (int, int, int)[] all =
        [
            .. Enumerable.Range(0, parameters.Height * parameters.Width * parameters.Channels)
                .Select(Input)
                .OrderBy(_ => random.Next())
                .Take(4 * MostEvents),
        ];
        yield return all;
        yield return all;
        yield return [];
    }

    // Events at a position that follow each other at once, every other, and every third cycle.
    private IEnumerable<(int Y, int X, int Channel)[]> OnePosition(Random random)
    {
        for (int gap = 0; gap < 4; gap++)
        {
            (int y, int x, _) = Any(random);
            List<(int, int, int)> events = [];
            foreach (int channel in Enumerable.Range(0, parameters.Channels).Take(MostEvents / 4))
            {
                events.Add((y, x, channel));
                events.AddRange(Enumerable.Range(0, gap).Select(_ => Any(random)));
            }

            yield return [.. events.Distinct()];
        }
    }

    private IEnumerable<(int Y, int X, int Channel)[]> Random(Random random, int count)
    {
        int inputs = parameters.Height * parameters.Width * parameters.Channels;
        for (int i = 0; i < count; i++)
        {
            // Dense and sparse steps follow each other: what overlaps is different each time.
            double share = random.NextDouble() * random.NextDouble();
            int events = (int)(share * Math.Min(inputs, MostEvents));
            yield return [.. Enumerable.Range(0, events).Select(_ => Any(random)).Distinct()];
        }
    }

    private (int Y, int X, int Channel) Any(Random random) =>
        (random.Next(parameters.Height), random.Next(parameters.Width), random.Next(parameters.Channels));

    private (int Y, int X, int Channel) Input(int number) => (
        number / parameters.Channels / parameters.Width, number / parameters.Channels % parameters.Width,
        number % parameters.Channels);
}
