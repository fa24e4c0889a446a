using Hdl.Blocks.SparsityMap;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Tests.SparsityMap;

/// <summary>Packets of pixels as beats, and back.</summary>
internal static class PixelPackets
{
    public static BeatSequence Beats(SparsityMapParameters parameters, params IEnumerable<ulong[]> packets)
    {
        int lanes = parameters.Lanes;
        int width = parameters.ValueWidth;
        List<StreamField> keep = lanes > 1 ? [new StreamField("pixel_keep_i", lanes)] : [];
        var beats = new BeatSequence([new("pixel_data_i", lanes * width), .. keep, new("pixel_last_i", 1)]);
        foreach (ulong[] packet in packets)
        {
            for (int first = 0; first < packet.Length; first += lanes)
            {
                Span<uint> words = beats.Append();
                foreach ((int lane, ulong pixel) in packet[first..Math.Min(packet.Length, first + lanes)].Index())
                {
                    beats.WriteBits(words, 0, lane * width, width, pixel);
                    if (lanes > 1)
                    {
                        beats.SetBit(words, 1, lane);
                    }
                }

                beats.Write(words, beats.Fields.Count - 1, first + lanes >= packet.Length ? 1u : 0u);
            }
        }

        return beats;
    }

    public static ulong[][] Packets(BeatSequence beats, int lanes)
    {
        int width = beats.Fields[0].Width / lanes;
        List<ulong[]> packets = [];
        List<ulong> packet = [];
        for (int beat = 0; beat < beats.Count; beat++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                if (beats.Fields.Count == 2 || beats.GetBit(beat, 1, lane))
                {
                    packet.Add(beats.GetBits(beat, 0, lane * width, width));
                }
            }

            if (beats.GetBit(beat, beats.Fields.Count - 1, 0))
            {
                packets.Add([.. packet]);
                packet.Clear();
            }
        }

        return [.. packets];
    }
}
