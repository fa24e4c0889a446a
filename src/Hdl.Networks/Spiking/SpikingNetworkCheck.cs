using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>What every spiking network must satisfy, whichever file it came from.</summary>
public static class SpikingNetworkCheck
{
    /// <summary>Most layers.</summary>
    public const int MaxLayers = 64;

    /// <summary>Most elements of a map.</summary>
    public const int MaxElements = 1 << 20;

    /// <summary>Most channels, rows or columns, and most neurons of a dense layer.</summary>
    public const int MaxLength = NetworkCheck.MaxSize;

    /// <summary>Most weights of a layer.</summary>
    public const int MaxWeights = 1 << 26;

    /// <summary>Largest kernel, stride.</summary>
    public const int MaxWindow = 255;

    private const int LongestName = 80;

    /// <summary>
    /// Whether a layer may be called so: letters, digits and <c>_ . : -</c>, 80 at most, no <c>..</c>; nothing that
    /// could end a text or lead out of a folder.
    /// </summary>
    /// <param name="name">The name.</param>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length <= LongestName && !name.Contains("..", StringComparison.Ordinal)
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-');
    }

    /// <summary>
    /// Every problem of a network: name, ranges, lengths, layers that chain, and potentials that may not fit where
    /// overflow is said to be impossible.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="where">Its file, named in each problem.</param>
    public static IReadOnlyList<Problem> Problems(SpikingNetwork network, string where)
    {
        ArgumentNullException.ThrowIfNull(network);
        var check = new Checker(where);
        check.Add(Identifier.Check(network.Name, $"{where}, name"));
        check.Range("threshold_level", network.ThresholdLevel, 1, 255);
        check.Range("seed", network.Seed, 1, ushort.MaxValue);
        check.Range("steps", network.Steps, 1, NetworkCheck.MaxSize);
        check.Range("input_events", network.InputEvents, 1, 255);
        check.Shape("input", network.Input);
        check.Range("layers", network.Layers.Count, 1, MaxLayers);
        check.Levels(network);
        check.Figures(network.Accuracy);
        if (check.Problems.Count > 0)
        {
            return check.Problems;
        }

        MapShape shape = network.Input;
        foreach ((int index, SpikingLayer layer) in network.Layers.Index())
        {
            string name = $"layers[{Text(index)}]";
            // What follows a layer that is wrong has no shape.
            if (!check.Layer(name, layer, shape, network.Integrates(index)))
            {
                return check.Problems;
            }

            shape = layer.OutputOf(shape);
        }

        if (network.Layers[^1] is not WeightedLayer)
        {
            check.Add("The last layer has no neurons", $"layers[{Text(network.Layers.Count - 1)}]", "a pooling layer",
                "End the network with a layer of weights.");
        }

        IReadOnlyList<long> events = LayerRanges.MostEvents(network);
        foreach ((int index, SpikingLayer layer) in network.Layers.Index())
        {
            if (layer is WeightedLayer { Neurons.Overflow: null } weighted)
            {
                check.Fits($"layers[{Text(index)}]", weighted, events[index], network.Integrates(index));
            }
        }

        return check.Problems;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Checker(string where)
    {
        public List<Problem> Problems { get; } = [];

        public void Add(IEnumerable<Problem> problems) => Problems.AddRange(problems);

        public void Add(string what, string field, string value, string remedy) =>
            Problems.Add(new Problem(what, $"{where}, {field}", value, remedy));

        public void Range(string field, long value, long min, long max)
        {
            if (value < min || value > max)
            {
                Add("Out of range", field, Text(value), $"Choose {Text(min)}..{Text(max)}.");
            }
        }

        public void Levels(SpikingNetwork network)
        {
            int wanted = network.Coding == PixelCoding.Levels ? network.Input.Channels : 0;
            string found = string.Join(", ", network.Levels.Take(8));
            if (network.Levels.Count != wanted)
            {
                Add("Another number of levels than channels", "conventions.levels", $"{Text(network.Levels.Count)}",
                    wanted == 0 ? "Leave levels out: only coding levels has some." : $"Give {Text(wanted)} levels.");
            }
            else if (network.Levels.Any(level => level is < 1 or > 255)
                || network.Levels.Zip(network.Levels.Skip(1)).Any(pair => pair.First >= pair.Second))
            {
                Add("Levels that do not ascend, or beyond a pixel", "conventions.levels", found,
                    "Give levels of 1..255, each greater than the one before.");
            }
        }

        public void Figures(IReadOnlyList<SpikingAccuracy> figures)
        {
            foreach ((int index, SpikingAccuracy figure) in figures.Index())
            {
                string name = $"accuracy[{Text(index)}]";
                Range($"{name}.images", figure.Images, 1, int.MaxValue);
                Range($"{name}.correct", figure.Correct, 0, figure.Images);
                Range($"{name}.spikes, least", figure.Spikes.DefaultIfEmpty().Min(), 0, long.MaxValue);
            }
        }

        public void Shape(string field, MapShape shape)
        {
            Range($"{field}, channels", shape.Channels, 1, MaxLength);
            Range($"{field}, height", shape.Height, 1, MaxLength);
            Range($"{field}, width", shape.Width, 1, MaxLength);
            Range($"{field}, elements", (long)shape.Channels * shape.Height * shape.Width, 1, MaxElements);
        }

        /// <summary>Whether the layer is right enough to have a shape.</summary>
        public bool Layer(string name, SpikingLayer layer, MapShape input, bool integrates)
        {
            int before = Problems.Count;
            if (!IsName(layer.Name))
            {
                Add("Not a name for a layer", $"{name}.name", $"'{layer.Name}'",
                    $"Use letters, digits and _ . : -, {LongestName} characters at most.");
            }

            switch (layer)
            {
                case DenseLayer dense:
                    Range($"{name}.outputs", dense.Outputs, 1, MaxLength);
                    Weights(name, dense, (long)dense.Outputs * input.Size, integrates);
                    break;
                case ConvLayer conv:
                    Range($"{name}.outputs", conv.Outputs, 1, MaxLength);
                    Window(name, conv.Window, input);
                    Range($"{name}.groups", conv.Groups, 1, MaxLength);
                    if (Problems.Count == before
                        && (input.Channels % conv.Groups != 0 || conv.Outputs % conv.Groups != 0))
                    {
                        Add("Groups do not divide the channels", $"{name}.groups", Text(conv.Groups),
                            $"There are {Text(input.Channels)} input and {Text(conv.Outputs)} output channels.");
                    }

                    if (Problems.Count == before)
                    {
                        Weights(name, conv, (long)conv.Outputs * (input.Channels / conv.Groups)
                            * conv.Window.KernelHeight * conv.Window.KernelWidth, integrates);
                    }

                    break;
                case PoolLayer pool:
                    Window(name, pool.Window, input);
                    break;
            }

            if (Problems.Count == before)
            {
                Shape($"{name}, output", layer.OutputOf(input));
            }

            return Problems.Count == before;
        }

        /// <summary>Proves that no potential overflows.</summary>
        public void Fits(string name, WeightedLayer layer, long events, bool integrates)
        {
            (int neuron, PotentialRange? range) = LayerRanges.Widest(layer, events, integrates: integrates);
            int width = layer.Neurons.PotentialWidth;
            string who = layer is ConvLayer ? "channel" : "neuron";
            if (range is not { } found)
            {
                Add("A potential can grow without end", $"{name}.neurons.potential_width, {who} {Text(neuron)}",
                    $"{Text(width)} bits", "Let it decay, or set overflow to saturate.");
            }
            else if (found.Width > width)
            {
                Add("A potential may not fit", $"{name}.neurons.potential_width, {who} {Text(neuron)}",
                    $"{Text(width)} bits for {Text(found.Least)}..{Text(found.Most)}",
                    found.Width <= 32
                        ? $"Give {Text(found.Width)} bits, or set overflow to saturate or wrap."
                        : $"It needs {Text(found.Width)} bits, and there are 32 at most: set overflow to saturate.");
            }
        }

        private void Window(string name, Window window, MapShape input)
        {
            int before = Problems.Count;
            Range($"{name}.kernel, rows", window.KernelHeight, 1, MaxWindow);
            Range($"{name}.kernel, columns", window.KernelWidth, 1, MaxWindow);
            Range($"{name}.stride, rows", window.StrideY, 1, MaxWindow);
            Range($"{name}.stride, columns", window.StrideX, 1, MaxWindow);
            if (Problems.Count == before)
            {
                Range($"{name}.padding, rows", window.PaddingY, 0, window.KernelHeight - 1);
                Range($"{name}.padding, columns", window.PaddingX, 0, window.KernelWidth - 1);
            }

            if (Problems.Count == before
                && Math.Min(window.OutputHeight(input.Height), window.OutputWidth(input.Width)) < 1)
            {
                Add("The kernel is larger than the map", $"{name}.kernel",
                    $"{Text(window.KernelHeight)}x{Text(window.KernelWidth)} on {input}",
                    "Give a smaller kernel, or more padding.");
            }
        }

        private void Weights(string name, WeightedLayer layer, long count, bool integrates)
        {
            bool ternary = layer.Format == WeightFormat.Ternary;
            Range($"{name}.weight_bits", layer.WeightBits, 2, ternary ? 2 : 8);
            Range($"{name}.scale", layer.Scale, 1, ternary ? NetworkCheck.MaxScale : 1);
            if (count > MaxWeights)
            {
                Range($"{name}, number of weights", count, 1, MaxWeights);
            }
            else if (layer.Weights.Length != count)
            {
                Add("The layers do not chain", $"{name}.weights", $"{Text(layer.Weights.Length)} weights",
                    $"With what comes before, the layer needs {Text(count)}.");
            }

            int bits = Math.Clamp(layer.WeightBits, 2, 8);
            int most = ternary ? 1 : (1 << (bits - 1)) - 1;
            int least = ternary ? -1 : -(1 << (bits - 1));
            int wrong = Array.FindIndex(layer.Weights, weight => weight < least || weight > most);
            if (wrong >= 0)
            {
                Range($"{name}.weights, element {Text(wrong)}", layer.Weights[wrong], least, most);
            }

            Neurons($"{name}.neurons", layer.Neurons, LayerRanges.Outputs(layer), integrates);
        }

        private void Neurons(string name, NeuronModel neurons, int outputs, bool integrates)
        {
            bool persistent = neurons.Membrane == Membrane.Persistent;
            Range($"{name}.potential_width", neurons.PotentialWidth, 2, 32);
            Range($"{name}.refractory", neurons.Refractory, 0, 15);
            (int least, int most) = !persistent ? (0, 0) : neurons.Decay switch
            {
                NeuronDecay.Shift => (1, 15),
                NeuronDecay.Factor => (0, 256),
                _ => (0, 0),
            };
            Range($"{name}.decay_amount", neurons.DecayAmount, least, most);
            if (!persistent && neurons.Decay != NeuronDecay.None)
            {
                Add("A membrane that begins each step at 0 has no decay", $"{name}.decay",
                    SpikingNames.Decay.NameOf(neurons.Decay), "Choose none, or a persistent membrane.");
            }

            int width = Math.Clamp(neurons.PotentialWidth, 2, 32);
            (long lowest, long highest) = (FixedPoint.MinSigned(width), FixedPoint.MaxSigned(width));
            bool value = neurons.Reset == NeuronReset.Value;
            Range($"{name}.reset_value", neurons.ResetValue, value ? lowest : 0, value ? highest : 0);
            // Neurons that never fire have no thresholds; those of a file that was read by spikes may stay.
            int fewest = integrates && neurons.Thresholds.Count == 0 ? 0 : 1;
            Values($"{name}.thresholds", neurons.Thresholds, outputs, fewest, lowest, highest);
            Values($"{name}.biases", neurons.Biases, outputs, 0, lowest, highest);
        }

        private void Values(
            string name, IReadOnlyList<int> values, int outputs, int fewest, long lowest, long highest)
        {
            if (values.Count != fewest && values.Count != outputs)
            {
                Add("Wrong number of elements", name, Text(values.Count),
                    $"Give {Text(fewest)}, or one for each of {Text(outputs)}.");
            }

            int wrong = values.TakeWhile(value => value >= lowest && value <= highest).Count();
            if (wrong < values.Count)
            {
                Range($"{name}[{Text(wrong)}]", values[wrong], lowest, highest);
            }
        }
    }
}
