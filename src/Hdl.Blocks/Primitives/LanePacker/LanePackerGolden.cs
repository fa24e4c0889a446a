using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>
/// The packer as transactions: the items of a packet in order, BeatItems to a beat, max(1, ceil(items / BeatItems)) beats a
/// packet.
/// </summary>
/// <remarks>Timing: see <see cref="PackerTimelineGolden"/>.</remarks>
/// <param name="parameters">Slots, items per beat, width.</param>
public sealed class LanePackerGolden(LanePackerParameters parameters) : IStreamGolden
{
    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        int width = parameters.ItemWidth;
        var output = new BeatSequence([new("data", parameters.BeatItems * width), new("keep", parameters.BeatItems), new("last", 1)]);
        List<long> cycles = [];
        if (phase.Inputs.TryGetValue("items", out BeatSequence? beats))
        {
            List<ulong> items = [];
            var timeline = new PackerTimelineGolden(parameters.BeatItems);
            for (int beat = 0; beat < beats.Count; beat++)
            {
                int before = items.Count;
                for (int slot = 0; slot < parameters.InputItems; slot++)
                {
                    if (beats.GetBit(beat, 1, slot))
                    {
                        items.Add(beats.GetBits(beat, 0, slot * width, width));
                    }
                }

                timeline.Take(beat, items.Count - before, beats.GetBit(beat, 2, 0));
            }

            foreach ((int first, int count, bool last, long cycle) in timeline.Finish())
            {
                Span<uint> words = output.Append();
                for (int item = 0; item < count; item++)
                {
                    output.WriteBits(words, 0, item * width, width, items[first + item]);
                    output.SetBit(words, 1, item);
                }

                output.Write(words, 2, last ? 1u : 0u);
                cycles.Add(cycle);
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["beat"] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { ["beat"] = cycles },
        };
    }
}
