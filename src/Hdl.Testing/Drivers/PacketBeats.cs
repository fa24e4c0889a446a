using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Testing.Drivers;

/// <summary>Packets of bytes as beats of an AXI4-Stream, and back.</summary>
internal static class PacketBeats
{
    /// <summary>The beats of a packet.</summary>
    /// <param name="port">The stream.</param>
    /// <param name="packet">Its bytes.</param>
    /// <param name="user">What goes with every beat.</param>
    public static BeatSequence Of(StreamPort port, byte[] packet, uint user)
    {
        var beats = new BeatSequence(port);
        int data = Field(port, "data");
        int width = port.Fields[data].Width / 8;
        for (int at = 0; at < packet.Length; at += width)
        {
            Span<uint> beat = beats.Append();
            int count = Math.Min(width, packet.Length - at);
            for (int i = 0; i < count; i++)
            {
                beats.WriteBits(beat, data, 8 * i, 8, packet[at + i]);
                if (Field(port, "keep") is >= 0 and int keep)
                {
                    beats.SetBit(beat, keep, i);
                }
            }

            if (Field(port, "user") is >= 0 and int place)
            {
                beats.Write(beat, place, user);
            }

            if (port.LastField >= 0)
            {
                beats.Write(beat, port.LastField, at + width >= packet.Length ? 1UL : 0);
            }
        }

        return beats;
    }

    /// <summary>Whether all beats are full but the last of a packet, and of that the first bytes are there.</summary>
    public static bool IsWhole(StreamPort port, BeatSequence beats)
    {
        int keep = Field(port, "keep");
        for (int beat = 0; keep >= 0 && beat < beats.Count; beat++)
        {
            int width = port.Fields[keep].Width;
            int kept = Enumerable.Range(0, width).TakeWhile(bit => beats.GetBit(beat, keep, bit)).Count();
            bool last = port.LastField < 0 || beats.Get(beat, port.LastField) == 1;
            if (Enumerable.Range(kept, width - kept).Any(bit => beats.GetBit(beat, keep, bit))
                || (kept < width && (!last || kept == 0)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Packets of a stream's beats: their bytes, and tuser of the first beat.</summary>
    public static IEnumerable<(byte[] Bytes, uint User)> Split(StreamPort port, BeatSequence beats)
    {
        int first = 0;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            bool ends = beat == beats.Count - 1 || (port.LastField >= 0 && beats.Get(beat, port.LastField) == 1);
            if (!ends)
            {
                continue;
            }

            Queue<byte[]> done = [];
            List<byte> open = [];
            Collect(port, beats.Part(first, beat + 1), open, done);
            int user = Field(port, "user");
            byte[] bytes = done.Count > 0 ? [.. done.SelectMany(packet => packet)] : [.. open];
            if (bytes.Length > 0)
            {
                yield return (bytes, user < 0 ? 0 : (uint)beats.Get(first, user));
            }

            first = beat + 1;
        }
    }

    /// <summary>Adds beats to a packet that is open, and packets that they end to those that are done.</summary>
    public static void Collect(StreamPort port, BeatSequence beats, List<byte> open, Queue<byte[]> done)
    {
        int data = Field(port, "data");
        int keep = Field(port, "keep");
        for (int beat = 0; beat < beats.Count; beat++)
        {
            for (int i = 0; i < port.Fields[data].Width / 8; i++)
            {
                if (keep < 0 || beats.GetBit(beat, keep, i))
                {
                    open.Add((byte)beats.GetBits(beat, data, 8 * i, 8));
                }
            }

            if (port.LastField < 0 || beats.Get(beat, port.LastField) == 1)
            {
                done.Enqueue([.. open]);
                open.Clear();
            }
        }
    }

    private static int Field(StreamPort port, string name) =>
        port.Fields.ToList().FindIndex(field => field.Port.EndsWith($"_t{name}", StringComparison.Ordinal));
}
