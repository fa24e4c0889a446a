using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>
/// A network over one sequence of bytes after the other. Equal to <see cref="DeltaNetworkState"/> in every value, and
/// fast where sums have 32 bits or less: columns lie together, and sums wrap at 32 bits until they are read.
/// </summary>
public sealed class DeltaInference
{
    private readonly DeltaModel _model;
    private readonly DeltaThresholds _thresholds;
    private readonly DeltaFastLayer[] _layers;
    private readonly DeltaNetworkState? _reference;
    private readonly long[] _input;
    private readonly long[] _sums;
    private readonly long[] _sent;
    private readonly DeltaColumns[] _columns;

    /// <summary>Prepares a network.</summary>
    /// <param name="model">A network that passes <see cref="DeltaModelCheck"/>.</param>
    /// <param name="tables">Its gates, which may be shared.</param>
    /// <param name="thresholds">Its thresholds, or others for as many layers.</param>
    public DeltaInference(DeltaModel model, GateTables tables, DeltaThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentOutOfRangeException.ThrowIfNotEqual(thresholds.Input.Count, model.Weights.Layers.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(thresholds.Hidden.Count, model.Weights.Layers.Count);
        (_model, _thresholds) = (model, thresholds);
        _layers = [];
        if (model.Formats.AccBits <= 32)
        {
            _layers = [.. model.Weights.Layers.Select(
                layer => new DeltaFastLayer(model.Cell, model.Formats, tables, layer))];
        }
        else
        {
            _reference = new DeltaNetworkState(model.Cell, model.Formats, model.Weights, model.When);
        }

        _input = new long[model.Weights.Layers[0].Inputs];
        _sums = new long[model.Classes];
        _sent = new long[model.Weights.Layers[^1].Hidden];
        _columns = new DeltaColumns[model.Weights.Layers.Count];
    }

    /// <summary>Columns of each layer in the last sequence.</summary>
    public IReadOnlyList<DeltaColumns> Columns => _columns;

    /// <summary>Columns of the read-out in the last sequence.</summary>
    public DeltaColumns ReadoutColumns { get; private set; }

    /// <summary>Sums of the read-out behind the last step.</summary>
    public ReadOnlySpan<long> Sums => _sums;

    /// <summary>Runs a sequence.</summary>
    /// <param name="values">Its steps, one after the other.</param>
    /// <returns>
    /// The class of the greatest sum behind the last step, the lowest of equals; 0 without a read-out.
    /// </returns>
    public int Run(ReadOnlySpan<byte> values)
    {
        Array.Clear(_columns);
        ReadoutColumns = default;
        int steps = values.Length / _input.Length;
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < _input.Length; i++)
            {
                _input[i] = values[(step * _input.Length) + i];
            }

            if (_reference is null)
            {
                Step(step == 0, step == steps - 1);
            }
            else
            {
                Reference(_reference, step == 0, step == steps - 1);
            }
        }

        int best = 0;
        for (int row = 1; row < _sums.Length; row++)
        {
            best = _sums[row] > _sums[best] ? row : best;
        }

        return best;
    }

    private void Reference(DeltaNetworkState state, bool first, bool last)
    {
        state.Step(_input, first, last, _thresholds);
        for (int layer = 0; layer < _columns.Length; layer++)
        {
            (int bias, int input, int hidden) = state.Layers[layer].Columns;
            _columns[layer] += new DeltaColumns((long)bias * _model.BiasColumns, input, hidden);
        }

        ReadoutColumns += new DeltaColumns(
            (long)state.ReadoutColumns.Bias * _model.BiasColumns, 0, state.ReadoutColumns.Hidden);
        for (int row = 0; row < _sums.Length; row++)
        {
            _sums[row] = state.ReadoutSums[row];
        }
    }

    private void Step(bool first, bool last)
    {
        ReadOnlySpan<long> values = _input;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            DeltaFastLayer fast = _layers[layer];
            DeltaColumns columns = fast.Step(
                values, first, last, _thresholds.Input[layer], _thresholds.Hidden[layer]);
            _columns[layer] += columns with { Bias = columns.Bias * _model.BiasColumns };
            values = fast.Hidden;
        }

        if (_model.Weights.Readout is { } readout && (last || _model.When == ReadoutWhen.Every))
        {
            Readout(readout, values, first || _model.When == ReadoutWhen.Last);
        }
    }

    private void Readout(DeltaReadoutLayer readout, ReadOnlySpan<long> hidden, bool fresh)
    {
        if (fresh)
        {
            Array.Clear(_sent);
            for (int row = 0; row < _sums.Length; row++)
            {
                _sums[row] = _model.Formats.Wrap((long)readout.Bias[row] << _model.Formats.ActFrac);
            }
        }

        long sent = 0;
        for (int i = 0; i < hidden.Length; i++)
        {
            long delta = hidden[i] - _sent[i];
            if (delta == 0 || Math.Abs(delta) < _thresholds.Readout)
            {
                continue;
            }

            _sent[i] = hidden[i];
            sent++;
            for (int row = 0; row < _sums.Length; row++)
            {
                _sums[row] = _model.Formats.Wrap(_sums[row] + (readout.Weights[row][i] * delta));
            }
        }

        ReadoutColumns += new DeltaColumns(fresh ? _model.BiasColumns : 0, 0, sent);
    }
}
