using System.Runtime.InteropServices;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Cosim.Running;

namespace Hdl.Bench;

/// <summary>Writes scenarios with their expected results for the native test bench; see native/peer.cpp.</summary>
internal static class StimulusFile
{
    public static void Write(
        string path, ModuleInterface module, IReadOnlyList<(Scenario Scenario, Expectation Expected, Pass Pass)> runs)
    {
        List<uint> words = [(uint)runs.Count];
        foreach ((Scenario scenario, Expectation expected, Pass pass) in runs)
        {
            words.Add(((uint)pass.Seed & 0x7fffffff) | 1);
            words.Add((uint)scenario.Phases.Count);
            Dictionary<string, uint[]> levels = [];
            for (int index = 0; index < scenario.Phases.Count; index++)
            {
                Phase phase = scenario.Phases[index];
                Levels(words, module, phase, levels);
                foreach (StreamPort stream in module.Streams)
                {
                    BeatSequence? beats = stream.Direction == PortDirection.Input
                        ? phase.Inputs.GetValueOrDefault(stream.Name)
                        : expected.Phases[index].Outputs.GetValueOrDefault(stream.Name);
                    words.Add((uint)(beats?.Count ?? 0));
                    words.AddRange(beats is null ? [] : beats.Words);
                }

                words.Add((uint)(phase.Cycles?.Count ?? 0));
                if (phase.Cycles is { } cycles)
                {
                    words.AddRange(cycles.Words);
                    words.AddRange(expected.Cycles[index]);
                }
            }
        }

        File.WriteAllBytes(path, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(words)));
    }

    private static void Levels(List<uint> words, ModuleInterface module, Phase phase, Dictionary<string, uint[]> levels)
    {
        foreach (Port port in PeerHeader.LevelsOf(module))
        {
            var value = new uint[BeatSequence.WordsOf(port.Width)];
            if (phase.Levels.TryGetValue(port.Name, out ulong level))
            {
                value[0] = (uint)level;
                if (value.Length > 1)
                {
                    value[1] = (uint)(level >> 32);
                }

                levels[port.Name] = value;
            }
            else if (phase.WideLevels.TryGetValue(port.Name, out IReadOnlyList<uint>? wide))
            {
                levels[port.Name] = [.. wide];
            }

            words.AddRange(levels.GetValueOrDefault(port.Name, value));
        }
    }
}
