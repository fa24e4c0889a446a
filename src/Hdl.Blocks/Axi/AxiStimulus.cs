using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi;

/// <summary>Register accesses and AXI4-Stream beats for scenarios.</summary>
/// <param name="random">Fills bits and bytes that carry nothing.</param>
internal sealed class AxiStimulus(Random random)
{
    /// <summary>A phase of reads.</summary>
    public static Phase Read(params IEnumerable<int> addresses) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { ["s_axil_ar"] = Reads(addresses) },
    };

    /// <summary>Read addresses as beats.</summary>
    public static BeatSequence Reads(IEnumerable<int> addresses)
    {
        var reads = new BeatSequence([new StreamField("s_axil_araddr", AxiLite.AddressWidth), new StreamField("s_axil_arprot", 3)]);
        foreach (int address in addresses)
        {
            reads.Add((ulong)address, 0);
        }

        return reads;
    }

    /// <summary>A phase of writes.</summary>
    public static Phase Write(params IEnumerable<(int Address, uint Data, uint Strobe)> writes)
    {
        var addresses = new BeatSequence([new StreamField("s_axil_awaddr", AxiLite.AddressWidth), new StreamField("s_axil_awprot", 3)]);
        var data = new BeatSequence([new StreamField("s_axil_wdata", 32), new StreamField("s_axil_wstrb", 4)]);
        foreach ((int address, uint value, uint strobe) in writes)
        {
            addresses.Add((ulong)address, 0);
            data.Add(value, strobe);
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { ["s_axil_aw"] = addresses, ["s_axil_w"] = data } };
    }

    /// <summary>Plain beats as beats of AXI4-Stream; bits past the end of a field hold noise.</summary>
    /// <param name="stream">An input stream.</param>
    /// <param name="plain">Its plain beats.</param>
    /// <param name="ragged">Whether tkeep holds noise in all bytes of an item but the lowest, which alone counts.</param>
    public BeatSequence ToAxi(AxiStreamParameters stream, BeatSequence plain, bool ragged)
    {
        string name = $"s_axis_{stream.Name}_t";
        int itemWidth = stream.Fields.Sum(Padded);
        int bytes = itemWidth / 8;
        List<StreamField> keep = stream.HasKeep ? [new StreamField($"{name}keep", stream.Items * bytes)] : [];
        var beats = new BeatSequence([new($"{name}data", stream.Items * itemWidth), .. keep, new($"{name}last", 1)]);
        for (int beat = 0; beat < plain.Count; beat++)
        {
            Span<uint> words = beats.Append();
            for (int item = 0; item < stream.Items; item++)
            {
                Fill(beats, words, item * itemWidth, stream, plain, beat, item);
                for (int lane = 0; stream.HasKeep && lane < bytes; lane++)
                {
                    bool kept = plain.GetBit(beat, stream.Fields.Count, item);
                    if (ragged && lane > 0 ? random.Next(2) == 0 : kept)
                    {
                        beats.SetBit(words, 1, (item * bytes) + lane);
                    }
                }
            }

            beats.Write(words, beats.Fields.Count - 1, plain.Get(beat, plain.Fields.Count - 1));
        }

        return beats;
    }

    private void Fill(BeatSequence beats, Span<uint> words, int start, AxiStreamParameters stream, BeatSequence plain, int beat, int item)
    {
        for (int field = 0; field < stream.Fields.Count; field++)
        {
            int width = stream.Fields[field].Width;
            for (int bit = 0; bit < Padded(stream.Fields[field]); bit++)
            {
                if (bit < width ? plain.GetBit(beat, field, (item * width) + bit) : random.Next(2) == 0)
                {
                    beats.SetBit(words, 0, start + bit);
                }
            }

            start += Padded(stream.Fields[field]);
        }
    }

    private static int Padded(AxiFieldParameters field) => (field.Width + 7) & ~7;
}
