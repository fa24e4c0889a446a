using Hdl.Training.Convolutions;

namespace Hdl.Training.Tests.Convolutions;

/// <summary>The integers of a trained network, loop by loop.</summary>
internal static class NaiveConvolutions
{
    /// <summary>The maps of all layers; of the last one row of outputs.</summary>
    public static List<int[,,]> Maps(TrainedConvolutions network, ReadOnlySpan<byte> image, int size, int bits = 8)
    {
        var map = new int[size, size, 1];
        for (int i = 0; i < image.Length; i++)
        {
            map[i / size, i % size, 0] = image[i];
        }

        List<int[,,]> maps = [];
        foreach (TrainedConvolution layer in network.Layers)
        {
            map = Layer(layer, map, layer == network.Layers[^1], bits);
            maps.Add(map);
        }

        return maps;
    }

    public static int Class(TrainedConvolutions network, ReadOnlySpan<byte> image, int size)
    {
        int[] outputs = [.. Maps(network, image, size)[^1].Cast<int>()];
        return Array.IndexOf(outputs, outputs.Max());
    }

    private static int[,,] Layer(TrainedConvolution layer, int[,,] input, bool isLast, int bits)
    {
        (int kernel, int pool) = (layer.Shape.Kernel, layer.Shape.Pool);
        int size = layer.Shape.SizeFrom(input.GetLength(0));
        var output = new int[size, size, layer.Shape.Outputs];
        for (int y = 0; y < size * pool; y++)
        {
            for (int x = 0; x < size * pool; x++)
            {
                for (int o = 0; o < layer.Shape.Outputs; o++)
                {
                    int sum = layer.Biases[o];
                    int next = o * kernel * kernel * layer.Channels;
                    for (int ky = 0; ky < kernel; ky++)
                    {
                        for (int kx = 0; kx < kernel; kx++)
                        {
                            for (int c = 0; c < layer.Channels; c++)
                            {
                                sum += layer.Weights[next++] * input[y + ky, x + kx, c];
                            }
                        }
                    }

                    double scaled = Math.Floor((sum / Math.Pow(2, layer.Shift)) + (layer.Shift > 0 ? 0.5 : 0));
                    int value = (int)(isLast
                        ? Math.Clamp(scaled, -(1 << (bits - 1)), (1 << (bits - 1)) - 1)
                        : Math.Clamp(scaled, 0, (1 << bits) - 1));
                    bool first = y % pool == 0 && x % pool == 0;
                    ref int greatest = ref output[y / pool, x / pool, o];
                    greatest = first ? value : Math.Max(greatest, value);
                }
            }
        }

        return output;
    }
}
