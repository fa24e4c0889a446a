using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>
/// When a convolution takes events and gives words where every event is offered and every word taken as early as
/// possible (spiking_conv, Timing).
/// </summary>
internal sealed class SpikingConvTiming
{
    // From the last iteration of an event to the cycle in which its sums can be read; from a word's read to its spikes.
    private const int EventLatency = 5;
    private const int FireLatency = 3;

    private readonly int _iterations;
    private readonly int _words;
    private readonly bool _overlaps;
    private readonly bool _waits;
    private readonly long[] _free = new long[2];
    private readonly List<long> _given = [];
    private long _ready;
    private long _scanner;
    private long _full;
    private int _half;
    private bool _fresh = true;
    private bool _opens = true;

    /// <summary>A layer after reset.</summary>
    public SpikingConvTiming(SpikingConvParameters parameters)
    {
        ConvWindowParameters kernel = parameters.Window;
        int down = FixedPoint.CeilDivide(kernel.KernelHeight, kernel.StrideY);
        int across = FixedPoint.CeilDivide(kernel.KernelWidth, kernel.StrideX);
        TileHeight = parameters.Parallel == ConvParallel.Kernel ? down : 1;
        TileWidth = parameters.Parallel == ConvParallel.Tap ? 1 : across;
        bool whole = parameters.Folds % parameters.Groups == 0;
        int folds = whole ? parameters.Folds / parameters.Groups : parameters.Folds;
        _iterations = down / TileHeight * (across / TileWidth) * folds;
        Window window = kernel.Window;
        _words = FixedPoint.CeilDivide(window.OutputHeight(parameters.Height), TileHeight)
            * FixedPoint.CeilDivide(window.OutputWidth(parameters.Width), TileWidth) * parameters.Folds;
        _overlaps = parameters.Neurons.Membrane == Membrane.PerStep;
        _waits = parameters.Readout == Readout.Spikes;
    }

    /// <summary>Rows of outputs whose neurons fire in the same cycle.</summary>
    public int TileHeight { get; }

    /// <summary>Columns of outputs whose neurons fire in the same cycle.</summary>
    public int TileWidth { get; }

    /// <summary>Cycles, from the phase's first, in which words are handed over.</summary>
    public IReadOnlyList<long> Words => _given;

    /// <summary>The layer is reset.</summary>
    public void Reset() => (_fresh, _opens, _half) = (true, true, 0);

    /// <summary>Nothing is on its way; after reset the membranes are cleared first, a word per cycle.</summary>
    public void BeginPhase()
    {
        long begin = _fresh ? _words : 0;
        _given.Clear();
        (_free[0], _free[1], _ready, _scanner) = (begin, begin, begin, begin);
        _fresh = false;
    }

    /// <summary>An event, or a null beat, is offered.</summary>
    public void Event(bool isNull, bool last)
    {
        long taken = _opens ? Math.Max(_ready, _free[_half]) : _ready;
        int cycles = isNull ? 1 : _iterations;
        _ready = taken + cycles;
        _full = taken + cycles + EventLatency;
        _opens = last;
    }

    /// <summary>The step that was closed last fires.</summary>
    /// <param name="places">Numbers of the words that leave, in the order of the scan.</param>
    public void Scan(IReadOnlyList<int> places)
    {
        long start = Math.Max(_full, _scanner);
        // A word with spikes leaves when the next one is there, the last one when the scan ends.
        for (int word = _waits ? 1 : 0; word < places.Count; word++)
        {
            _given.Add(start + places[word] + FireLatency);
        }

        if (_waits)
        {
            _given.Add(start + _words + FireLatency);
        }

        _scanner = start + _words + 1;
        _free[_half] = start + _words + (_overlaps ? 1 : 2);
        _half = _overlaps ? 1 - _half : 0;
    }
}
