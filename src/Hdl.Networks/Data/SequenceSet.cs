using Hdl.Core.Golden;

namespace Hdl.Networks.Data;

/// <summary>
/// Sequences of vectors of bytes, and their labels: rows of images, frames of speech. A sequence has one step or more.
/// </summary>
/// <param name="Name">Which set: <c>mnist-test</c>.</param>
/// <param name="Inputs">Values of a step.</param>
/// <param name="Starts">The first step of each sequence, and last the number of all steps.</param>
/// <param name="Values">All steps, one after the other.</param>
/// <param name="Labels">One class for each sequence.</param>
public sealed record SequenceSet(string Name, int Inputs, int[] Starts, byte[] Values, byte[] Labels)
    : IDataSet
{
    /// <inheritdoc/>
    public int Count => Starts.Length - 1;

    /// <summary>Steps of the longest sequence.</summary>
    public int MaxSteps => Count == 0 ? 0 : Enumerable.Range(0, Count).Max(Steps);

    /// <summary>The values of one sequence, step by step.</summary>
    public ReadOnlySpan<byte> this[int sequence] =>
        Values.AsSpan(Starts[sequence] * Inputs, Steps(sequence) * Inputs);

    /// <summary>Images as sequences: a row is a step, its pixels are the values.</summary>
    /// <param name="images">The images.</param>
    public static SequenceSet FromImages(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new SequenceSet(
            images.Name, images.Width, [.. Enumerable.Range(0, images.Count + 1).Select(i => i * images.Height)],
            images.Pixels, images.Labels);
    }

    /// <summary>Steps of a sequence.</summary>
    /// <param name="sequence">Which one.</param>
    public int Steps(int sequence) => Starts[sequence + 1] - Starts[sequence];

    /// <summary>Some of the sequences, in their order.</summary>
    /// <param name="name">Name of the new set.</param>
    /// <param name="sequences">Which ones.</param>
    public SequenceSet Select(string name, IReadOnlyList<int> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int[] starts = new int[sequences.Count + 1];
        for (int i = 0; i < sequences.Count; i++)
        {
            starts[i + 1] = starts[i] + Steps(sequences[i]);
        }

        byte[] values = new byte[starts[^1] * Inputs];
        for (int i = 0; i < sequences.Count; i++)
        {
            this[sequences[i]].CopyTo(values.AsSpan(starts[i] * Inputs));
        }

        return new SequenceSet(name, Inputs, starts, values, [.. sequences.Select(sequence => Labels[sequence])]);
    }

    /// <summary>The first sequences, or all where there are fewer.</summary>
    /// <param name="count">How many.</param>
    public SequenceSet Take(int count) =>
        count >= Count ? this : Select(Name, [.. Enumerable.Range(0, count)]);

    /// <summary>Every n-th sequence held out, n such that there are <paramref name="count"/>, and the others.</summary>
    /// <param name="count">How many are held out, at most half of all.</param>
    public (SequenceSet Others, SequenceSet HeldOut) HoldOut(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count / 2);
        var held = new HashSet<int>(Enumerable.Range(0, count).Select(i => (int)((long)i * Count / count)));
        int[] others = [.. Enumerable.Range(0, Count).Where(sequence => !held.Contains(sequence))];
        return (Select(Name, others), Select($"{Name}, held out", [.. held.Order()]));
    }
}
