using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Spiking.TernaryPe;

/// <summary>A list of clock cycles of the processing element, written one command at a time.</summary>
/// <param name="parameters">Which element.</param>
internal sealed class CommandSequence(TernaryPeParameters parameters)
{
    private const int IntegrateState = 1;
    private const int BiasState = 2;
    private const int FireState = 3;
    private const int ClearState = 4;

    private readonly TernaryPePorts _ports = new(parameters);
    private (long First, long Second, long Third) _constants;
    private bool _stale;

    /// <summary>The cycles so far; the fields are the element's plain inputs.</summary>
    public BeatSequence Cycles { get; } = new(new TernaryPePorts(parameters).CycleFields);

    /// <summary>
    /// Scales a and b, and threshold; for the count datapath the constants of the biases -1, 0 and +1, of which the
    /// element is shown that of <see cref="BiasCode"/>. Only as many bits as a port has count.
    /// </summary>
    public (long First, long Second, long Third) Constants
    {
        get => _constants;
        set => (_constants, _stale) = (value, _stale || value != _constants);
    }

    /// <summary>Neuron that the commands are for.</summary>
    public int Context { get; set; }

    /// <summary>Bias code presented in every cycle.</summary>
    public int BiasCode { get; set; }

    /// <summary>Nothing happens, whatever stands at the weights.</summary>
    public void Idle(int state = 0, ulong weights = 0, ulong valid = 0) => Add(state, weights, valid);

    /// <summary>Adds the valid weights.</summary>
    /// <param name="weights">Codes, lane 0 in the low bits.</param>
    /// <param name="valid">One bit per lane.</param>
    public void Integrate(ulong weights, ulong valid)
    {
        // A counter that begins at the threshold takes a new one in Clear, before the step.
        if (_stale && parameters.CountFrom == CountFrom.Threshold)
        {
            Clear();
        }

        Add(IntegrateState, weights, valid);
    }

    /// <summary>Adds the same code in all lanes.</summary>
    public void IntegrateAll(int code)
    {
        ulong weights = 0;
        for (int lane = 0; lane < parameters.Lanes; lane++)
        {
            weights |= (ulong)code << (2 * lane);
        }

        Integrate(weights, AllLanes);
    }

    /// <summary>Adds the code in lane 0 alone.</summary>
    public void IntegrateOne(int code) => Integrate((ulong)code, 1);

    /// <summary>Adds the bias; then fires.</summary>
    public void BiasAndFire(int bias)
    {
        BiasCode = bias;
        Bias();
        Fire();
    }

    /// <summary>Adds the bias of <see cref="BiasCode"/>.</summary>
    public void Bias() => Add(BiasState, 0, 0);

    /// <summary>Fires.</summary>
    public void Fire() => Add(FireState, 0, 0);

    /// <summary>Clears the neuron.</summary>
    public void Clear() => Add(ClearState, 0, 0);

    /// <summary>Clears every neuron, as a layer does after reset; leaves the first one chosen.</summary>
    public void ClearAll()
    {
        for (Context = 0; Context < parameters.Contexts; Context++)
        {
            Clear();
        }

        Context = 0;
    }

    /// <summary>Every lane valid.</summary>
    public ulong AllLanes => (1UL << parameters.Lanes) - 1;

    private void Add(int state, ulong weights, ulong valid)
    {
        _stale &= state is not (FireState or ClearState);
        Span<uint> words = Cycles.Append();
        Cycles.Write(words, _ports.State, (ulong)state);
        Cycles.Write(words, _ports.Weight, weights);
        Cycles.Write(words, _ports.WeightValid, valid);
        if (_ports.Context is { } context)
        {
            Cycles.Write(words, context, (ulong)Context);
        }

        (long first, long second, long third) = Constants;
        if (_ports.Bias is not { } bias)
        {
            long constant = TernaryCode.Decode(BiasCode) switch { -1 => first, 0 => second, _ => third };
            Cycles.Write(words, _ports.Threshold, (ulong)constant);
            return;
        }

        Cycles.Write(words, bias, (ulong)BiasCode);
        Cycles.Write(words, _ports.WeightScale!, (ulong)first);
        Cycles.Write(words, _ports.BiasScale!, (ulong)second);
        Cycles.Write(words, _ports.Threshold, (ulong)third);
    }
}
