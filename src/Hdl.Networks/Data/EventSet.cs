using Hdl.Core.Golden;

namespace Hdl.Networks.Data;

/// <summary>Recordings of an event camera, as the input spikes of a network.</summary>
/// <param name="Name">Which set.</param>
/// <param name="Samples">Of each recording, for each time step: the inputs that spike in ascending order, each as often
/// as it does; recordings of cameras once.</param>
/// <param name="Labels">One class a recording; empty where they are not known.</param>
public sealed record EventSet(string Name, IReadOnlyList<IReadOnlyList<int[]>> Samples, byte[] Labels) : IDataSet
{
    /// <inheritdoc/>
    public int Count => Samples.Count;

    /// <summary>The first <paramref name="count"/> recordings, or all where there are fewer.</summary>
    public EventSet Take(int count) => count >= Count
        ? this
        : this with { Samples = [.. Samples.Take(count)], Labels = Labels.Length == 0 ? Labels : Labels[..count] };
}
