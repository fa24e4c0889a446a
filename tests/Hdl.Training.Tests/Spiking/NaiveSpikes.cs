using Hdl.Training.Spiking;

namespace Hdl.Training.Tests.Spiking;

/// <summary>A layer of spikes loop by loop, on maps [y, x, channel] without borders.</summary>
internal static class NaiveSpikes
{
    /// <summary>The ternary weight of an output at a place of its window.</summary>
    public delegate float WeightOf(int output, int ky, int kx, int channel);

    /// <summary>Calls back for every input that an output, before pooling, sees.</summary>
    public static void Window(
        SpikeGeometry geometry, int y, int x, Action<int, int, int, int, int> see)
    {
        for (int ky = 0; ky < geometry.KernelHeight; ky++)
        {
            for (int kx = 0; kx < geometry.KernelWidth; kx++)
            {
                (int row, int column) = (y + ky - geometry.Padding, x + kx - geometry.Padding);
                for (int channel = 0; channel < geometry.Channels; channel++)
                {
                    if (row >= 0 && row < geometry.InputHeight && column >= 0 && column < geometry.InputWidth)
                    {
                        see(row, column, ky, kx, channel);
                    }
                }
            }
        }
    }

    /// <summary>Greatest sum of each pooling window, and the first place that has it.</summary>
    public static (int[,,] Sums, int[,,] Places) Forward(SpikeGeometry geometry, bool[,,] input, WeightOf weight)
    {
        var sums = new int[geometry.Height, geometry.Width, geometry.Outputs];
        var places = new int[geometry.Height, geometry.Width, geometry.Outputs];
        for (int y = 0; y < geometry.Height; y++)
        {
            for (int x = 0; x < geometry.Width; x++)
            {
                for (int output = 0; output < geometry.Outputs; output++)
                {
                    sums[y, x, output] = int.MinValue;
                    for (int place = 0; place < geometry.Pool * geometry.Pool; place++)
                    {
                        int sum = 0;
                        Window(
                            geometry, (y * geometry.Pool) + (place / geometry.Pool),
                            (x * geometry.Pool) + (place % geometry.Pool),
                            (row, column, ky, kx, channel) =>
                                sum += input[row, column, channel] ? (int)weight(output, ky, kx, channel) : 0);
                        if (sum > sums[y, x, output])
                        {
                            (sums[y, x, output], places[y, x, output]) = (sum, place);
                        }
                    }
                }
            }
        }

        return (sums, places);
    }

    /// <summary>Adds the gradients of weights, [output][ky][kx][channel], and gives that of the input.</summary>
    public static double[,,] Backward(
        SpikeGeometry geometry, bool[,,] input, WeightOf weight, double[,,] delta, int[,,] places,
        double[,,,] gradients)
    {
        var inputDelta = new double[geometry.InputHeight, geometry.InputWidth, geometry.Channels];
        for (int y = 0; y < geometry.Height; y++)
        {
            for (int x = 0; x < geometry.Width; x++)
            {
                for (int output = 0; output < geometry.Outputs; output++)
                {
                    (int o, double d, int place) = (output, delta[y, x, output], places[y, x, output]);
                    Window(
                        geometry, (y * geometry.Pool) + (place / geometry.Pool),
                        (x * geometry.Pool) + (place % geometry.Pool),
                        (row, column, ky, kx, channel) =>
                        {
                            gradients[o, ky, kx, channel] += input[row, column, channel] ? d : 0;
                            inputDelta[row, column, channel] += d * weight(o, ky, kx, channel);
                        });
                }
            }
        }

        return inputDelta;
    }
}
