using Hdl.Core.Numerics;
using Hdl.Import.Float;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Integer;

/// <summary>Makes the network of integers of one in floating point.</summary>
/// <param name="where">Name of the file.</param>
/// <param name="settings">What the user says.</param>
internal sealed class SpikingQuantiser(string where, ImportSettings settings)
{
    private const int MostBits = 32;

    /// <summary>Steps of a sample where neither samples nor the user say.</summary>
    public const int DefaultSteps = 16;

    /// <summary>Rounds a network.</summary>
    /// <param name="network">The network in floating point.</param>
    /// <param name="inputEvents">Most events at an input in a step.</param>
    /// <param name="steps">Steps of a sample.</param>
    /// <param name="share">Below so much of the greatest a weight becomes 0, where weights are ternary.</param>
    /// <param name="notes">What is assumed.</param>
    public SpikingNetwork Quantise(
        FloatNetwork network, int inputEvents, int steps, double share, ImportNotes notes)
    {
        List<SpikingLayer> layers = [];
        var result = new SpikingNetwork
        {
            Name = settings.Name,
            Input = network.Input,
            InputEvents = inputEvents,
            Steps = steps,
            Readout = network.Readout,
            Layers = layers,
        };
        foreach ((int index, FloatLayer layer) in network.Layers.Index())
        {
            bool integrates = network.Integrates(index);
            long events = LayerRanges.MostEvents(result)[^1];
            layers.Add(layer switch
            {
                FloatDense dense => Weighted(dense, share, events, steps, notes, null, integrates),
                FloatConv conv => Weighted(conv, share, events, steps, notes, conv, integrates),
                FloatPool pool => new PoolLayer { Name = pool.Name, Kind = pool.Kind, Window = pool.Window },
                _ => throw new ArgumentException($"No such layer: {layer.GetType().Name}.", nameof(network)),
            });
        }

        return result;
    }

    private WeightedLayer Weighted(
        FloatWeighted layer, double share, long events, int steps, ImportNotes notes, FloatConv? conv, bool integrates)
    {
        if (integrates && settings.PerChannel)
        {
            notes.Add($"{layer.Name}: one scale for all outputs, for their potentials are compared with each other.");
        }

        WeightRounding rounding = settings.Bits is { } bits
            ? WeightRounding.ToBits(layer.Weights, layer.Outputs, bits, settings.PerChannel && !integrates)
            : WeightRounding.ToTernary(layer.Weights, share);
        NeuronModel neurons = Neurons(layer, rounding, notes);
        WeightFormat format = settings.Bits is null ? WeightFormat.Ternary : WeightFormat.Signed;
        WeightedLayer made = conv is null
            ? new DenseLayer
            {
                Name = layer.Name,
                Outputs = layer.Outputs,
                Format = format,
                WeightBits = settings.Bits ?? 2,
                Scale = rounding.Scale,
                Weights = rounding.Values,
                Neurons = neurons,
            }
            : new ConvLayer
            {
                Name = layer.Name,
                Outputs = layer.Outputs,
                Window = conv.Window,
                Groups = conv.Groups,
                Format = format,
                WeightBits = settings.Bits ?? 2,
                Scale = rounding.Scale,
                Weights = rounding.Values,
                Neurons = neurons,
            };
        if (!integrates && !CanFire(made, events, steps))
        {
            notes.Add(
                $"{layer.Name}: NO NEURON CAN FIRE within {steps} steps, so small are its weights beside its thresholds"
                + (settings.TimeStep is null ? " (is --dt the step that it was trained with?)." : "."));
        }

        return made with { Neurons = WithWidth(made, events, steps, notes, integrates) };
    }

    private NeuronModel Neurons(FloatWeighted layer, WeightRounding rounding, ImportNotes notes)
    {
        FloatNeurons neurons = layer.Neurons;
        (NeuronDecay decay, int amount) = Decay(layer.Name, neurons.Beta, notes);
        if (neurons.ResetValue != 0 && rounding.Scales.Length > 1)
        {
            throw ImportFault.Of(
                "A reset value cannot have a scale per channel", $"{where}, {layer.Name}",
                ImportFault.Text(neurons.ResetValue), "Leave out --per-channel.");
        }

        int reset = Whole(layer.Name, "reset value", neurons.ResetValue * rounding.Scales[0], Math.Round);

        // Whole potentials pass a whole threshold exactly where the real ones pass the real one.
        bool whole = rounding.IsExact && neurons.Beta is 0 or 1 && neurons.Biases.Count == 0
            && (neurons.Beta == 0 || neurons.Reset != NeuronReset.Subtract);
        Func<double, double> round = !whole ? value => Math.Round(value, MidpointRounding.ToEven)
            : neurons.Fires == FireComparison.Above ? value => Math.Floor(value + 1e-6)
            : value => Math.Ceiling(value - 1e-6);
        int[] thresholds = Rounded(layer.Name, "threshold", neurons.Thresholds, rounding.Scales, round);
        int[] biases = Rounded(layer.Name, "bias", neurons.Biases, rounding.Scales, Math.Round);
        int lost = biases.Zip(neurons.Biases).Count(pair => pair is (0, not 0));
        if (lost > 0)
        {
            notes.Add($"{layer.Name}: {lost} of {biases.Length} biases are less than half a unit and round to 0.");
        }

        return new NeuronModel
        {
            Membrane = neurons.Membrane,
            Decay = decay,
            DecayAmount = amount,
            DecayMoment = neurons.Moment,
            Reset = reset == 0 && neurons.Reset == NeuronReset.Value ? NeuronReset.Zero : neurons.Reset,
            ResetValue = neurons.Reset == NeuronReset.Value ? reset : 0,
            Fires = neurons.Fires,
            Thresholds = thresholds,
            Biases = Array.TrueForAll(biases, bias => bias == 0) ? [] : biases,
            Refractory = neurons.Refractory,
        };
    }

    // k = round(256 beta); a shift where 1 - 2^-s is nearer.
    private static (NeuronDecay Decay, int Amount) Decay(string name, double beta, ImportNotes notes)
    {
        if (beta is 0 or 1)
        {
            return (NeuronDecay.None, 0);
        }

        int factor = (int)Math.Round(256 * beta, MidpointRounding.ToEven);
        int shift = Enumerable.Range(1, 15).MinBy(s => Math.Abs(1 - Math.Pow(2, -s) - beta));
        double shifted = 1 - Math.Pow(2, -shift);
        if (Math.Abs(shifted - beta) < Math.Abs((factor / 256.0) - beta))
        {
            notes.Add(
                $"{name}: what is left of a potential, {ImportFault.Text(beta)}, becomes 1 - 2^-{shift} = "
                + $"{ImportFault.Text(shifted)}, nearer than {factor}/256.");
            return (NeuronDecay.Shift, shift);
        }

        if (factor / 256.0 != beta)
        {
            notes.Add(
                $"{name}: what is left of a potential, {ImportFault.Text(beta)}, becomes {factor}/256 = "
                + $"{ImportFault.Text(factor / 256.0)}.");
        }

        return (NeuronDecay.Factor, factor);
    }

    private NeuronModel WithWidth(
        WeightedLayer layer, long events, int steps, ImportNotes notes, bool integrates)
    {
        NeuronModel neurons = layer.Neurons;
        int parameters = neurons.Thresholds.Concat(neurons.Biases).Append(neurons.ResetValue)
            .Max(value => FixedPoint.SignedWidth(value < 0 ? ~(long)value : value));
        (int neuron, PotentialRange? range) = LayerRanges.Widest(layer, events, integrates: integrates);
        if (range is { Width: <= MostBits } proven)
        {
            return neurons with { PotentialWidth = Math.Max(proven.Width, parameters) };
        }

        PotentialRange within = LayerRanges.Widest(layer, events, steps, integrates).Range!.Value;
        int width = Math.Clamp(Math.Max(within.Width, parameters), 2, MostBits);
        string who = layer is ConvLayer ? "channel" : "neuron";
        notes.Add(
            $"{layer.Name}: the potential of {who} {neuron} "
            + (range is { } wide ? $"may need {wide.Width} bits" : "can grow without end")
            + $"; it saturates at {width} bits, which it cannot reach within {steps} steps"
            + (within.Width <= MostBits ? "." : " only if inputs are few."));
        return neurons with { PotentialWidth = width, Overflow = Overflow.Saturate };
    }

    private static bool CanFire(WeightedLayer layer, long events, int steps)
    {
        NeuronModel neurons = layer.Neurons;
        int At(IReadOnlyList<int> values, int n) => values.Count == 0 ? 0 : values[values.Count == 1 ? 0 : n];
        return LayerRanges.Sums(layer, events).Index().Any(pair =>
        {
            (int n, PotentialRange sums) = pair;
            int threshold = At(neurons.Thresholds, n);
            long most = PotentialRange.Within(neurons, sums, threshold, At(neurons.Biases, n), steps).Most;
            return neurons.Fires == FireComparison.Above ? most > threshold : most >= threshold;
        });
    }

    private int[] Rounded(
        string name, string what, IReadOnlyList<double> values, double[] scales, Func<double, double> round)
    {
        int count = values.Count == 0 ? 0 : Math.Max(values.Count, scales.Length);
        return [.. Enumerable.Range(0, count).Select(i => Whole(
            name, what, values[values.Count == 1 ? 0 : i] * scales[scales.Length == 1 ? 0 : i], round))];
    }

    private int Whole(string name, string what, double value, Func<double, double> round) =>
        round(value) is var whole && Math.Abs(whole) < int.MaxValue ? (int)whole : throw ImportFault.Of(
            "It does not fit in 32 bits", $"{where}, {ImportFault.Short(name)}, {what}",
            $"{ImportFault.Text(value)} times the weight's unit",
            "The weights are small beside it: give the time step that the network was trained with, --dt, or fewer "
            + "--bits.");
}
