using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>
/// Parameters of a delta network with everything that the trained network decides, or that has a default without one.
/// </summary>
public sealed record DeltaRnnResolvedParameters
{
    // Columns in the queue beyond those of bursts in flight.
    private const int MoreColumns = 4;

    /// <summary>The sizes of parameters and their network.</summary>
    /// <param name="given">Parameters.</param>
    /// <param name="model">The trained network; null where there is none.</param>
    internal DeltaRnnResolvedParameters(DeltaRnnParameters given, DeltaModel? model)
    {
        Given = given;
        Model = model;
        Cell = given.Cell;
        Inputs = given.Inputs ?? model?.Weights.Layers[0].Inputs ?? 20;
        Layers = given.Layers.Count > 0 ? given.Layers
            : model is null ? [64]
            : [.. model.Weights.Layers.Select(layer => layer.Hidden)];
        ActInt = given.ActInt ?? model?.Formats.ActInt ?? 8;
        ActFrac = given.ActFrac ?? model?.Formats.ActFrac ?? 8;
        WeightBits = given.WeightBits ?? model?.Formats.WeightBits ?? 8;
        WeightFrac = given.WeightFrac ?? model?.Formats.WeightFrac ?? WeightBits - 1;
        AccBits = given.AccBits ?? model?.Formats.AccBits ?? ActInt + ActFrac + WeightBits;
        GateFrac = given.GateFrac ?? model?.Formats.GateFrac ?? 4;
        HiddenBias = given.HiddenBias ?? model?.HasHiddenBias ?? true;
        BiasColumns = given.BiasColumns ?? model?.BiasColumns ?? 1;
        XBits = given.InputBits ?? model?.InputBits ?? ActInt + ActFrac;
        Overflow = given.Overflow ?? model?.Overflow ?? DeltaOverflow.Prove;
        Readout = given.Readout ?? model?.Readout ?? DeltaReadout.Argmax;
        ReadoutWhen = given.ReadoutWhen ?? model?.When ?? ReadoutWhen.Last;
        Classes = given.Classes ?? (model?.Classes is > 0 and int classes ? classes : 10);
    }

    /// <summary>What was given.</summary>
    public DeltaRnnParameters Given { get; }

    /// <summary>The trained network; null where weights are drawn.</summary>
    public DeltaModel? Model { get; }

    /// <summary>GRU or LSTM.</summary>
    public DeltaCell Cell { get; }

    /// <summary>Inputs X.</summary>
    public int Inputs { get; }

    /// <summary>Elements of each layer.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>Bits of a value before the point.</summary>
    public int ActInt { get; }

    /// <summary>Bits a of a value behind the point.</summary>
    public int ActFrac { get; }

    /// <summary>Bits W of a weight.</summary>
    public int WeightBits { get; }

    /// <summary>Bits f of a weight behind the point.</summary>
    public int WeightFrac { get; }

    /// <summary>Bits of a sum.</summary>
    public int AccBits { get; }

    /// <summary>Bits L of a gate behind the point.</summary>
    public int GateFrac { get; }

    /// <summary>Whether there is a second bias.</summary>
    public bool HiddenBias { get; }

    /// <summary>Columns of a bias.</summary>
    public int BiasColumns { get; }

    /// <summary>Bits that an input needs.</summary>
    public int XBits { get; }

    /// <summary>Whether sums are proved to fit.</summary>
    public DeltaOverflow Overflow { get; }

    /// <summary>What leaves.</summary>
    public DeltaReadout Readout { get; }

    /// <summary>When the read-out is computed.</summary>
    public ReadoutWhen ReadoutWhen { get; }

    /// <summary>Classes of the read-out.</summary>
    public int Classes { get; }

    /// <summary>Name of the top module; empty for the target's.</summary>
    public string Module => Given.Module;

    /// <summary>Weights K per cycle.</summary>
    public int Lanes => Given.Lanes;

    /// <summary>Bits of a digit of a change, or 0.</summary>
    public int Digits => Given.Digits;

    /// <summary>Elements per beat of the input.</summary>
    public int XLanes => Given.XLanes;

    /// <summary>Elements P whose gates are computed per cycle.</summary>
    public int PointwiseLanes => Given.PointwiseLanes;

    /// <summary>Where the weights are.</summary>
    public DeltaWeightStorage Weights => Given.Weights;

    /// <summary>Whether weights are in memory, behind an AXI4 port or a data mover.</summary>
    public bool IsFetched => Weights is DeltaWeightStorage.Axi4 or DeltaWeightStorage.Stream;

    /// <summary>Whether a data mover reads them.</summary>
    public bool IsMoved => Weights == DeltaWeightStorage.Stream;

    /// <summary>Bytes of a word of memory.</summary>
    public int BusBytes => Given.BusBytes;

    /// <summary>Bits of a byte address.</summary>
    public int AddressBits => Given.AddressBits;

    /// <summary>Columns that wait at most for their weights: as many as bursts in flight, and some more.</summary>
    public int ColumnsAhead => Given.Outstanding + MoreColumns;

    /// <summary>The port to the memory of weights.</summary>
    public MemoryPortShape MemoryShape => new(AddressBits, BusBytes)
    {
        Protocol = IsMoved ? MemoryProtocol.Mover : MemoryProtocol.Axi4,
        BurstBeats = Given.BurstBeats,
        Outstanding = IsMoved ? ColumnsAhead + 1 : Given.Outstanding,
    };

    /// <summary>
    /// Bytes at a multiple of which a column begins: in memory at least a word; on chip 0, as columns have no gaps.
    /// </summary>
    public int ColumnAlignment => !IsFetched ? 0 : Math.Max(BusBytes, Given.ColumnStride);

    /// <summary>Steps after which a sequence ends by itself; 0: never.</summary>
    public int SequenceLength => Given.SequenceLength;

    /// <summary>Seed of weights that are drawn.</summary>
    public int WeightSeed => Given.WeightSeed;

    /// <summary>What the memories become.</summary>
    public MemoryForm Memory => Given.Memory;

    /// <summary>Fixed-point formats.</summary>
    public DeltaFormats Formats => new(ActInt, ActFrac, WeightBits, WeightFrac, AccBits, GateFrac);

    /// <summary>Whether scores are computed.</summary>
    public bool HasReadout => Readout != DeltaReadout.States;

    /// <summary>Bytes of a value on a stream.</summary>
    public int ActBytes => FixedPoint.CeilDivide(ActInt + ActFrac, 8);

    /// <summary>Bits of the number of a class.</summary>
    public int ClassWidth => FixedPoint.IndexWidth(Classes);

    /// <summary>Bytes of the number of a class.</summary>
    public int ClassBytes => FixedPoint.CeilDivide(ClassWidth, 8);

    /// <summary>Bytes of a line of weights on a stream.</summary>
    public int WeightLineBytes => FixedPoint.CeilDivide(Lanes * WeightBits, 8);

    /// <summary>Sizes of weights that are drawn.</summary>
    public DeltaShape Shape => new(
        Inputs, XBits, Layers, HiddenBias, HasReadout ? Classes : 0, Overflow == DeltaOverflow.Prove, BiasColumns);

    /// <summary>The sizes of valid parameters.</summary>
    /// <exception cref="InvalidInputException">The network cannot be read.</exception>
    public static DeltaRnnResolvedParameters Of(DeltaRnnParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new DeltaRnnResolvedParameters(parameters, Load(parameters));
    }

    /// <summary>The trained network that parameters name; null where they name none.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    internal static DeltaModel? Load(DeltaRnnParameters parameters) =>
        parameters.Model == DeltaRnnParameters.NoModel ? null : DeltaModelSource.Find(parameters.Model);
}
