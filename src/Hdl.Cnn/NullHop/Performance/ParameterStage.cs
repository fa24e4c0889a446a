namespace Hdl.Cnn.NullHop.Performance;

/// <summary>The timing of <c>nullhop_params</c>: packets of parameters become rows of the memories.</summary>
internal sealed class ParameterStage
{
    private const int UnitBits = 16;
    private const int PartsOfRow = 16;

    private readonly int _weightUnits;
    private readonly int _beatUnits;
    private readonly int _room;
    private readonly Queue<PerformanceLoad> _loads = new();
    private readonly Queue<int> _packets = new();
    private bool _running;
    private bool _whole;
    private bool _last;
    private LoadKind _kind;
    private long _parts;
    private int _units;

    // Beats of the packet that is offered.
    private int _beats;

    /// <summary>Nothing to load.</summary>
    /// <param name="parameters">Widths.</param>
    public ParameterStage(NullHopParameters parameters)
    {
        _weightUnits = parameters.WeightWidth;
        _beatUnits = parameters.ParamBits / UnitBits;
        _room = Math.Max(parameters.WeightWidth, 2);
    }

    /// <summary>Loads that are done, since reset.</summary>
    public int Done { get; private set; }

    /// <summary>Whether all of it has been accepted.</summary>
    public bool IsAccepted => _loads.Count == 0 && _packets.Count == 0;

    /// <summary>Whether all of it has been done.</summary>
    public bool IsIdle => IsAccepted && !_running;

    /// <summary>Adds a load to those that are offered.</summary>
    public void Add(PerformanceLoad load)
    {
        _loads.Enqueue(load);
        _packets.Enqueue(load.Beats);
        _beats = _packets.Peek();
    }

    /// <summary>A clock edge.</summary>
    /// <returns>Whether something was accepted.</returns>
    public bool Clock()
    {
        if (!_running)
        {
            return Begin();
        }

        int need = _kind == LoadKind.Weight ? _weightUnits : _kind == LoadKind.Bias ? 2 : 1;
        bool uses = !_whole && _units >= need;
        int rest = _units - (uses ? need : 0);
        bool accepts = _packets.Count > 0 && !_last && (_whole || rest <= _room);
        _running = !(_last && (_whole || !uses));
        Done += _running ? 0 : 1;
        if (!_whole)
        {
            _units = rest + (accepts ? _beatUnits : 0);
        }

        _parts -= uses ? 1 : 0;
        _whole |= uses && _parts == 0;
        if (accepts)
        {
            Accept();
        }

        return accepts;
    }

    private bool Begin()
    {
        if (!_loads.TryDequeue(out PerformanceLoad? load))
        {
            return false;
        }

        _running = true;
        _kind = load.Kind;
        _parts = (long)load.Words * (_kind == LoadKind.Weight ? load.Rows : PartsOfRow);
        (_whole, _last, _units) = (_parts == 0, false, 0);
        return true;
    }

    private void Accept()
    {
        _beats--;
        if (_beats == 0)
        {
            _last = true;
            _packets.Dequeue();
            _packets.TryPeek(out _beats);
        }
    }
}
