using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>
/// The packer as transactions: the items of a packet in order, BeatItems to a beat, max(1, ceil(items / BeatItems))
/// beats a packet.
/// </summary>
/// <remarks>Timing: see <see cref="PackerTimelineGolden"/>.</remarks>
/// <param name="parameters">Slots, items per beat, width.</param>
public sealed class LanePackerGolden(LanePackerParameters parameters) : IStreamGolden
{
    private readonly LanePackerPorts _ports = new(parameters);

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var output = new BeatSequence(_ports.Beat);
        List<long> cycles = [];
        if (phase.Inputs.TryGetValue(_ports.Items, out BeatSequence? beats))
        {
            List<ulong> items = [];
            var timeline = new PackerTimelineGolden(parameters.BeatItems);
            for (int beat = 0; beat < beats.Count; beat++)
            {
                int before = items.Count;
                for (int slot = 0; slot < parameters.InputItems; slot++)
                {
                    if (beats.IsKept(_ports.Items, beat, slot))
                    {
                        items.Add(beats.GetItem(_ports.Items, beat, slot));
                    }
                }

                timeline.Take(beat, items.Count - before, beats.IsLast(_ports.Items, beat));
            }

            foreach ((int first, int count, bool last, long cycle) in timeline.Finish())
            {
                output.AddItems(_ports.Beat, [.. items[first..(first + count)]], last);
                cycles.Add(cycle);
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Beat] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Beat] = cycles },
        };
    }
}
