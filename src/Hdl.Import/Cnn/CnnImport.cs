using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Core.Problems;

namespace Hdl.Import.Cnn;

/// <summary>How far a layer of integers is from floating point.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="Scale">What 1.0 is.</param>
/// <param name="RootMeanSquare">Of the errors, in units of 1.0.</param>
/// <param name="Greatest">Greatest magnitude of an error.</param>
/// <param name="Range">Greatest magnitude in floating point.</param>
public sealed record CnnLayerDrift(string Name, double Scale, double RootMeanSquare, double Greatest, double Range);

/// <summary>An imported convolutional network, and what came with it.</summary>
/// <param name="Model">Of integers.</param>
/// <param name="Reference">In floating point.</param>
/// <param name="Scales">What 1.0 is in the input and in each layer's output.</param>
/// <param name="Drift">Of each layer, over all samples.</param>
/// <param name="Samples">Samples.</param>
/// <param name="SameClass">Of which the class is the same.</param>
public sealed record CnnImport(
    CnnModel Model, IReadOnlyList<FloatConvolution> Reference, IReadOnlyList<double> Scales,
    IReadOnlyList<CnnLayerDrift> Drift, int Samples, int SameClass)
{
    private const int Accumulator = 32;
    private const int ValueBits = 8;
    private const long MostValues = 1L << 27;

    /// <summary>Right classes in floating point and of integers; null without labels.</summary>
    public (int Float, int Integer)? Correct { get; private init; }

    /// <summary>Quantises a network, and measures it on the samples.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="settings">What the user says.</param>
    /// <param name="reference">In floating point.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidInputException">It does not fit the format.</exception>
    internal static CnnImport Of(
        string path, ImportSettings settings, IReadOnlyList<FloatConvolution> reference, CnnSamples samples,
        CancellationToken cancellationToken)
    {
        long values = reference.Sum(layer => (long)layer.Values) * samples.Inputs.Count;
        if (values > MostValues)
        {
            throw ImportFault.Of(
                "There are too many samples", path, $"{ImportFault.Text(values)} values of all layers",
                "Give fewer: --count 100.");
        }

        var widths = new LayerWidths(
            ValueBits, settings.Bits is { } bits and (2 or >= 4) ? bits : throw ImportFault.Of(
                "Not a width of weights", "--bits", settings.Bits is { } odd ? ImportFault.Text(odd) : "ternary",
                "Choose 4..8, or 2: -1, 0 and 1."),
            Accumulator);
        double[][][] maps = [.. samples.Inputs.Select(input => Maps(reference, input, cancellationToken))];
        (CnnModelLayer[] layers, double[] scales) = new CnnQuantiser(widths, settings.PerChannel)
            .Quantise(reference, maps);
        var model = new CnnModel
        {
            Name = settings.Name,
            Widths = widths,
            Layers = layers,
            Calibration = new CnnCalibration("samples of the import", samples.Inputs.Count),
        };
        return CnnModelCheck.Problems(model, path) is { Count: > 0 } problems
            ? throw new InvalidInputException(problems)
            : Measured(model, reference, scales, maps, samples.Labels, cancellationToken);
    }

    /// <summary>An input as integers.</summary>
    /// <param name="input">H W C values, channel fastest.</param>
    public int[] Integers(IReadOnlyList<double> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        bool signed = Model.Layers[0].Layer.InSigned;
        return [.. input.Select(value => (int)Math.Clamp(
            Math.Floor((value * Scales[0]) + 0.5), Model.Widths.LeastValue(signed),
            Model.Widths.GreatestValue(signed)))];
    }

    /// <summary>The outputs of all layers in floating point, the input first.</summary>
    internal static double[][] Maps(
        IReadOnlyList<FloatConvolution> layers, double[] input, CancellationToken cancellationToken = default)
    {
        List<double[]> maps = [input];
        foreach (FloatConvolution layer in layers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            maps.Add(layer.Run(maps[^1]));
        }

        return [.. maps];
    }

    private static CnnImport Measured(
        CnnModel model, IReadOnlyList<FloatConvolution> reference, double[] scales, double[][][] maps, int[]? labels,
        CancellationToken cancellationToken)
    {
        var made = new CnnImport(model, reference, scales, [], maps.Length, 0);
        var inference = new CnnInference(model);
        double[] squares = new double[reference.Count];
        double[] greatest = new double[reference.Count];
        double[] ranges = new double[reference.Count];
        (int same, int real, int integer) = (0, 0, 0);
        for (int sample = 0; sample < maps.Length; sample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int found = inference.Run(made.Integers(maps[sample][0]));
            int best = Array.IndexOf(maps[sample][^1], maps[sample][^1].Max());
            same += found == best ? 1 : 0;
            real += best == labels?[sample] ? 1 : 0;
            integer += found == labels?[sample] ? 1 : 0;
            for (int layer = 0; layer < reference.Count; layer++)
            {
                ReadOnlySpan<int> integers = inference.Map(layer);
                double[] floats = maps[sample][layer + 1];
                for (int i = 0; i < floats.Length; i++)
                {
                    double error = (integers[i] / scales[layer + 1]) - floats[i];
                    squares[layer] += error * error;
                    greatest[layer] = Math.Max(greatest[layer], Math.Abs(error));
                    ranges[layer] = Math.Max(ranges[layer], Math.Abs(floats[i]));
                }
            }
        }

        return made with
        {
            SameClass = same,
            Correct = labels is null ? null : (real, integer),
            Drift =
            [
                .. reference.Select((layer, index) => new CnnLayerDrift(
                    layer.Name, scales[index + 1],
                    Math.Sqrt(squares[index] / ((double)layer.Values * maps.Length)), greatest[index], ranges[index])),
            ],
        };
    }
}
