using Hdl.Core.Golden;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>
/// Weights as they are read from memory (delta_rnn, sections 2.5 and 2.6): which they are, and which of them come with
/// an error.
/// </summary>
/// <param name="parameters">Valid parameters with weights in memory.</param>
internal sealed class WeightMemoryGolden(DeltaRnnResolvedParameters parameters)
{
    private readonly MemoryState _memory = new();
    private readonly WeightLayout _layout = WeightLayout.Of(parameters);
    private readonly Stage[] _stages = Stages(parameters);
    private readonly bool[] _touched = new bool[parameters.Layers.Count + 1];
    private bool[] _failing = [];
    private MemoryContent _content = new();
    private DeltaWeights? _weights;
    private (byte[] Bytes, ulong Offset)? _place;
    private ulong _base;
    private bool _isNew = true;
    private bool _hasOpenRows;

    /// <summary>Timing of the memory.</summary>
    public MemoryTiming Timing { get; private set; } = new();

    /// <summary>Whether it is known which rows are open, or does not matter.</summary>
    public bool IsPredictable => !_hasOpenRows || Timing.RowOpening == 0;

    /// <summary>Steps have run: rows are open.</summary>
    public void Run() => _hasOpenRows = true;

    /// <summary>Nothing is in memory.</summary>
    public void Reset()
    {
        _memory.Clear();
        _content = new MemoryContent();
        Array.Clear(_touched);
        (Timing, _base, _isNew, _hasOpenRows) = (new MemoryTiming(), 0, true, false);
    }

    /// <summary>Other contents.</summary>
    public void Load(MemoryContent content)
    {
        _memory.Load(content);
        _content = content;
        (Timing, _isNew, _hasOpenRows) = (content.Timing, true, false);
    }

    /// <summary>The weights, where they are not those of the last call; null where they are.</summary>
    /// <param name="address">Byte address of the first column.</param>
    public DeltaWeights? Read(ulong address)
    {
        if (!_isNew && address == _base)
        {
            return null;
        }

        (_base, _isNew) = (address, false);
        _failing = [.. _layout.Columns().Select(column => Fails(column.Offset, column.Bytes))];
        // The same bytes at another address are the same weights.
        (byte[] Bytes, ulong Offset)? place = _content.Regions is [var region] && !_failing.Any(fails => fails)
            ? (region.Bytes, address - region.Address)
            : null;
        if (place is null || _weights is null || place != _place)
        {
            (_weights, _place) = (Weights(), place);
        }

        return _weights;
    }

    private DeltaWeights Weights()
    {
        int[][] lines = _layout.Unpack((offset, column) =>
        {
            for (int at = 0; at < column.Length; at += parameters.BusBytes)
            {
                _memory.Read(Address(offset + at), column.Slice(at, parameters.BusBytes));
            }
        });
        return new WeightReader(
            parameters.Formats, parameters.Cell.Gates(), parameters.Lanes, parameters.BiasColumns)
            .Read(lines, parameters.Shape);
    }

    /// <summary>A step: whether weights in the sums of any stage came with an error.</summary>
    /// <param name="state">The network behind the step.</param>
    /// <param name="first">Whether the step is a first one.</param>
    /// <param name="ran">Of each layer the columns of hidden states that ran before the step's inputs.</param>
    public bool Touches(DeltaNetworkState state, bool first, IReadOnlyList<int[]> ran)
    {
        for (int layer = 0; layer < state.Layers.Count; layer++)
        {
            Stage columns = _stages[layer];
            int hiddenBiases = parameters.HiddenBias ? parameters.BiasColumns : 0;
            bool before = first
                ? AnyOf(columns.Bias, parameters.BiasColumns) || AnyOf(columns.HiddenBias, hiddenBiases)
                : _touched[layer] || Any(columns.HiddenBias + hiddenBiases, ran[layer]);
            _touched[layer] = before
                || Any(columns.Bias + parameters.BiasColumns, state.Layers[layer].Changes.Select(one => one.Index));
        }

        if (state.HasReadout)
        {
            int bias = _stages[^1].Bias;
            bool opens = state.ReadoutColumns.Bias > 0;
            _touched[^1] = (opens ? AnyOf(bias, parameters.BiasColumns) : _touched[^1])
                || Any(bias + parameters.BiasColumns, state.ReadoutChanges.Select(one => one.Index));
        }

        return _touched.SkipLast(state.HasReadout ? 0 : 1).Any(touched => touched);
    }

    /// <summary>Whether a column of hidden states that are to run comes with an error.</summary>
    public bool Fails(int layer, IEnumerable<int> hidden) => Any(
        _stages[layer].HiddenBias + (parameters.HiddenBias ? parameters.BiasColumns : 0), hidden);

    // Numbers of the first columns of each layer, and of the read-out (section 2.5): b_ih, x, b_hh, h.
    private static Stage[] Stages(DeltaRnnResolvedParameters parameters)
    {
        List<Stage> stages = [];
        int column = 0;
        int inputs = parameters.Inputs;
        foreach (int hidden in parameters.Layers)
        {
            stages.Add(new Stage(column, column + parameters.BiasColumns + inputs));
            column = stages[^1].HiddenBias + (parameters.HiddenBias ? parameters.BiasColumns : 0) + hidden;
            inputs = hidden;
        }

        return [.. stages, new Stage(column, column + parameters.BiasColumns + inputs)];
    }

    private readonly record struct Stage(int Bias, int HiddenBias);

    private bool Any(int first, IEnumerable<int> columns) => columns.Any(column => _failing[first + column]);

    private bool AnyOf(int first, int count) => Any(first, Enumerable.Range(0, count));

    // Only words that hold weights are read, not what pads a column up to its stride.
    private bool Fails(long offset, int bytes)
    {
        if (_content.Faults.Count == 0 && _content.Regions.Any(region => Contains(region, offset, bytes)))
        {
            return false;
        }

        var word = new byte[parameters.BusBytes];
        bool fails = false;
        for (int at = 0; at < bytes; at += parameters.BusBytes)
        {
            fails |= _memory.Read(Address(offset + at), word) >= 2;
        }

        return fails;
    }

    private bool Contains(MemoryRegion region, long offset, int bytes) =>
        Address(offset) >= region.Address
        && Address(offset) - region.Address + (ulong)bytes <= (ulong)region.Bytes.Length;

    private ulong Address(long offset) =>
        (_base + (ulong)offset) & (ulong.MaxValue >> (64 - parameters.AddressBits));
}
