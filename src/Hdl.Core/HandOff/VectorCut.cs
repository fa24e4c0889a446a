using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff;

/// <summary>
/// Shortens phases to what a hand-off test bench has room for, between packets where there are packets.
/// </summary>
/// <param name="top">Declares which field of a stream closes its packets, and which streams answer others.</param>
internal sealed class VectorCut(ModuleInterface top)
{
    // Writes of registers belong together and are few; reads go by themselves.
    private const string Registers = "s_axil_";
    private const string Reads = "s_axil_ar";
    private const int MostReads = 64;

    // Beyond it a phase of writes is a load that takes simulators minutes.
    private const int MostWrites = 60_000;

    /// <summary>Characters of hex that a beat takes in a vector file, its line end included.</summary>
    public static int Characters(BeatSequence beats) => ((beats.Fields.Sum(field => field.Width) + 3) / 4) + 1;

    /// <summary>Whether a phase accesses nothing but registers.</summary>
    public static bool IsOfRegisters(Phase phase) =>
        phase.Inputs.Keys.All(name => name.StartsWith(Registers, StringComparison.Ordinal));

    /// <summary>Whether a phase writes more registers than a bench has room for: such writes cannot be cut.</summary>
    public static bool Loads(Phase phase) => phase.Inputs
        .Where(input => input.Key.StartsWith(Registers, StringComparison.Ordinal) && input.Key != Reads)
        .Sum(input => (long)input.Value.Count * Characters(input.Value)) > MostWrites;

    /// <summary>
    /// The phase itself where it fits, else its beginning: the same number of packets on every stream.
    /// </summary>
    /// <param name="phase">The phase.</param>
    /// <param name="budget">Characters for all input beats together.</param>
    public Phase Of(Phase phase, int budget)
    {
        if (phase.Inputs.TryGetValue(Reads, out BeatSequence? reads) && reads.Count > MostReads)
        {
            phase = phase with
            {
                Inputs = new Dictionary<string, BeatSequence>(phase.Inputs) { [Reads] = Beginning(reads, MostReads) },
            };
        }

        // Answers stay whole: how many of them are asked for is known once the requests are, see Answered.
        (string Name, BeatSequence Beats)[] streams =
        [
            .. phase
                .Inputs.Where(input =>
                    !input.Key.StartsWith(Registers, StringComparison.Ordinal) && top.Stream(input.Key).Answers is null)
                .Select(input => (input.Key, input.Value)),
        ];
        long total = streams.Sum(stream => (long)stream.Beats.Count * Characters(stream.Beats));
        if (total <= budget)
        {
            return phase;
        }

        int share = Math.Max(1, budget / streams.Length);
        int packets = streams
            .Select(stream => PacketsWithin(stream.Name, stream.Beats, share / Characters(stream.Beats)))
            .Min();
        var inputs = phase.Inputs.ToDictionary();
        foreach ((string name, BeatSequence beats) in streams)
        {
            inputs[name] = Beginning(
                beats, BeatsOf(name, beats, Math.Max(1, packets), Math.Max(1, share / Characters(beats))));
        }

        return phase with { Inputs = inputs };
    }

    /// <summary>A phase without the answers that nothing in it asks for: they would be offered for ever.</summary>
    /// <param name="phase">A phase that may have been cut.</param>
    /// <param name="result">What the golden model made of it.</param>
    public Phase Answered(Phase phase, PhaseResult result)
    {
        var inputs = phase.Inputs.ToDictionary();
        foreach ((string name, BeatSequence beats) in phase.Inputs)
        {
            if (top.Stream(name).Answers is { } requests)
            {
                int asked = result.Outputs.TryGetValue(requests, out BeatSequence? output) ? output.Count : 0;
                inputs[name] = Beginning(beats, Math.Min(beats.Count, asked));
            }
        }

        return phase with { Inputs = inputs };
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

    // By position in the interface's declaration: scenarios may call a stream's fields as they like.
    private int Last(string stream, BeatSequence beats)
    {
        StreamPort port = top.Stream(stream);
        return port.Fields.Select(field => field.Width).SequenceEqual(beats.Fields.Select(field => field.Width))
            ? port.LastField
            : throw new InvalidOperationException(
                $"{top.Name}: the beats of '{stream}' have other fields than the interface declares.");
    }

    private int PacketsWithin(string stream, BeatSequence beats, int count)
    {
        int last = Last(stream, beats);
        return last < 0
            ? int.MaxValue
            : Enumerable.Range(0, Math.Min(count, beats.Count)).Count(beat => beats.GetBit(beat, last, 0));
    }

    private int BeatsOf(string stream, BeatSequence beats, int packets, int without)
    {
        int last = Last(stream, beats);
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
}
