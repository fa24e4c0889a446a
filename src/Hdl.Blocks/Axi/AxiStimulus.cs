using Hdl.Core.Golden;

namespace Hdl.Blocks.Axi;

/// <summary>Register accesses and AXI4-Stream beats for scenarios.</summary>
/// <param name="random">Fills bits and bytes that carry nothing.</param>
public sealed class AxiStimulus(Random random)
{
    private static readonly AxiLitePorts Registers = new();

    /// <summary>A phase of reads.</summary>
    public static Phase Read(params IEnumerable<int> addresses) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [Registers.ReadAddress] = Reads(addresses) },
    };

    /// <summary>Read addresses as beats.</summary>
    public static BeatSequence Reads(IEnumerable<int> addresses)
    {
        var reads = new BeatSequence(Registers.ReadAddress);
        foreach (int address in addresses)
        {
            reads.Write(reads.Append(), Registers.ReadAddress.Address, (ulong)address);
        }

        return reads;
    }

    /// <summary>A phase of writes.</summary>
    public static Phase Write(params IEnumerable<(int Address, uint Data, uint Strobe)> writes)
    {
        var addresses = new BeatSequence(Registers.WriteAddress);
        var data = new BeatSequence(Registers.WriteData);
        foreach ((int address, uint value, uint strobe) in writes)
        {
            addresses.Write(addresses.Append(), Registers.WriteAddress.Address, (ulong)address);
            Span<uint> words = data.Append();
            data.Write(words, Registers.WriteData.Data, value);
            data.Write(words, Registers.WriteData.Strobe, strobe);
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence>
            {
                [Registers.WriteAddress] = addresses,
                [Registers.WriteData] = data,
            },
        };
    }

    /// <summary>Plain beats as beats of AXI4-Stream; bits past the end of a field hold noise.</summary>
    /// <param name="axi">An input stream.</param>
    /// <param name="plain">Its plain beats.</param>
    /// <param name="ragged">Whether tkeep holds noise in all bytes of an item but the lowest, which alone
    /// counts.</param>
    public BeatSequence ToAxi(AxiStream axi, BeatSequence plain, bool ragged)
    {
        AxiStreamParameters stream = axi.Plain;
        int bytes = axi.ItemBytes;
        var beats = new BeatSequence(axi);
        for (int beat = 0; beat < plain.Count; beat++)
        {
            Span<uint> words = beats.Append();
            for (int item = 0; item < stream.Items; item++)
            {
                Fill(beats, words, axi, plain, beat, item);
                for (int lane = 0; axi.Keep is not null && lane < bytes; lane++)
                {
                    bool kept = plain.GetBit(beat, stream.Keep!.Value, item);
                    if (ragged && lane > 0 ? random.Next(2) == 0 : kept)
                    {
                        beats.SetBit(words, axi.Keep.Value, (item * bytes) + lane);
                    }
                }
            }

            beats.Write(words, axi.Last, plain.Get(beat, stream.Last));
        }

        return beats;
    }

    private void Fill(BeatSequence beats, Span<uint> words, AxiStream axi, BeatSequence plain, int beat, int item)
    {
        int start = 8 * axi.ItemBytes * item;
        foreach (AxiFieldParameters field in axi.Plain.Fields)
        {
            int width = field.Width;
            for (int bit = 0; bit < Padded(field); bit++)
            {
                if (bit < width ? plain.GetBit(beat, field.Plain, (item * width) + bit) : random.Next(2) == 0)
                {
                    beats.SetBit(words, axi.Data, start + bit);
                }
            }

            start += Padded(field);
        }
    }

    private static int Padded(AxiFieldParameters field) => (field.Width + 7) & ~7;
}
