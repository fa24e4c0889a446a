namespace Hdl.Cnn.NullHop.Performance;

/// <summary>Commands and packets as the performance model takes them.</summary>
/// <param name="parameters">Widths.</param>
public sealed class PerformanceProgram(NullHopParameters parameters)
{
    /// <summary>The loads of commands.</summary>
    public static IReadOnlyList<PerformanceLoad> Loads(IEnumerable<NullHopCommand> commands) =>
    [
        .. commands.OfType<NullHopLoad>()
            .Select(load => new PerformanceLoad(load.Kind, 1 << load.WordsLog2, load.Rows, load.Beats.Count)),
    ];

    /// <summary>The passes of commands.</summary>
    /// <param name="commands">Pushes.</param>
    /// <param name="input">Packets of the input, all of them whole.</param>
    /// <param name="output">Packets of the output.</param>
    public IReadOnlyList<PerformancePass> Passes(
        IEnumerable<NullHopCommand> commands, IReadOnlyList<MapPacket> input, IReadOnlyList<MapPacket> output)
    {
        List<PerformancePass> passes = [];
        (int read, int written) = (0, 0);
        foreach (NullHopPush push in commands.OfType<NullHopPush>())
        {
            Descriptor pass = Descriptor.Unpack(push.Words);
            int inputs = pass.ReuseInput ? 0 : pass.Frames;
            int outputs = pass.AccumulateLast ? pass.Frames : 0;
            int[] words = [NullHopParameters.WordChannels * pass.Words];
            passes.Add(new PerformancePass(
                pass,
                Maps(input, ref read, inputs, pass.Height, pass.Width, pass.Slices, pass.InRaw),
                Maps(output, ref written, outputs, pass.PooledHeight, pass.PooledWidth, words, pass.OutRaw)));
        }

        return passes;
    }

    private NonzeroMap[] Maps(
        IReadOnlyList<MapPacket> packets, ref int next, int count, int height, int width, IReadOnlyList<int> slices,
        bool raw)
    {
        var maps = new NonzeroMap[count];
        for (int map = 0; map < count; map++)
        {
            MapPacket[] own = [.. packets.Skip(next).Take(height * slices.Count)];
            maps[map] = NonzeroMap.Of(own, width, slices, raw ? 0 : parameters.MapBits);
            next += own.Length;
        }

        return maps;
    }
}
