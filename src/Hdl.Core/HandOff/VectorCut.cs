using Hdl.Core.Golden;

namespace Hdl.Core.HandOff;

/// <summary>Shortens phases to what a hand-off test bench has room for, between packets where there are packets.</summary>
internal static class VectorCut
{
    // Writes of registers belong together and are few; reads go by themselves.
    private const string Registers = "s_axil_";
    private const string Reads = "s_axil_ar";
    private const int MostReads = 64;

    /// <summary>Characters of hex that a beat takes in a vector file, its line end included.</summary>
    public static int Characters(BeatSequence beats) => ((beats.Fields.Sum(field => field.Width) + 3) / 4) + 1;

    /// <summary>The phase itself where it fits, else its beginning: the same number of packets on every stream.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="budget">Characters for all input beats together.</param>
    public static Phase Of(Phase phase, int budget)
    {
        if (phase.Inputs.TryGetValue(Reads, out BeatSequence? reads) && reads.Count > MostReads)
        {
            phase = phase with { Inputs = new Dictionary<string, BeatSequence>(phase.Inputs) { [Reads] = Beginning(reads, MostReads) } };
        }

        (string Name, BeatSequence Beats)[] streams =
        [
            .. phase.Inputs.Where(input => !input.Key.StartsWith(Registers, StringComparison.Ordinal)).Select(input => (input.Key, input.Value)),
        ];
        int total = streams.Sum(stream => stream.Beats.Count * Characters(stream.Beats));
        if (total <= budget)
        {
            return phase;
        }

        int share = Math.Max(1, budget / streams.Length);
        int packets = streams.Select(stream => PacketsWithin(stream.Beats, share / Characters(stream.Beats))).Min();
        var inputs = phase.Inputs.ToDictionary();
        foreach ((string name, BeatSequence beats) in streams)
        {
            inputs[name] = Beginning(beats, BeatsOf(beats, Math.Max(1, packets), Math.Max(1, share / Characters(beats))));
        }

        return phase with { Inputs = inputs };
    }

    private static int Last(BeatSequence beats)
    {
        for (int field = 0; field < beats.Fields.Count; field++)
        {
            string port = beats.Fields[field].Port;
            if (beats.Fields[field].Width == 1 && (port.EndsWith("_last_i", StringComparison.Ordinal) || port.EndsWith("_tlast", StringComparison.Ordinal)))
            {
                return field;
            }
        }

        return -1;
    }

    private static int PacketsWithin(BeatSequence beats, int count)
    {
        int last = Last(beats);
        return last < 0
            ? int.MaxValue
            : Enumerable.Range(0, Math.Min(count, beats.Count)).Count(beat => beats.GetBit(beat, last, 0));
    }

    private static int BeatsOf(BeatSequence beats, int packets, int without)
    {
        int last = Last(beats);
        int beat = 0;
        if (last < 0)
        {
            return Math.Min(without, beats.Count);
        }

        while (beat < beats.Count && packets > 0)
        {
            packets -= beats.GetBit(beat++, last, 0) ? 1 : 0;
        }

        return beat;
    }

    private static BeatSequence Beginning(BeatSequence beats, int count)
    {
        var beginning = new BeatSequence(beats.Fields);
        for (int beat = 0; beat < count; beat++)
        {
            beats[beat].CopyTo(beginning.Append());
        }

        return beginning;
    }
}
