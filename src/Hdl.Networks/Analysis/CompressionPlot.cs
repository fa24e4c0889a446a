using System.Globalization;
using Hdl.Core.Plotting;
using Hdl.Networks.Coding;

namespace Hdl.Networks.Analysis;

/// <summary>
/// Draws bits per pixel against the share of zeros, one chart for each width of values: the codes on long packets of
/// random zeros as curves, tensors as points.
/// </summary>
public static class CompressionPlot
{
    private const int CurvePoints = 200;
    private const int MostNames = 40;

    // Numbers of points closer than this, in shares of the axes, would lie on each other.
    private const double LabelWidth = 0.03;
    private const double LabelHeight = 0.04;

    /// <summary>The SVG document.</summary>
    /// <param name="title">What was analysed.</param>
    /// <param name="tensors">The points; those without a pixel are left out.</param>
    public static string ToSvg(string title, IReadOnlyList<TensorAnalysis> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return LineChart.ToSvg(title,
        [
            .. tensors.Select((tensor, index) => (Tensor: tensor, Number: index + 1))
                .Where(point => point.Tensor.Pixels > 0)
                .GroupBy(point => point.Tensor.ValueWidth).OrderBy(group => group.Key)
                .Select(group => Chart([.. group])),
        ]);
    }

    private static LineChart Chart((TensorAnalysis Tensor, int Number)[] numbered)
    {
        TensorAnalysis[] tensors = [.. numbered.Select(point => point.Tensor)];
        (SparsityMapSize map, RunLengthSize run, int width) = (tensors[0].Map, tensors[0].Run, tensors[0].ValueWidth);
        double most = tensors.Select(Highest).Append(map.BitsPerPixel(0)).Append(run.BitsPerPixel(0)).Max();
        var zeros = ChartAxis.Linear("zeros, %", 0, 100);
        var bits = ChartAxis.Linear(Invariant($"bits per pixel, {width}-bit values"), 0, most);
        string runs = Invariant($"run length, {run.RunWidth}-bit runs, {run.PairsPerWord} pairs per word");
        List<string> names = [.. numbered.Take(MostNames).Select(Name)];
        if (numbered.Length > MostNames)
        {
            names.Add(Invariant($"and {numbered.Length - MostNames} more"));
        }

        return new LineChart(zeros, bits,
        [
            Curve("raw", LineChart.ReferenceColour, _ => width) with { Line = ChartLine.Dashed },
            Curve(Invariant($"sparsity map of {map.MapWidth}"), LineChart.Colours[0], map.BitsPerPixel),
            Curve(runs, LineChart.Colours[1], run.BitsPerPixel),
            Curve("bound for values kept as they are", LineChart.Colours[2],
                share => Entropy.VerbatimBitsPerPixel(share, width)),
            Points("tensors: sparsity map", 0, ChartMarker.Circle, tensor => tensor.MapBits),
            Points("tensors: run length", 1, ChartMarker.Square, tensor => tensor.RunBits),
            Points("tensors: entropy of the values", 3, ChartMarker.Cross, tensor => tensor.ValueEntropyBits),
            new ChartSeries(null, LineChart.ReferenceColour, Labels(numbered, bits)) { Line = ChartLine.None },
        ])
        {
            Notes = names,
        };

        ChartSeries Points(string name, int colour, ChartMarker marker, Func<TensorAnalysis, double?> size) => new(
            name,
            LineChart.Colours[colour],
            [
                .. tensors.Where(tensor => size(tensor) is not null)
                    .Select(tensor => new ChartPoint(100 * tensor.Zeros!.Value, size(tensor)!.Value / tensor.Pixels)),
            ])
        {
            Line = ChartLine.None,
            Marker = marker,
        };
    }

    private static ChartSeries Curve(string name, string colour, Func<double, double> bits) => new(
        name, colour,
        [
            .. Enumerable.Range(0, CurvePoints + 1).Select(i => (double)i / CurvePoints)
                .Select(share => new ChartPoint(100 * share, bits(share))),
        ]);

    private static string Name((TensorAnalysis Tensor, int Number) point) =>
        Invariant($"{point.Number}  {point.Tensor.Name}, {100 * point.Tensor.Zeros!.Value:0.0} %");

    private static double Highest(TensorAnalysis tensor) =>
        Math.Max(tensor.RunBits, tensor.MapBits) / (double)tensor.Pixels;

    /// <summary>The numbers of the tensors, one text for those close together.</summary>
    private static List<ChartPoint> Labels((TensorAnalysis Tensor, int Number)[] numbered, ChartAxis bits)
    {
        List<(double Zeros, double Bits, List<int> Numbers)> labels = [];
        foreach ((TensorAnalysis tensor, int number) in numbered)
        {
            (double zeros, double height) = (tensor.Zeros!.Value, Highest(tensor));
            List<int>? near = labels.Find(label =>
                Math.Abs(label.Zeros - zeros) < LabelWidth
                && Math.Abs(label.Bits - height) < LabelHeight * bits.Max).Numbers;
            if (near is null)
            {
                labels.Add((zeros, height, [number]));
            }
            else
            {
                near.Add(number);
            }
        }

        return
        [
            .. labels.Select(label => new ChartPoint(100 * label.Zeros, label.Bits) { Label = Ranges(label.Numbers) }),
        ];
    }

    /// <summary>Ascending numbers, neighbours joined: <c>1, 3-5</c>.</summary>
    private static string Ranges(List<int> numbers)
    {
        List<(int First, int Last)> ranges = [];
        foreach (int number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(", ", ranges.Select(range =>
            range.First == range.Last ? Invariant($"{range.First}") : Invariant($"{range.First}-{range.Last}")));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
