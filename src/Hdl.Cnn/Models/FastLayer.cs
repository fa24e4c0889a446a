using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hdl.Cnn.Layers;

namespace Hdl.Cnn.Models;

/// <summary>
/// A layer with an accumulator of 32 bits or less. What a window sees of a row is one run of non-zero values; each is
/// multiplied with the weights of 16 output channels at once. The greatest total of a pooling window is found before it
/// is quantised, which gives the same: all that follows is monotone, multipliers being unsigned.
/// </summary>
internal sealed class FastLayer : IInferenceLayer
{
    private const int Lanes = 16;

    private readonly ConvolutionLayer _layer;
    private readonly LayerWidths _widths;
    private readonly int[] _multipliers;
    private readonly int[] _weights;
    private readonly int[] _biases;
    private readonly int _pitch;
    private readonly int[] _places;
    private readonly int[] _values;
    private readonly int[] _columns;
    private readonly int[] _totals = new int[Lanes];
    private readonly int[] _output;

    public FastLayer(CnnModelLayer layer, LayerWidths widths)
    {
        (_layer, _widths) = (layer.Layer, widths);
        _pitch = (_layer.Outputs + Lanes - 1) / Lanes * Lanes;
        _weights = new int[_layer.Taps * _pitch];
        _biases = new int[_pitch];
        _multipliers = layer.Weights.Multipliers.ToArray();
        for (int output = 0; output < _layer.Outputs; output++)
        {
            ReadOnlySpan<int> kernel = layer.Weights.Kernel(output);
            for (int tap = 0; tap < kernel.Length; tap++)
            {
                _weights[(tap * _pitch) + output] = kernel[tap];
            }

            // Modulo 2^32, like everything that is added to it.
            _biases[output] = (int)((long)layer.Weights.Biases[output] << _layer.BiasShift);
        }

        int size = _layer.Height * _layer.Width * _layer.Channels;
        (_places, _values) = (new int[size], new int[size]);
        _columns = new int[_layer.Height * (_layer.Width + 1)];
        _output = new int[layer.Values];
    }

    public ReadOnlySpan<int> Output => _output;

    public void Run(ReadOnlySpan<int> input)
    {
        Compact(input);
        for (int pixel = 0; pixel < _layer.PooledHeight * _layer.PooledWidth; pixel++)
        {
            int y = pixel / _layer.PooledWidth * _layer.PoolStride;
            int x = pixel % _layer.PooledWidth * _layer.PoolStride;
            for (int channel = 0; channel < _pitch; channel += Lanes)
            {
                Vector512<int> greatest = Total(y, x, channel);
                for (int place = 1; place < _layer.PoolWindow * _layer.PoolWindow; place++)
                {
                    greatest = Vector512.Max(
                        greatest, Total(y + (place / _layer.PoolWindow), x + (place % _layer.PoolWindow), channel));
                }

                greatest.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_totals));
                Finish(
                    channel,
                    _output.AsSpan(
                        (pixel * _layer.Outputs) + channel, Math.Min(Lanes, _layer.Outputs - channel)));
            }
        }
    }

    private void Finish(int channel, Span<int> output)
    {
        // A total of 32 bits times a multiplier of 16, and half of 2^63, are within 64 bits.
        long half = _layer.Round && _layer.Shift > 0 ? 1L << (_layer.Shift - 1) : 0;
        for (int i = 0; i < output.Length; i++)
        {
            long scaled = _layer.Scaled ? LayerMath.Scale(_totals[i], _multipliers[channel + i]) : _totals[i];
            output[i] = LayerMath.Clamp((scaled + half) >> _layer.Shift, _layer.Relu, _layer.OutSigned, _widths.Value);
        }
    }

    /// <summary>The non-zero values row by row, their places in the row, and where each column begins.</summary>
    private void Compact(ReadOnlySpan<int> input)
    {
        int count = 0;
        int next = 0;
        int column = 0;
        for (int y = 0; y < _layer.Height; y++)
        {
            for (int x = 0; x < _layer.Width; x++)
            {
                _columns[column++] = count;
                for (int c = 0; c < _layer.Channels; c++)
                {
                    int value = input[next++];
                    _places[count] = (x * _layer.Channels) + c;
                    _values[count] = value;
                    count += value != 0 ? 1 : 0;
                }
            }

            _columns[column++] = count;
        }
    }

    /// <summary>The totals T of a window for 16 output channels.</summary>
    private Vector512<int> Total(int y, int x, int channel)
    {
        (int top, int left) = ((y * _layer.Stride) - _layer.PadTop, (x * _layer.Stride) - _layer.PadLeft);
        (int firstY, int endY) = LayerWindow.Visible(top, _layer.KernelHeight, _layer.Height);
        (int firstX, int endX) = LayerWindow.Visible(left, _layer.KernelWidth, _layer.Width);
        ref int weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        Vector512<int> sum = Vector512.LoadUnsafe(
            ref MemoryMarshal.GetArrayDataReference(_biases), (nuint)channel);
        for (int ky = firstY; ky < endY && firstX < endX; ky++)
        {
            int row = ((top + ky) * (_layer.Width + 1)) + left;
            int shift = ((ky * _layer.KernelWidth) - left) * _layer.Channels;
            int end = _columns[row + endX];
            for (int entry = _columns[row + firstX]; entry < end; entry++)
            {
                nuint at = (nuint)(((_places[entry] + shift) * _pitch) + channel);
                sum += Vector512.Create(_values[entry]) * Vector512.LoadUnsafe(ref weights, at);
            }
        }

        int unused = 32 - _widths.Accumulator;
        return sum << unused >> unused;
    }
}
