using System.Globalization;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Cli;

/// <summary>Prints an imported spiking network: its layers, what was assumed, how far it drifts.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class DriftTable(Terminal terminal)
{
    /// <summary>Prints it.</summary>
    /// <param name="network">With its origin.</param>
    public void Print(SpikingNetwork network)
    {
        TextWriter output = terminal.Output;
        long weights = network.Layers.OfType<WeightedLayer>().Sum(layer => (long)layer.Weights.Length);
        output.WriteLine(Invariant(
            $"{network.Name}, {string.Join(" > ", network.Shapes())}: {weights:N0} weights, {network.Steps} steps"));
        terminal.Table(
            ["Layer", "Kind", "Gives", "Weights", "Decay", "Reset", "Fires", "Potential"],
            network.Layers.Index().Zip(
                network.Shapes().Skip(1),
                (layer, shape) => Row(layer.Item, shape, network.Integrates(layer.Index))));
        output.WriteLine("assumed:");
        foreach (string sentence in network.Origin!.Assumptions)
        {
            output.WriteLine($"  {sentence}");
        }

        if (network.Origin.Drift is { } drift)
        {
            Print(drift);
        }
    }

    private void Print(DriftFigures drift)
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(Invariant(
            $"drift from floating point, {drift.Samples} samples of {drift.Steps} steps:"));
        terminal.Table(
            ["Layer", "Events, float", "Events, integer", "Differ", "Share, %", "First step"],
            drift.Layers.Select(layer => (string[])
            [
                layer.Layer, Invariant($"{layer.SpikesFloat:N0}"), Invariant($"{layer.SpikesInteger:N0}"),
                Invariant($"{layer.Differing:N0}"), Invariant($"{100.0 * layer.Differing / layer.Places:0.###}"),
                layer.FirstStep is { } first ? Invariant($"{first}") : "none",
            ]));
        terminal.Output.WriteLine(Invariant(
            $"same class: {drift.SameClass} of {drift.Samples} ({100.0 * drift.SameClass / drift.Samples:0.##} %)"));
        if (drift is { CorrectFloat: { } real, CorrectInteger: { } integer })
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"accuracy: {100.0 * real / drift.Samples:0.##} % in floating point, "
                + $"{100.0 * integer / drift.Samples:0.##} % of integers"));
        }
    }

    private static string[] Row(SpikingLayer layer, MapShape shape, bool integrates)
    {
        string kind = layer switch
        {
            DenseLayer => "dense",
            ConvLayer conv => $"conv {Size(conv.Window)}",
            PoolLayer pool => $"{(pool.Kind == PoolKind.Sum ? "sum" : "or")} pool {Size(pool.Window)}",
            _ => "",
        };
        if (layer is not WeightedLayer { Neurons: var neurons } weighted)
        {
            return [layer.Name, kind, $"{shape}", "", "", "", "", ""];
        }

        string decay = neurons.Decay switch
        {
            NeuronDecay.Shift => Invariant($"1 - 2^-{neurons.DecayAmount}"),
            NeuronDecay.Factor => Invariant($"{neurons.DecayAmount}/256"),
            _ => neurons.Membrane == Membrane.PerStep ? "per step" : "none",
        };
        string reset = neurons.Reset switch
        {
            _ when integrates => "",
            NeuronReset.Subtract => "v - threshold",
            NeuronReset.Value => Invariant($"to {neurons.ResetValue}"),
            _ => "to 0",
        };
        return
        [
            layer.Name,
            kind,
            $"{shape}",
            weighted.Format == WeightFormat.Ternary ? "ternary" : Invariant($"{weighted.WeightBits} bits"),
            decay,
            reset,
            integrates ? "never" : Fires(neurons),
            Invariant($"{neurons.PotentialWidth} bits") + (neurons.Overflow is { } overflow
                ? $", {overflow.ToString().ToLowerInvariant()}s" : ""),
        ];
    }

    private static string Fires(NeuronModel neurons)
    {
        (int least, int most) = (neurons.Thresholds.Min(), neurons.Thresholds.Max());
        string threshold = least == most ? Invariant($"{least}") : Invariant($"{least}..{most}");
        return $"{(neurons.Fires == FireComparison.Above ? ">" : ">=")} {threshold}";
    }

    private static string Size(Window window) => Invariant($"{window.KernelHeight}x{window.KernelWidth}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
