using Hdl.Core.Designs;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>The presets of the delta networks.</summary>
internal static class DeltaRnnPresets
{
    /// <summary>Those of <c>delta_gru</c>.</summary>
    public static IReadOnlyList<Preset> Gru { get; } =
    [
        new(
            "default", "The shipped network: rows of MNIST's images to a digit, one layer of 64 elements",
            new DeltaGruParameters { Model = DeltaModelSource.Default }),
        new(
            "edgedrnn", "The sizes, formats and layout of EdgeDRNN: two layers of 16, weights loaded, states out",
            new DeltaGruParameters
            {
                Inputs = 8,
                Layers = [16, 16],
                AccBits = 24,
                HiddenBias = false,
                Weights = DeltaWeightStorage.Ram,
                Readout = DeltaReadout.States,
                ReadoutWhen = ReadoutWhen.Every,
                InputBits = 16,
                Overflow = DeltaOverflow.Wrap,
            }),
        new(
            "least", "One element, one lane, the least widths, weights loaded",
            new DeltaGruParameters
            {
                Inputs = 1,
                Layers = [1],
                ActInt = 2,
                ActFrac = 4,
                WeightBits = 4,
                WeightFrac = 0,
                AccBits = 16,
                GateFrac = 2,
                Lanes = 1,
                XLanes = 1,
                PointwiseLanes = 1,
                Weights = DeltaWeightStorage.Ram,
                Readout = DeltaReadout.Argmax,
                ReadoutWhen = ReadoutWhen.Every,
                Classes = 1,
            }),
        new(
            "digits", "The shipped network with sixteen weights per cycle, changes in digits of 8 bits",
            new DeltaGruParameters
            {
                Model = DeltaModelSource.Default,
                Lanes = 16,
                Digits = 8,
                PointwiseLanes = 16,
            }),
        new(
            "dram", "The shipped network with its weights in memory, over a 64-bit AXI4 port",
            new DeltaGruParameters { Model = DeltaModelSource.Default, Weights = DeltaWeightStorage.Axi4 }),
        new(
            "large", "The size of EdgeDRNN's largest network: two layers of 768, weights in memory, states out",
            new DeltaGruParameters
            {
                Inputs = 40,
                Layers = [768, 768],
                HiddenBias = false,
                Weights = DeltaWeightStorage.Axi4,
                Outstanding = 4,
                Readout = DeltaReadout.States,
                ReadoutWhen = ReadoutWhen.Every,
                Overflow = DeltaOverflow.Wrap,
            }),
        new(
            "mover", "Weights read by a data mover, lines of two words, columns at multiples of 64 bytes",
            new DeltaGruParameters
            {
                Inputs = 5,
                Layers = [9, 6],
                Weights = DeltaWeightStorage.Stream,
                BusBytes = 4,
                Outstanding = 3,
                AddressBits = 40,
                ColumnStride = 64,
                XLanes = 2,
                PointwiseLanes = 4,
                Readout = DeltaReadout.Argmax,
                ReadoutWhen = ReadoutWhen.Every,
                Classes = 5,
            }),
        new(
            "spoken", "The shipped network of spoken digits: frames of 20 bands to a digit, one layer of 64 elements",
            new DeltaGruParameters { Model = "delta_spoken" }),
        new(
            "four-bit", "Four layers of different sizes, weights of 4 bits, a score per class and step",
            new DeltaGruParameters
            {
                Inputs = 11,
                Layers = [7, 20, 3, 9],
                WeightBits = 4,
                WeightFrac = 3,
                AccBits = 24,
                GateFrac = 6,
                InputBits = 12,
                Lanes = 4,
                XLanes = 3,
                PointwiseLanes = 2,
                Readout = DeltaReadout.Affine,
                ReadoutWhen = ReadoutWhen.Every,
                Classes = 11,
            }),
        new(
            "sixteen-bit", "Weights of 16 bits, biases of two columns, a sequence of five steps",
            new DeltaGruParameters
            {
                Inputs = 5,
                Layers = [12, 5],
                ActFrac = 6,
                WeightBits = 16,
                WeightFrac = 7,
                AccBits = 40,
                GateFrac = 5,
                BiasColumns = 2,
                Digits = 8,
                Lanes = 8,
                XLanes = 16,
                PointwiseLanes = 4,
                SequenceLength = 5,
                Readout = DeltaReadout.Affine,
                Classes = 3,
            }),
    ];

    /// <summary>Those of <c>delta_lstm</c>.</summary>
    public static IReadOnlyList<Preset> Lstm { get; } =
    [
        new(
            "default", "The shipped network: rows of MNIST's images to a digit, one layer of 64 elements",
            new DeltaLstmParameters { Model = "delta_lstm_mnist" }),
        new(
            "lstm", "The shipped network with its weights in memory, over a 64-bit AXI4 port",
            new DeltaLstmParameters { Model = "delta_lstm_mnist", Weights = DeltaWeightStorage.Axi4 }),
        new(
            "states", "Two layers, weights of 4 bits, loaded; states out",
            new DeltaLstmParameters
            {
                Inputs = 6,
                Layers = [10, 17],
                HiddenBias = false,
                Lanes = 4,
                XLanes = 4,
                PointwiseLanes = 4,
                GateFrac = 6,
                WeightBits = 4,
                WeightFrac = 3,
                Weights = DeltaWeightStorage.Ram,
                Readout = DeltaReadout.States,
                ReadoutWhen = ReadoutWhen.Every,
                Overflow = DeltaOverflow.Wrap,
            }),
        new(
            "memory", "Weights of 4 bits in memory, eight lines per word, 64-bit addresses, changes in digits",
            new DeltaLstmParameters
            {
                Inputs = 7,
                Layers = [5, 11],
                Lanes = 4,
                Digits = 8,
                XLanes = 4,
                PointwiseLanes = 2,
                WeightBits = 4,
                WeightFrac = 3,
                Weights = DeltaWeightStorage.Axi4,
                BusBytes = 16,
                BurstBeats = 16,
                Outstanding = 5,
                AddressBits = 64,
                Readout = DeltaReadout.States,
                ReadoutWhen = ReadoutWhen.Every,
                Overflow = DeltaOverflow.Wrap,
            }),
    ];
}
