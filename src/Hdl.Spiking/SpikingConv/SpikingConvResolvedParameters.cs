using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>
/// What follows from the parameters of a convolution: banks, words, iterations and widths. Output (yo, xo) lies in bank
/// (yo mod ModY, xo mod ModX), in row yo / ModY and column xo / ModX of it.
/// </summary>
public sealed class SpikingConvResolvedParameters
{
    /// <summary>Derives it.</summary>
    /// <param name="parameters">Parameters in their ranges, whose kernel fits the map.</param>
    public SpikingConvResolvedParameters(SpikingConvParameters parameters)
    {
        Parameters = parameters;
        Window window = parameters.Window.Window;
        OutputHeight = window.OutputHeight(parameters.Height);
        OutputWidth = window.OutputWidth(parameters.Width);
        TapsY = FixedPoint.CeilDivide(window.KernelHeight, window.StrideY);
        TapsX = FixedPoint.CeilDivide(window.KernelWidth, window.StrideX);
        ModY = parameters.Parallel == ConvParallel.Kernel ? TapsY : 1;
        ModX = parameters.Parallel == ConvParallel.Tap ? 1 : TapsX;
    }

    /// <summary>What the user set.</summary>
    public SpikingConvParameters Parameters { get; }

    /// <summary>Rows Ho of the outputs.</summary>
    public int OutputHeight { get; }

    /// <summary>Columns Wo of the outputs.</summary>
    public int OutputWidth { get; }

    /// <summary>Rows of outputs that an event reaches at most: ceil(Kh / Sy).</summary>
    public int TapsY { get; }

    /// <summary>Columns of outputs that an event reaches at most: ceil(Kw / Sx).</summary>
    public int TapsX { get; }

    /// <summary>Rows of outputs from one row of a bank to the next.</summary>
    public int ModY { get; }

    /// <summary>Columns of outputs from one column of a bank to the next.</summary>
    public int ModX { get; }

    /// <summary>Banks in y: as many of ModY as there are rows for.</summary>
    public int BanksY => Math.Min(ModY, OutputHeight);

    /// <summary>Banks in x, likewise.</summary>
    public int BanksX => Math.Min(ModX, OutputWidth);

    /// <summary>Banks of membranes.</summary>
    public int Banks => BanksY * BanksX;

    /// <summary>Rows of a bank.</summary>
    public int Rows => FixedPoint.CeilDivide(OutputHeight, ModY);

    /// <summary>Columns of a bank.</summary>
    public int Columns => FixedPoint.CeilDivide(OutputWidth, ModX);

    /// <summary>Words of a bank: rows, columns, folds. As many cycles takes the scan that lets neurons fire.</summary>
    public int Words => Rows * Columns * Parameters.Folds;

    /// <summary>Channels in a word.</summary>
    public int Lanes => Parameters.Outputs / Parameters.Folds;

    /// <summary>Iterations of an event over rows of the kernel.</summary>
    public int StepsY => TapsY / ModY;

    /// <summary>Iterations of an event over columns of the kernel.</summary>
    public int StepsX => TapsX / ModX;

    /// <summary>Folds that an event reaches: those of its group, where folds do not cross groups.</summary>
    public int EventFolds =>
        Parameters.Folds % Parameters.Groups == 0 ? Parameters.Folds / Parameters.Groups : Parameters.Folds;

    /// <summary>Cycles that an event takes.</summary>
    public int Iterations => StepsY * StepsX * EventFolds;

    /// <summary>Banks of weights, read in the same cycle: one for each tap of it.</summary>
    public int WeightBanks => ModY * ModX;

    /// <summary>Rows of a bank of weights: channel, phase of the stride in y and x, iteration.</summary>
    public int WeightRows => Parameters.Channels * Phases * Iterations;

    /// <summary>Phases of the strides: Sy * Sx.</summary>
    public int Phases => Parameters.Window.StrideY * Parameters.Window.StrideX;

    /// <summary>Bits of a weight as stored.</summary>
    public int StoredBits => Parameters.WeightFormat == WeightFormat.Ternary ? 2 : Parameters.WeightBits;

    /// <summary>Bits of a weight times the scale, signed.</summary>
    public int TermBits => Parameters.WeightFormat == WeightFormat.Ternary
        ? FixedPoint.SignedWidth(Parameters.Scale)
        : Parameters.WeightBits;

    /// <summary>Bits of a word of weights.</summary>
    public int WeightWord => Lanes * StoredBits;

    /// <summary>Bits of the count of refractory steps; 0 without.</summary>
    public int RefractoryBits =>
        Parameters.Neurons.Refractory > 0 ? FixedPoint.UnsignedWidth(Parameters.Neurons.Refractory) : 0;

    /// <summary>Bits of what is kept of a neuron: its potential, above it the steps that it still waits.</summary>
    public int StateBits => Parameters.Neurons.PotentialWidth + RefractoryBits;

    /// <summary>Bits of a word's address within its bank.</summary>
    public int AddressWidth => FixedPoint.IndexWidth(Words);

    /// <summary>Bits of a row of weights.</summary>
    public int RowWidth => FixedPoint.IndexWidth(WeightRows);

    /// <summary>Bits of a fold's number.</summary>
    public int FoldWidth => FixedPoint.IndexWidth(Parameters.Folds);

    /// <summary>Bits of a word of states.</summary>
    public int StateWord => Lanes * StateBits;

    /// <summary>Bits of a word of thresholds, or of biases.</summary>
    public int ConstantWord => Lanes * Parameters.Neurons.PotentialWidth;

    /// <summary>Whether potentials leave, of neurons that never fire.</summary>
    public bool Integrates => Parameters.Readout == Readout.Potential;

    /// <summary>Bits of a neuron in a word that leaves: its spike, or its potential.</summary>
    public int GivenBits => Integrates ? Parameters.Neurons.PotentialWidth : 1;

    /// <summary>Bits of a bank in it.</summary>
    public int GivenBank => Lanes * GivenBits;

    /// <summary>Bits of a word that leaves.</summary>
    public int GivenWord => Banks * GivenBank;

    /// <summary>Name of the stream of words that leave.</summary>
    public string GivenName => Integrates ? "potential" : "spike";

    /// <summary>Whether sums that do not fit are clamped; else they wrap, or are known to fit.</summary>
    public bool Saturates => Parameters.Neurons.Overflow == Overflow.Saturate;

    /// <summary>
    /// Halves of the membranes: two where every step starts anew, so that one is summed up while the other fires.
    /// </summary>
    public int Halves => Parameters.Neurons.Membrane == Membrane.PerStep ? 2 : 1;

    /// <summary>Greatest row of outputs that an event reaches, before those beyond the map are left out.</summary>
    public int LastReachY => (Parameters.Height - 1 + Parameters.Window.PaddingY) / Parameters.Window.StrideY;

    /// <summary>Greatest column, likewise.</summary>
    public int LastReachX => (Parameters.Width - 1 + Parameters.Window.PaddingX) / Parameters.Window.StrideX;
}
