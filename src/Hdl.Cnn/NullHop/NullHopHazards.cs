namespace Hdl.Cnn.NullHop;

/// <summary>
/// Refuses programs whose results depend on how fast the accelerator is: loads into rows that a pass may still be
/// reading, and passes that read rows of a load that they do not wait for.
/// </summary>
internal sealed class NullHopHazards
{
    private readonly List<Descriptor> _running = [];
    private readonly List<(int Number, NullHopLoad Load)> _loads = [];

    /// <summary>Software saw that at most so many passes are not finished.</summary>
    public void Wait(int passes)
    {
        int finished = Math.Max(0, _running.Count - passes);
        for (int pass = 0; pass < finished; pass++)
        {
            // Loads are done in order, so that what this pass waited for is done for every later one.
            Descriptor descriptor = _running[pass];
            _loads.RemoveAll(load => IsDone(load.Number, descriptor.Loads));
        }

        _running.RemoveRange(0, finished);
    }

    /// <summary>A load, in the order of the program.</summary>
    /// <param name="load">The load.</param>
    /// <param name="number">Which one it is since reset, from 1 on.</param>
    public void Load(NullHopLoad load, int number)
    {
        if (_running.Exists(pass => Touches(load, pass)))
        {
            throw new InvalidOperationException(
                $"Load {number} writes rows that a pass may still be reading: wait for that pass first.");
        }

        _loads.Add((number, load));
    }

    /// <summary>A pass, behind the loads that it waits for.</summary>
    public void Push(Descriptor descriptor)
    {
        foreach ((int number, NullHopLoad load) in _loads)
        {
            if (!IsDone(number, descriptor.Loads) && Touches(load, descriptor))
            {
                throw new InvalidOperationException(
                    $"A pass reads rows of load {number}, but waits for {descriptor.Loads} loads only.");
            }
        }

        _running.Add(descriptor);
    }

    /// <summary>Whether a number of loads done is one that a descriptor waits for, modulo 2^16.</summary>
    public static bool IsDone(int number, int needed) => ((needed - number) & 0xFFFF) < 0x8000;

    private static bool Touches(NullHopLoad load, Descriptor pass) => load.Kind == LoadKind.Weight
        ? load.Base < pass.WeightBase + pass.Taps && pass.WeightBase < load.Base + load.Rows
        : pass.AccumulateLast && load.Base < pass.BiasBase + pass.Words
            && pass.BiasBase < load.Base + (1 << load.WordsLog2);
}
