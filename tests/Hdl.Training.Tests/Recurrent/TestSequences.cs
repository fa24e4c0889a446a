using Hdl.Networks.Data;

namespace Hdl.Training.Tests.Recurrent;

internal static class TestSequences
{
    /// <summary>Four values a step, 5..8 steps: whether the bright value moves up or down.</summary>
    public static SequenceSet Movements(int count, int seed)
    {
        var random = new Random(seed);
        List<int> starts = [0];
        List<byte> values = [];
        List<byte> labels = [];
        for (int i = 0; i < count; i++)
        {
            int steps = random.Next(5, 9);
            bool up = random.Next(2) == 1;
            int place = random.Next(4);
            for (int step = 0; step < steps; step++)
            {
                place = (place + (up ? 1 : 3)) % 4;
                values.AddRange(
                    Enumerable.Range(0, 4).Select(value => (byte)(value == place ? random.Next(180, 256)
                        : random.Next(60))));
            }

            labels.Add((byte)(up ? 1 : 0));
            starts.Add(starts[^1] + steps);
        }

        return new SequenceSet("movements", 4, [.. starts], [.. values], [.. labels]);
    }
}
