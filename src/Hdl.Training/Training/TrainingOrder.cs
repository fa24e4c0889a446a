using Hdl.Core.Numerics;

namespace Hdl.Training.Training;

/// <summary>The order in which images are learned from.</summary>
internal static class TrainingOrder
{
    /// <summary>All images, in an order that is a function of seed and epoch.</summary>
    public static int[] Of(ulong seed, int epoch, int images)
    {
        int[] order = [.. Enumerable.Range(0, images)];
        var random = new CounterRandom(seed, 1 + (ulong)epoch, ulong.MaxValue);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
