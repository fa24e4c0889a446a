using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopCore;

/// <summary>What the accelerator is tried with: corner cases, random layers, several layers behind each other.</summary>
/// <param name="parameters">Widths and sizes.</param>
internal sealed class NullHopCoreScenarios(NullHopParameters parameters)
{
    private const int Layers = 40;
    private const int Together = 4;

    private readonly NullHopCorePorts _ports = new(parameters);

    public IEnumerable<Scenario> Create(ScenarioOptions options)
    {
        var layers = new RandomLayers(parameters, options.Seed);
        for (int corner = 0; corner < layers.Corners; corner++)
        {
            LayerCase layer = layers.Case(corner);
            yield return new Scenario($"corner-{corner:d2}", [.. Phases([layer])]);
        }

        for (int first = 0; first < Layers * options.Effort; first += Together)
        {
            LayerCase[] chosen = [.. Enumerable.Range(layers.Corners + first, Together).Select(layers.Case)];
            yield return new Scenario($"random-{first / Together:d2}", [.. Phases(chosen)]);
        }
    }

    // Where memory is used again, software waits until all passes are finished: there a phase ends.
    private IEnumerable<Phase> Phases(IEnumerable<LayerCase> layers)
    {
        var program = new NullHopProgram(parameters);
        foreach (LayerCase layer in layers)
        {
            program.Add(layer);
        }

        int consumed = 0;
        List<NullHopCommand> part = [];
        foreach (NullHopCommand command in program.Commands.Append(new NullHopWait(0)))
        {
            if (command is not NullHopWait)
            {
                part.Add(command);
            }
            else if (part.Count > 0)
            {
                int packets = part.OfType<NullHopPush>().Sum(push => Packets(Descriptor.Unpack(push.Words)));
                yield return PhaseOf(part, [.. program.Input.Skip(consumed).Take(packets)]);
                consumed += packets;
                part = [];
            }
        }
    }

    private static int Packets(Descriptor descriptor) =>
        descriptor.ReuseInput ? 0 : descriptor.Frames * descriptor.Height * descriptor.Slices.Count;

    private Phase PhaseOf(IReadOnlyList<NullHopCommand> commands, IReadOnlyList<MapPacket> packets)
    {
        var loads = new BeatSequence(_ports.Load);
        var param = new BeatSequence(_ports.Param);
        var passes = new BeatSequence(_ports.Pass);
        foreach (NullHopCommand command in commands)
        {
            switch (command)
            {
                case NullHopLoad load:
                    loads.Add((ulong)load.Kind, (ulong)load.WordsLog2, (ulong)load.Base, (ulong)load.Rows);
                    AddParameters(param, load.Beats);
                    break;
                case NullHopPush push:
                    Span<uint> words = passes.Append();
                    for (int register = 0; register < NullHopCorePorts.PassWords; register++)
                    {
                        words[register] = push.Words[register];
                    }

                    break;
            }
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence>
            {
                [_ports.Load] = loads,
                [_ports.Param] = param,
                [_ports.Pass] = passes,
                [_ports.Map] = Map(packets),
            },
            Levels = new Dictionary<string, ulong> { [_ports.ErrorClear] = 0 },
            IsWhole = true,
        };
    }

    private void AddParameters(BeatSequence param, IReadOnlyList<uint[]> beats)
    {
        for (int beat = 0; beat < beats.Count; beat++)
        {
            Span<uint> words = param.Append();
            beats[beat].CopyTo(words);
            param.Write(words, _ports.Param.Last, beat == beats.Count - 1 ? 1UL : 0);
        }
    }

    private BeatSequence Map(IReadOnlyList<MapPacket> packets)
    {
        var map = new BeatSequence(_ports.Map);
        foreach (MapBeat beat in MapBeats.Of(packets, parameters.InputWords))
        {
            Span<uint> words = map.Append();
            for (int word = 0; word < beat.Words.Count; word++)
            {
                map.WriteBits(words, _ports.Map.Data, word * parameters.WordWidth, parameters.WordWidth, beat.Words[word]);
            }

            if (_ports.Map.Keep is { } keep)
            {
                map.Write(words, keep, beat.Keep);
            }

            map.Write(words, _ports.Map.Last, beat.Last ? 1UL : 0);
        }

        return map;
    }
}
