using System.Globalization;
using System.Text;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Tests.Support.Onnx;

/// <summary>A delta network's integers at thresholds 0, compared with the same weights in floating point.</summary>
/// <param name="Sequences">Sequences.</param>
/// <param name="SameClass">Of which the class is the same.</param>
/// <param name="FloatRight">How many of them the network in floating point classifies right.</param>
/// <param name="IntegerRight">How many the integers do.</param>
/// <param name="Errors">Of every score of every sequence: integers less floating point, in units of 1.0.</param>
internal sealed record OnnxComparison(
    int Sequences, int SameClass, int FloatRight, int IntegerRight, IReadOnlyList<double> Errors)
{
    private static readonly double[] Edges = [0.03125, 0.0625, 0.125, 0.25, 0.5, 1, 2];

    public double Agreement => (double)SameClass / Sequences;

    public static OnnxComparison Of(DeltaModel model, SequenceSet sequences)
    {
        using var other = new OnnxDeltaNetwork(model);
        var inference = new DeltaInference(model, new GateTables(model.Formats), new DeltaThresholds(
            [.. model.Thresholds.Input.Select(_ => 0)], [.. model.Thresholds.Hidden.Select(_ => 0)], 0));
        double one = Math.Pow(2, model.Formats.ActFrac + model.Formats.WeightFrac);
        List<double> errors = [];
        (int same, int floatRight, int integerRight) = (0, 0, 0);
        for (int sequence = 0; sequence < sequences.Count; sequence++)
        {
            float[] scores = other.Run(sequences[sequence]);
            int found = inference.Run(sequences[sequence]);
            int best = Array.IndexOf(scores, scores.Max());
            same += best == found ? 1 : 0;
            floatRight += best == sequences.Labels[sequence] ? 1 : 0;
            integerRight += found == sequences.Labels[sequence] ? 1 : 0;
            for (int row = 0; row < scores.Length; row++)
            {
                errors.Add((inference.Sums[row] / one) - scores[row]);
            }
        }

        return new OnnxComparison(sequences.Count, same, floatRight, integerRight, errors);
    }

    /// <summary>Figures, and the histogram of errors.</summary>
    public string Text(string name)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{name}: {Sequences} sequences, ");
        text.Append(CultureInfo.InvariantCulture, $"same class {100 * Agreement:F2} %, ");
        text.Append(CultureInfo.InvariantCulture, $"right: floating point {100.0 * FloatRight / Sequences:F2} %, ");
        text.AppendLine(CultureInfo.InvariantCulture, $"integers {100.0 * IntegerRight / Sequences:F2} %");
        double square = Math.Sqrt(Errors.Sum(error => error * error) / Errors.Count);
        text.Append(CultureInfo.InvariantCulture, $"errors of scores: mean {Errors.Average():F4}, ");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"root of mean square {square:F4}, greatest {Errors.Max(Math.Abs):F3}");
        double below = 0;
        foreach (double edge in Edges.Append(double.PositiveInfinity))
        {
            int count = Errors.Count(error => Math.Abs(error) >= below && Math.Abs(error) < edge);
            text.Append(CultureInfo.InvariantCulture, $"  {below,7:0.#####} <= |error| < {edge,-8:0.#####}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{100.0 * count / Errors.Count,7:F2} %");
            below = edge;
        }

        return text.ToString();
    }
}
