using System.Globalization;
using Hdl.Import.Cnn;

namespace Hdl.Cli;

/// <summary>Prints an imported convolutional network: its layers, and how far they are from floating point.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class CnnDriftTable(Terminal terminal)
{
    /// <summary>Prints it.</summary>
    /// <param name="made">The network and its figures.</param>
    public void Print(CnnImport made)
    {
        TextWriter output = terminal.Output;
        output.WriteLine($"{made.Model.Name}, {made.Model.Shape}");
        output.WriteLine();
        output.WriteLine(Invariant($"errors against floating point, {made.Samples} samples:"));
        terminal.Table(
            ["Layer", "Is", "1.0 is", "Greatest value", "Error, RMS", "Error, greatest"],
            made.Drift.Zip(made.Model.Layers, (drift, layer) => (string[])
            [
                drift.Name, layer.Text, Invariant($"{drift.Scale:0.####}"), Invariant($"{drift.Range:0.####}"),
                Invariant($"{drift.RootMeanSquare:0.#####}"), Invariant($"{drift.Greatest:0.####}"),
            ]));
        output.WriteLine(Invariant(
            $"same class: {made.SameClass} of {made.Samples} ({100.0 * made.SameClass / made.Samples:0.##} %)"));
        if (made.Correct is { } correct)
        {
            output.WriteLine(Invariant($"accuracy: {100.0 * correct.Float / made.Samples:0.##} % in floating point, ")
                + Invariant($"{100.0 * correct.Integer / made.Samples:0.##} % of integers"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
