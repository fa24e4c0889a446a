namespace Hdl.Rnn.Networks;

/// <summary>A delta network with its state, step by step (delta_rnn, sections 2.2 to 2.4).</summary>
public sealed class DeltaNetworkState
{
    private readonly DeltaFormats _formats;
    private readonly DeltaLayerState[] _layers;
    private readonly DeltaReadoutLayer? _readout;
    private readonly bool _everyStep;
    private readonly long[] _sentReadout;
    private readonly long[] _readoutSums;
    private readonly List<(int Index, long Delta)> _readoutChanges = [];

    /// <summary>A network whose states are 0.</summary>
    /// <param name="cell">GRU or LSTM.</param>
    /// <param name="formats">Widths.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="when">When the read-out is computed, where there is one.</param>
    public DeltaNetworkState(DeltaCell cell, DeltaFormats formats, DeltaWeights weights, ReadoutWhen when)
    {
        var tables = new GateTables(formats);
        _formats = formats;
        _layers = [.. weights.Layers.Select(layer => new DeltaLayerState(cell, formats, tables, layer))];
        _readout = weights.Readout;
        _everyStep = when == ReadoutWhen.Every;
        _sentReadout = new long[weights.Layers[^1].Hidden];
        _readoutSums = new long[_readout?.Bias.Length ?? 0];
    }

    /// <summary>The layers.</summary>
    public IReadOnlyList<DeltaLayerState> Layers => _layers;

    /// <summary>Sums M_y of the read-out, one for each class.</summary>
    public IReadOnlyList<long> ReadoutSums => _readoutSums;

    /// <summary>Columns of the read-out in the last step: of its bias, of hidden states.</summary>
    public (int Bias, int Hidden) ReadoutColumns { get; private set; }

    /// <summary>Changes of hidden states that the last step's read-out added.</summary>
    public IReadOnlyList<(int Index, long Delta)> ReadoutChanges => _readoutChanges;

    /// <summary>Whether the last step has a read-out.</summary>
    public bool HasReadout { get; private set; }

    /// <summary>One step.</summary>
    /// <param name="input">Inputs, X of A bits.</param>
    /// <param name="first">Whether a sequence begins.</param>
    /// <param name="last">Whether it ends.</param>
    /// <param name="thresholds">Thresholds of the step.</param>
    public void Step(IReadOnlyList<long> input, bool first, bool last, DeltaThresholds thresholds)
    {
        IReadOnlyList<long> values = input;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Step(values, first, last, thresholds.Input[layer], thresholds.Hidden[layer]);
            values = _layers[layer].Hidden;
        }

        ReadoutColumns = default;
        _readoutChanges.Clear();
        HasReadout = _readout is not null && (_everyStep || last);
        if (HasReadout)
        {
            Readout(_readout!, first || !_everyStep, thresholds.Readout);
        }
    }

    /// <summary>Score of a class: sat_A of its rounded sum.</summary>
    public long Score(int row) => _formats.Clamp(DeltaFormats.Round(_readoutSums[row], _formats.WeightFrac));

    /// <summary>The class of the greatest sum, the lowest of equals.</summary>
    public int Class
    {
        get
        {
            int best = 0;
            for (int row = 1; row < _readoutSums.Length; row++)
            {
                best = _readoutSums[row] > _readoutSums[best] ? row : best;
            }

            return best;
        }
    }

    private void Readout(DeltaReadoutLayer readout, bool fresh, long threshold)
    {
        if (fresh)
        {
            Array.Clear(_sentReadout);
            for (int row = 0; row < _readoutSums.Length; row++)
            {
                _readoutSums[row] = _formats.Wrap((long)readout.Bias[row] << _formats.ActFrac);
            }
        }

        IReadOnlyList<long> hidden = _layers[^1].Hidden;
        for (int i = 0; i < hidden.Count; i++)
        {
            long delta = DeltaRule.Changes(hidden[i], ref _sentReadout[i], threshold);
            for (int row = 0; delta != 0 && row < _readoutSums.Length; row++)
            {
                _readoutSums[row] = _formats.Wrap(_readoutSums[row] + (readout.Weights[row][i] * delta));
            }

            if (delta != 0)
            {
                _readoutChanges.Add((i, delta));
            }
        }

        ReadoutColumns = (fresh ? 1 : 0, _readoutChanges.Count);
    }
}
