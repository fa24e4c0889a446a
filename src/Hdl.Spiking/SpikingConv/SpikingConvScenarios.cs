using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>What proves a convolution: corners of the map, then random steps.</summary>
/// <param name="parameters">Which layer.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class SpikingConvScenarios(SpikingConvParameters parameters, ScenarioOptions options)
{
    // Steps and events of a random scenario; what an emitted bench holds is less.
    private const int Steps = 32;
    private const int MostEvents = 120;

    private readonly SpikingConvPorts _ports = new(parameters);

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("corners", Corners(new Random(options.Seed)), stalls: true);
        yield return Run("ends-of-the-range", Ends(), stalls: true);
        yield return Run("one-position", OnePosition(new Random(options.Seed + 1)), stalls: false);
        yield return Run("at-the-threshold", AtThreshold(new Random(options.Seed + 7)), stalls: false);
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
        List<(int, int, int)[]> all = [.. steps.Select(Allowed)];
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

    // No input spikes more often per step than the proof of widths counts with, where there is one.
    private (int Y, int X, int Channel)[] Allowed((int Y, int X, int Channel)[] step) =>
        parameters.Neurons.Overflow is not null
            ? step
            : [.. step.GroupBy(one => one).SelectMany(same => same.Take(parameters.EventsPerInput))];

    // What moves a neuron of each channel one way, one event more per step: single events cross its threshold. At last
    // so often that sums overflow where they may, upwards and downwards; then steps without events, in which neurons
    // fire, wait and decay from there.
    private IEnumerable<(int Y, int X, int Channel)[]> Ends()
    {
        int times = parameters.Neurons.Overflow is null
            ? parameters.EventsPerInput
            : Math.Clamp(1 << Math.Min(8, parameters.Neurons.PotentialWidth - 3), 1, MostEvents / 2);
        foreach (int sign in (int[])[1, -1, 1])
        {
            for (int output = 0; output < Math.Min(parameters.Outputs, 8); output++)
            {
                (int Y, int X, int Channel)[] events = [.. Moving(output, sign)];
                for (int count = 1; count <= Math.Min(events.Length, 16) && sign > 0; count++)
                {
                    yield return events[..count];
                }

                yield return [.. events.SelectMany(one => Enumerable.Repeat(one, times)).Take(2 * MostEvents)];
                yield return [];
                yield return [];
            }
        }
    }

    // The inputs whose weights to the neuron in the middle of a channel have a sign, the greatest first.
    private IEnumerable<(int Y, int X, int Channel)> Moving(int output, int sign)
    {
        Window window = parameters.Window.Window;
        return
            from seen in Seen(
                output, window.OutputHeight(parameters.Height) / 2, window.OutputWidth(parameters.Width) / 2)
            where seen.Weight * sign > 0
            orderby seen.Weight * sign descending
            select seen.Input;
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
        for (int step = 0; step < Steps; step++)
        {
            int gap = step % 4;
            (int y, int x, _) = Any(random);
            List<(int, int, int)> events = [];
            foreach (int channel in Enumerable.Range(0, parameters.Channels).Take(MostEvents / 4))
            {
                events.Add((y, x, channel));
                events.AddRange(Enumerable.Range(0, gap).Select(_ => Any(random)));
            }

            yield return [.. events];
        }
    }

    // Inputs of one neuron per step, until its sum is at the threshold or just above, if it comes there: so every unit
    // of every weight among them decides.
    private IEnumerable<(int Y, int X, int Channel)[]> AtThreshold(Random random)
    {
        ConvWeights weights = ConvWeights.Of(parameters);
        int scale = parameters.WeightFormat == WeightFormat.Ternary ? parameters.Scale : 1;
        Window window = parameters.Window.Window;
        for (int step = 0; step < 16 * Steps; step++)
        {
            int output = random.Next(parameters.Outputs);
            (int Weight, (int, int, int) Input)[] inputs =
            [
                .. Seen(
                    output, random.Next(window.OutputHeight(parameters.Height)),
                    random.Next(window.OutputWidth(parameters.Width))),
            ];
            random.Shuffle(inputs);
            long above = weights.Biases[output] - weights.Thresholds[output];
            List<(int, int, int)> events = [];
            foreach ((int weight, (int, int, int) input) in inputs)
            {
                if (above is 0 or 1 && events.Count > 0)
                {
                    break;
                }

                // Mostly those that come nearer.
                if (weight * (above > 0 ? -1 : 1) > 0 || random.Next(4) == 0)
                {
                    events.Add(input);
                    above += weight * scale;
                }
            }

            yield return [.. events.Take(MostEvents)];
        }
    }

    // The inputs that a neuron sees, and its weights.
    private IEnumerable<(int Weight, (int Y, int X, int Channel) Input)> Seen(int output, int yo, int xo)
    {
        ConvWeights weights = ConvWeights.Of(parameters);
        ConvWindowParameters kernel = parameters.Window;
        int inputs = parameters.Channels / parameters.Groups;
        int first = inputs * (output / (parameters.Outputs / parameters.Groups));
        int top = (yo * kernel.StrideY) - kernel.PaddingY;
        int left = (xo * kernel.StrideX) - kernel.PaddingX;
        return
            from channel in Enumerable.Range(0, inputs)
            from ky in Enumerable.Range(0, kernel.KernelHeight)
            from kx in Enumerable.Range(0, kernel.KernelWidth)
            where top + ky >= 0 && top + ky < parameters.Height && left + kx >= 0 && left + kx < parameters.Width
            select (weights.At(parameters, output, channel, ky, kx), (top + ky, left + kx, first + channel));
    }

    private IEnumerable<(int Y, int X, int Channel)[]> Random(Random random, int count)
    {
        int inputs = parameters.Height * parameters.Width * parameters.Channels;
        for (int i = 0; i < count; i++)
        {
            // Dense and sparse steps follow each other: what overlaps is different each time.
            double share = random.NextDouble() * random.NextDouble();
            int events = (int)(share * Math.Min(inputs, MostEvents));
            yield return [.. Enumerable.Range(0, events).Select(_ => Any(random))];
        }
    }

    private (int Y, int X, int Channel) Any(Random random) =>
        (random.Next(parameters.Height), random.Next(parameters.Width), random.Next(parameters.Channels));

    private (int Y, int X, int Channel) Input(int number) => (
        number / parameters.Channels / parameters.Width, number / parameters.Channels % parameters.Width,
        number % parameters.Channels);
}
