namespace Hdl.Rnn.Networks;

/// <summary>
/// A recurrent layer with its state, step by step (delta_rnn, sections 2.2 to 2.4), from the specification alone.
/// Accumulators hold M = (b &lt;&lt; a) + Wx xs + Wh hs at all times, modulo 2^acc-bits.
/// </summary>
/// <param name="cell">GRU or LSTM.</param>
/// <param name="formats">Widths.</param>
/// <param name="tables">Sigmoid and tanh.</param>
/// <param name="layer">Weights.</param>
public sealed class DeltaLayerState(DeltaCell cell, DeltaFormats formats, GateTables tables, DeltaLayer layer)
{
    private readonly long[] _sums = new long[4 * layer.Hidden];
    private readonly long[] _sentInput = new long[layer.Inputs];
    private readonly long[] _sentHidden = new long[layer.Hidden];
    private readonly long[] _hidden = new long[layer.Hidden];
    private readonly long[] _cell = new long[layer.Hidden];
    private readonly List<(int Index, long Delta)> _pending = [];
    private readonly List<(int Index, long Delta)> _changes = [];

    /// <summary>Hidden states h, a + 2 bits each.</summary>
    public IReadOnlyList<long> Hidden => _hidden;

    /// <summary>States c of an LSTM's cells, A bits each.</summary>
    public IReadOnlyList<long> Cell => _cell;

    /// <summary>
    /// Sums, [4][H]: of a GRU M_r, M_u, M_x, M_h, the last two the candidate's; of an LSTM those of its gates.
    /// </summary>
    public IReadOnlyList<long> Sums => _sums;

    /// <summary>Inputs xs as sent last.</summary>
    public IReadOnlyList<long> SentInput => _sentInput;

    /// <summary>
    /// Hidden states hs as sent last. What was found at a step's end and not added yet is among them: the sums have
    /// it from the next step on.
    /// </summary>
    public IReadOnlyList<long> SentHidden => _sentHidden;

    /// <summary>Changes of inputs that the last step added.</summary>
    public IReadOnlyList<(int Index, long Delta)> Changes => _changes;

    /// <summary>Changes of hidden states found at the last step's end, which the next step adds.</summary>
    public IReadOnlyList<(int Index, long Delta)> Pending => _pending;

    /// <summary>Columns of the last step: those of biases, of inputs, of hidden states.</summary>
    public (int Bias, int Input, int Hidden) Columns { get; private set; }

    /// <summary>One step.</summary>
    /// <param name="input">Inputs, X.</param>
    /// <param name="first">Whether a sequence begins: all states are 0.</param>
    /// <param name="last">Whether it ends: no change of hidden states is looked for.</param>
    /// <param name="inputThreshold">thx.</param>
    /// <param name="hiddenThreshold">thh, of the changes that the next step adds.</param>
    public void Step(IReadOnlyList<long> input, bool first, bool last, long inputThreshold, long hiddenThreshold)
    {
        if (first)
        {
            Begin();
        }

        _changes.Clear();
        for (int i = 0; i < layer.Inputs; i++)
        {
            if (DeltaRule.Changes(input[i], ref _sentInput[i], inputThreshold) is var delta and not 0)
            {
                AddColumn(layer.InputWeights, i, delta, candidate: 2);
                _changes.Add((i, delta));
            }
        }

        Columns = (first ? layer.HiddenBias is null ? 1 : 2 : 0, _changes.Count, _pending.Count);
        foreach ((int index, long delta) in _pending)
        {
            AddColumn(layer.HiddenWeights, index, delta, candidate: 3);
        }

        _pending.Clear();
        for (int element = 0; element < layer.Hidden; element++)
        {
            Element(element);
        }

        for (int element = 0; element < layer.Hidden && !last; element++)
        {
            long delta = DeltaRule.Changes(_hidden[element], ref _sentHidden[element], hiddenThreshold);
            if (delta != 0)
            {
                _pending.Add((element, delta));
            }
        }
    }

    private void Begin()
    {
        Array.Clear(_sentInput);
        Array.Clear(_sentHidden);
        Array.Clear(_hidden);
        Array.Clear(_cell);
        Array.Clear(_sums);
        _pending.Clear();
        for (int row = 0; row < cell.Gates() * layer.Hidden; row++)
        {
            _sums[row] = formats.Wrap((long)layer.InputBias[row] << formats.ActFrac);
        }

        for (int row = 0; layer.HiddenBias is not null && row < cell.Gates() * layer.Hidden; row++)
        {
            int sum = Sum(row, candidate: 3);
            _sums[sum] = formats.Wrap(_sums[sum] + ((long)layer.HiddenBias[row] << formats.ActFrac));
        }
    }

    // A GRU has two sums for its candidate: the reset acts on what comes from hidden states alone.
    private int Sum(int row, int candidate) =>
        cell == DeltaCell.Gru && row >= 2 * layer.Hidden ? row + ((candidate - 2) * layer.Hidden) : row;

    private void AddColumn(int[][] weights, int column, long delta, int candidate)
    {
        for (int row = 0; row < weights.Length; row++)
        {
            int sum = Sum(row, candidate);
            _sums[sum] = formats.Wrap(_sums[sum] + (weights[row][column] * delta));
        }
    }

    private void Element(int element)
    {
        if (cell == DeltaCell.Gru)
        {
            Gru(element);
        }
        else
        {
            Lstm(element);
        }
    }

    private void Gru(int element)
    {
        (int f, int l, int a) = (formats.WeightFrac, formats.GateFrac, formats.ActFrac);
        int fraction = formats.CandidateFrac;
        long r = tables.Sigmoid(Gate(0, element));
        long u = tables.Sigmoid(Gate(1, element));
        long g = Gate(3, element);
        long candidate = (_sums[(2 * layer.Hidden) + element] << (fraction - a - f)) + ((r * g) << (fraction - a - l));
        long c = tables.Tanh(formats.Clamp(DeltaFormats.Round(candidate, fraction - a)));
        _hidden[element] = formats.FromGates(((1L << l) - u) * c) + DeltaFormats.Round(u * _hidden[element], l);
    }

    private void Lstm(int element)
    {
        (int l, int a) = (formats.GateFrac, formats.ActFrac);
        long i = tables.Sigmoid(Gate(0, element));
        long f = tables.Sigmoid(Gate(1, element));
        long g = tables.Tanh(Gate(2, element));
        long o = tables.Sigmoid(Gate(3, element));
        long product = i * g;
        // i g has 2 L bits behind the point, f c has a + L.
        long sum = (f * _cell[element]) + (product << (a - l));
        _cell[element] = formats.Clamp(DeltaFormats.Round(sum, l));
        _hidden[element] = formats.FromGates(o * tables.Tanh(_cell[element]));
    }

    private long Gate(int gate, int element) =>
        formats.Clamp(DeltaFormats.Round(_sums[(gate * layer.Hidden) + element], formats.WeightFrac));
}
