using Hdl.Core.Golden;

namespace Hdl.Spiking.AerDecoder;

/// <summary>
/// Packets of events: empty, full, one event at either end, repeated, out of range; bases written in between.
/// </summary>
internal static class AerDecoderScenarios
{
    private const int RandomPackets = 40;

    public static IEnumerable<Scenario> Create(AerDecoderParameters parameters, ScenarioOptions options)
    {
        var ports = new AerDecoderPorts(parameters);
        foreach (bool stalls in new[] { true, false })
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return new Scenario("corners" + suffix, [Events(ports, Corners(parameters, ports), stalls)]);

            var random = new Random(options.Seed);
            yield return new Scenario("random" + suffix,
            [
                Events(ports, Random(parameters, ports, options, random, inRange: true), stalls),
                Events(ports, Random(parameters, ports, options, random, inRange: false), stalls),
                .. Enumerable.Range(0, 4).SelectMany(_ => new[]
                {
                    Bases(parameters, ports, random, small: false),
                    Events(ports, Random(parameters, ports, options, random, inRange: false), stalls),
                }),
                Bases(parameters, ports, random, small: true),
                Events(ports, Random(parameters, ports, options, random, inRange: true), stalls, clear: true),
                Bases(parameters, ports, random, small: false),
                Events(ports, Random(parameters, ports, options, random, inRange: false), stalls),
            ]);
        }
    }

    private static Phase Events(AerDecoderPorts ports, BeatSequence events, bool stalls, bool clear = false) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [ports.Event] = events },
        Levels = new Dictionary<string, ulong> { [ports.ClearError] = clear ? 1u : 0u },
        AllowStalls = stalls,
    };

    // Anything, unknown sources too; small ones are 0 or 1 in the end, so that there are packets without an error.
    private static Phase Bases(AerDecoderParameters parameters, AerDecoderPorts ports, Random random, bool small)
    {
        var beats = new BeatSequence(ports.Base);
        for (int write = 0; write < 3 * parameters.Sources; write++)
        {
            bool any = !small || write < 2 * parameters.Sources;
            ulong value = (ulong)random.Next(any ? 1 << parameters.RowWidth : Math.Min(2, parameters.Inputs));
            ulong source = (ulong)(any ? write % (1 << parameters.SourceWidth) : write % parameters.Sources);
            beats.Add(parameters.Sources > 1 ? [source, value] : [value]);
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [ports.Base] = beats },
            Levels = new Dictionary<string, ulong> { [ports.ClearError] = 0 },
        };
    }

    private static BeatSequence Corners(AerDecoderParameters parameters, AerDecoderPorts ports)
    {
        int inputs = parameters.Inputs;
        int beyond = (1 << parameters.EventAddressWidth) - 1;
        var events = new BeatSequence(ports.Event);
        Packet(events, parameters, []);
        Packet(events, parameters, [0]);
        Packet(events, parameters, []);
        Packet(events, parameters, [inputs - 1]);
        Packet(events, parameters, [0, inputs - 1]);
        Packet(events, parameters, [.. Enumerable.Range(0, inputs)]);
        Packet(events, parameters, [.. Enumerable.Range(0, inputs).Reverse()]);
        Packet(events, parameters, [0, 0, 0]);
        Packet(events, parameters, [beyond]);
        Packet(events, parameters, [0, Math.Min(inputs, beyond)]);
        Packet(events, parameters, [beyond, inputs - 1]);
        return events;
    }

    private static BeatSequence Random(
        AerDecoderParameters parameters, AerDecoderPorts ports, ScenarioOptions options, Random random, bool inRange)
    {
        int limit = inRange ? Math.Max(1, parameters.Inputs / 2) : 1 << parameters.EventAddressWidth;
        var events = new BeatSequence(ports.Event);
        for (int packet = 0; packet < RandomPackets * options.Effort; packet++)
        {
            int count = random.Next(12);
            int[] addresses =
            [
                .. Enumerable.Range(0, count).Select(_ => inRange ? random.Next(limit) / 2 : random.Next(limit)),
            ];
            Packet(events, parameters, addresses, random, inRange ? parameters.Sources : 1 << parameters.SourceWidth);
        }

        return events;
    }

    private static void Packet(
        BeatSequence events, AerDecoderParameters parameters, int[] addresses, Random? random = null, int sources = 1)
    {
        for (int beat = 0; beat < Math.Max(1, addresses.Length); beat++)
        {
            ulong address = addresses.Length > 0 ? (ulong)addresses[beat] : 0;
            ulong last = beat >= addresses.Length - 1 ? 1u : 0u;
            ulong isNull = addresses.Length == 0 ? 1u : 0u;
            ulong source = (ulong)(random?.Next(sources) ?? 0);
            events.Add(parameters.Sources > 1 ? [source, address, last, isNull] : [address, last, isNull]);
        }
    }
}
