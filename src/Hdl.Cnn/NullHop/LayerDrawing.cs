using System.Numerics;
using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop;

/// <summary>Draws the numbers of a layer.</summary>
/// <param name="parameters">Widths.</param>
/// <param name="random">Chooses.</param>
internal sealed class LayerDrawing(NullHopParameters parameters, Random random)
{
    private readonly LayerWidths _widths = parameters.Widths;

    /// <summary>The layer with weights and inputs.</summary>
    public LayerCase Case(LayerDraft draft)
    {
        ConvolutionLayer layer = draft.Layer with { Scaled = parameters.Scale == NullHopScale.Channel };
        FeatureMap[] frames = [.. Enumerable.Range(0, draft.Frames).Select(frame => Frame(draft, frame))];
        var weights = new ConvolutionWeights(
            layer.Outputs,
            [.. Enumerable.Range(0, layer.Outputs * layer.Taps).Select(j => Weight(draft.Weights, j))],
            [.. Enumerable.Range(0, layer.Outputs).Select(output => Bias(draft, output))],
            [.. Enumerable.Range(0, layer.Scaled ? layer.Outputs : 0).Select(_ => Multiplier())]);
        layer = draft.FitsShift ? layer with { Shift = Shift(layer, frames[^1], weights) } : layer;
        return new LayerCase(draft.Name, layer, weights, frames)
        {
            Corner = draft.Corner,
            Slices = draft.Slices,
            InRaw = draft.InRaw,
            OutRaw = draft.OutRaw,
            KeepInput = draft.KeepInput,
            Accumulate = draft.Accumulate,
        };
    }

    private FeatureMap Frame(LayerDraft draft, int frame)
    {
        ConvolutionLayer layer = draft.Layer;
        var map = new FeatureMap(layer.Height, layer.Width, layer.Channels);
        for (int y = 0; y < map.Height; y++)
        {
            for (int x = 0; x < map.Width; x++)
            {
                for (int c = 0; c < map.Channels; c++)
                {
                    map[y, x, c] = Value(draft, frame, (y, x, c));
                }
            }
        }

        return map;
    }

    private int Value(LayerDraft draft, int frame, (int Y, int X, int C) place)
    {
        ConvolutionLayer layer = draft.Layer;
        bool corner = (place.Y == 0 || place.Y == layer.Height - 1) && (place.X == 0 || place.X == layer.Width - 1)
            && (place.C == 0 || place.C == layer.Channels - 1);
        bool there = draft.Input switch
        {
            DraftInput.Corners => corner,
            DraftInput.LastSliceEmpty => place.C < layer.Channels - draft.Slices[^1] && Chance(draft.Density),
            DraftInput.FirstFrameEndsEmpty => (frame > 0 || place.Y < layer.Height / 2) && Chance(draft.Density),
            DraftInput.FirstSliceEmpty => place.C >= draft.Slices[0] && Chance(draft.Density),
            DraftInput.MiddleRowEmpty => place.Y != layer.Height / 2 && Chance(draft.Density),
            DraftInput.MiddleFrameEmpty => frame != 1 && Chance(draft.Density),
            DraftInput.OddColumnsEmpty => place.X % 2 == 0 && Chance(draft.Density),
            DraftInput.Random => Chance(draft.Density),
            _ => true,
        };
        int least = _widths.LeastValue(layer.InSigned);
        int greatest = _widths.GreatestValue(layer.InSigned);
        int value = !there ? 0
            : draft.Input == DraftInput.Least ? least
            : draft.Input == DraftInput.Greatest ? greatest
            : draft.Input == DraftInput.Ones ? 1
            : random.Next(8) switch { 0 => greatest, 1 => least, _ => random.Next(least, greatest + 1) };
        return there && value == 0 ? 1 : value;
    }

    private int Weight(DraftNumbers numbers, int index) => numbers switch
    {
        DraftNumbers.Zero => 0,
        DraftNumbers.Negative => random.Next(_widths.LeastWeight, 0),
        DraftNumbers.Ends => index % 2 == 0 ? _widths.LeastWeight : _widths.GreatestWeight,
        DraftNumbers.MinusOne => -1,
        _ => random.Next(_widths.LeastWeight, _widths.GreatestWeight + 1),
    };

    private int Bias(LayerDraft draft, int output)
    {
        // With bs = max(0, A - 32), these are the least and the greatest total, and for every third channel 0.
        int width = Math.Min(LayerWidths.Bias, parameters.AccumulatorWidth);
        return draft.Biases switch
        {
            DraftNumbers.Zero => 0,
            DraftNumbers.MinusOne => -1,
            DraftNumbers.Negative => -random.Next(1, 1 << (parameters.ValueWidth + 4)),
            DraftNumbers.Ends => (output % 3) switch
            {
                0 => (int)(-1L << (width - 1)),
                1 => (int)~(-1L << (width - 1)),
                _ => 0,
            },
            _ => random.Next(12) == 0
                ? (int)random.NextInt64(int.MinValue, 1L << 31)
                : random.Next(-1 << (parameters.ValueWidth + 3), 1 << (parameters.ValueWidth + 3)),
        };
    }

    private int Multiplier() => random.Next(4) switch
    {
        0 => 0xFFFF,
        1 => random.Next(3),
        _ => random.Next(1 << LayerWidths.Multiplier),
    };

    // Half of the totals that are not 0 have about as many bits as a value.
    private int Shift(ConvolutionLayer layer, FeatureMap input, ConvolutionWeights weights)
    {
        int[] bits =
        [
            .. LayerMath.Sums(layer, input, weights)
                .Select((sum, i) => LayerMath.Total(
                    sum, weights.Biases[i % layer.Outputs], layer.BiasShift, _widths.Accumulator))
                .Where(total => total != 0)
                .Select(total => 65 - BitOperations.LeadingZeroCount((ulong)Math.Abs(total)))
                .Order(),
        ];
        int scale = layer.Scaled ? LayerWidths.Multiplier - 1 : 0;
        int middle = bits.Length == 0 ? 0 : bits[bits.Length / 2];
        return Math.Clamp(middle + scale - parameters.ValueWidth + random.Next(-1, 3), 0, 63);
    }

    private bool Chance(double probability) => random.NextDouble() < probability;
}
