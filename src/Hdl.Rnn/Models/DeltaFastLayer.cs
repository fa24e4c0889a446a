using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>
/// A layer whose sums have 32 bits or less. Elements are padded to whole vectors; a GRU's gates are c, r, u in the
/// columns of inputs and r, u, c in those of hidden states, so that a column is added to sums that lie side by side:
/// those of c from inputs, r, u, c from hidden states. Sums are kept modulo 2^32, which acc-bits divides.
/// </summary>
internal sealed class DeltaFastLayer
{
    private const int Lanes = 16;

    private readonly DeltaCell _cell;
    private readonly DeltaFormats _formats;
    private readonly GateTables _tables;
    private readonly DeltaLayer _layer;
    private readonly int _pitch;
    private readonly int _rows;
    private readonly int[] _inputColumns;
    private readonly int[] _hiddenColumns;
    private readonly int[] _start;
    private readonly int[] _sums;
    private readonly long[] _sentInput;
    private readonly long[] _sentHidden;
    private readonly long[] _hidden;
    private readonly long[] _state;
    private readonly List<(int Column, long Delta)> _pending = [];

    public DeltaFastLayer(DeltaCell cell, DeltaFormats formats, GateTables tables, DeltaLayer layer)
    {
        (_cell, _formats, _tables, _layer) = (cell, formats, tables, layer);
        _pitch = (layer.Hidden + Lanes - 1) / Lanes * Lanes;
        _rows = cell.Gates() * _pitch;
        _inputColumns = new int[layer.Inputs * _rows];
        _hiddenColumns = new int[layer.Hidden * _rows];
        _sums = new int[4 * _pitch];
        _start = new int[_sums.Length];
        (_sentInput, _sentHidden) = (new long[layer.Inputs], new long[layer.Hidden]);
        (_hidden, _state) = (new long[layer.Hidden], new long[layer.Hidden]);
        for (int row = 0; row < cell.Gates() * layer.Hidden; row++)
        {
            (int input, int hidden) = (Place(row, rotated: cell == DeltaCell.Gru), Place(row, rotated: false));
            for (int i = 0; i < layer.Inputs; i++)
            {
                _inputColumns[(i * _rows) + input] = layer.InputWeights[row][i];
            }

            for (int i = 0; i < layer.Hidden; i++)
            {
                _hiddenColumns[(i * _rows) + hidden] = layer.HiddenWeights[row][i];
            }

            // Modulo 2^32, like everything that is added to it.
            _start[input] += layer.InputBias[row] << formats.ActFrac;
            _start[HiddenSum + hidden] += (layer.HiddenBias?[row] ?? 0) << formats.ActFrac;
        }
    }

    /// <summary>Hidden states h.</summary>
    public ReadOnlySpan<long> Hidden => _hidden;

    private int HiddenSum => _cell == DeltaCell.Gru ? _pitch : 0;

    /// <summary>A step, as that of <see cref="DeltaLayerState"/>; its columns, a bias being one.</summary>
    public DeltaColumns Step(
        ReadOnlySpan<long> input, bool first, bool last, long inputThreshold, long hiddenThreshold)
    {
        if (first)
        {
            Begin();
        }

        long inputs = 0;
        for (int i = 0; i < input.Length; i++)
        {
            long delta = input[i] - _sentInput[i];
            if (delta != 0 && Math.Abs(delta) >= inputThreshold)
            {
                _sentInput[i] = input[i];
                Add(_inputColumns, i, (int)delta, 0);
                inputs++;
            }
        }

        var columns = new DeltaColumns(first ? _layer.HiddenBias is null ? 1 : 2 : 0, inputs, _pending.Count);
        foreach ((int column, long delta) in _pending)
        {
            Add(_hiddenColumns, column, (int)delta, HiddenSum);
        }

        _pending.Clear();
        for (int element = 0; element < _hidden.Length; element++)
        {
            if (_cell == DeltaCell.Gru)
            {
                Gru(element);
            }
            else
            {
                Lstm(element);
            }

            long delta = _hidden[element] - _sentHidden[element];
            if (!last && delta != 0 && Math.Abs(delta) >= hiddenThreshold)
            {
                _sentHidden[element] = _hidden[element];
                _pending.Add((element, delta));
            }
        }

        return columns;
    }

    private int Place(int row, bool rotated)
    {
        (int gate, int element) = (row / _layer.Hidden, row % _layer.Hidden);
        return ((rotated ? (gate + 1) % 3 : gate) * _pitch) + element;
    }

    private void Begin()
    {
        Array.Clear(_sentInput);
        Array.Clear(_sentHidden);
        Array.Clear(_hidden);
        Array.Clear(_state);
        _pending.Clear();
        _start.CopyTo(_sums, 0);
    }

    private void Add(int[] columns, int column, int delta, int firstSum)
    {
        ref int weights = ref MemoryMarshal.GetArrayDataReference(columns);
        ref int sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        Vector512<int> change = Vector512.Create(delta);
        for (int n = 0; n < _rows; n += Lanes)
        {
            Vector512<int> sum = Vector512.LoadUnsafe(ref sums, (nuint)(firstSum + n));
            (sum + (change * Vector512.LoadUnsafe(ref weights, (nuint)((column * _rows) + n))))
                .StoreUnsafe(ref sums, (nuint)(firstSum + n));
        }
    }

    private long Sum(int part, int element) => _formats.Wrap(_sums[(part * _pitch) + element]);

    private long Value(int part, int element) =>
        _formats.Clamp(DeltaFormats.Round(Sum(part, element), _formats.WeightFrac));

    private void Gru(int element)
    {
        (int l, int a) = (_formats.GateFrac, _formats.ActFrac);
        int fraction = _formats.CandidateFrac;
        long r = _tables.Sigmoid(Value(1, element));
        long u = _tables.Sigmoid(Value(2, element));
        long candidate = (Sum(0, element) << (fraction - a - _formats.WeightFrac))
            + ((r * Value(3, element)) << (fraction - a - l));
        long c = _tables.Tanh(_formats.Clamp(DeltaFormats.Round(candidate, fraction - a)));
        _hidden[element] =
            _formats.FromGates(((1L << l) - u) * c) + DeltaFormats.Round(u * _hidden[element], l);
    }

    private void Lstm(int element)
    {
        (int l, int a) = (_formats.GateFrac, _formats.ActFrac);
        long i = _tables.Sigmoid(Value(0, element));
        long f = _tables.Sigmoid(Value(1, element));
        long g = _tables.Tanh(Value(2, element));
        long o = _tables.Sigmoid(Value(3, element));
        long sum = (f * _state[element]) + ((i * g) << (a - l));
        _state[element] = _formats.Clamp(DeltaFormats.Round(sum, l));
        _hidden[element] = _formats.FromGates(o * _tables.Tanh(_state[element]));
    }
}
