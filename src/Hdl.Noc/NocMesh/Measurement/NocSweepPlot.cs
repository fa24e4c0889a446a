using System.Globalization;
using Hdl.Core.Plotting;

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>
/// Draws a sweep as an SVG: latency over the offered load on the left, accepted over offered load on the right, a curve for each mesh.
/// The same figures give the same text.
/// </summary>
public static class NocSweepPlot
{
    private const int Width = 1040;
    private const int PanelWidth = 420;
    private const int PanelHeight = 340;
    private const int Left = 64;
    private const int SecondLeft = Left + PanelWidth + 96;
    private const int Top = 76;
    private const int Ticks = 5;
    private const int LegendLine = 18;
    private const int LegendTop = Top + PanelHeight + 62;

    // Latency grows without bound at saturation: the axis ends where the curve is as good as vertical.
    private const double MostOfLowest = 6;
    private const string GridColour = "#dddddd";
    private const string ReferenceColour = "#8a8f98";
    private static readonly string[] Colours = ["#1f6f8b", "#b5542f", "#4c8c4a", "#6b4c8c", "#b08a1e", "#8c3a5b", "#3f5fa8", "#5b5b5b"];
    private static readonly string[] Dashes = ["", " stroke-dasharray=\"7 3\"", " stroke-dasharray=\"2 3\""];

    /// <summary>The SVG document.</summary>
    /// <param name="title">Mesh and traffic.</param>
    /// <param name="points">What was measured; points of a trace are left out.</param>
    /// <param name="bound">The load that the links cannot exceed; null where it is not known.</param>
    public static string ToSvg(string title, IReadOnlyList<NocPoint> points, double? bound)
    {
        ArgumentNullException.ThrowIfNull(points);
        NocPoint[][] curves = [.. points.Where(point => point.Load is not null).GroupBy(point => point.Configuration).Select(group => group.ToArray())];
        NocPoint[] all = [.. curves.SelectMany(curve => curve)];
        double most = all.Length == 0 ? 1 : SvgDocument.NiceCeiling(all.Max(point => point.Load!.Value), SvgDocument.Fifths);
        double highest = all.Length == 0 ? 1 : Math.Max(all.Max(point => point.Accepted), Math.Min(bound ?? 0, most));
        var latency = new Axes(Left, most, LatencyMost(all), "latency, cycles: mean, 95 % interval", "0.##");
        var throughput = new Axes(SecondLeft, most, SvgDocument.NiceCeiling(Math.Max(highest, 0.001), SvgDocument.Fifths), "accepted, flits per node and cycle", "0.###");
        var svg = new SvgDocument();
        svg.Add($"""<clipPath id="panel"><rect x="{Left}" y="{Top}" width="{PanelWidth}" height="{PanelHeight}"/></clipPath>""");
        svg.EndLine();
        Draw(svg, latency);
        Draw(svg, throughput);
        Reference(svg, throughput, bound);
        for (int i = 0; i < curves.Length; i++)
        {
            Latency(svg, latency, curves[i], Colours[i % Colours.Length], Dashes[i / Colours.Length % Dashes.Length]);
            Throughput(svg, throughput, curves[i], Colours[i % Colours.Length], Dashes[i / Colours.Length % Dashes.Length]);
            Legend(svg, i, curves[i], Colours[i % Colours.Length], Dashes[i / Colours.Length % Dashes.Length]);
        }

        return svg.ToSvg(title, Width, LegendTop + (LegendLine * ((curves.Length + 1) / 2)), Left);
    }

    private static double LatencyMost(NocPoint[] all)
    {
        double[] means = [.. all.Where(point => point.Latency is not null).Select(point => point.Latency!.Mean)];
        return means.Length == 0 ? 1 : SvgDocument.NiceCeiling(Math.Max(1, Math.Min(1.1 * means.Max(), MostOfLowest * means.Min())), SvgDocument.Fifths);
    }

    private static void Draw(SvgDocument svg, Axes axes)
    {
        for (int tick = 0; tick <= Ticks; tick++)
        {
            double y = axes.Y(axes.MaxY * tick / Ticks);
            double x = axes.X(axes.MaxX * tick / Ticks);
            svg.Add($"""<path d="M{axes.Left} {y:0.#}h{PanelWidth}M{x:0.#} {Top}v{PanelHeight}" stroke="{GridColour}"/>""");
            svg.Add($"""<text x="{axes.Left - 8}" y="{y + 4:0.#}" text-anchor="end">{(axes.MaxY * tick / Ticks).ToString(axes.Format, CultureInfo.InvariantCulture)}</text>""");
            svg.Add($"""<text x="{x:0.#}" y="{Top + PanelHeight + 18}" text-anchor="middle">{(axes.MaxX * tick / Ticks).ToString("0.###", CultureInfo.InvariantCulture)}</text>""");
            svg.EndLine();
        }

        svg.Add($"""<text x="{axes.Left}" y="{Top - 14}" font-weight="bold">{axes.Name}</text>""");
        svg.Add($"""<text x="{axes.Left + (PanelWidth / 2)}" y="{Top + PanelHeight + 36}" text-anchor="middle">offered load, flits per node and cycle</text>""");
        svg.EndLine();
    }

    // What would be accepted of every load, up to the bound of the links.
    private static void Reference(SvgDocument svg, Axes axes, double? bound)
    {
        double knee = Math.Min(Math.Min(bound ?? axes.MaxX, axes.MaxX), axes.MaxY);
        bool bends = bound < axes.MaxX && bound <= axes.MaxY;
        double end = bends ? axes.MaxX : knee;
        svg.Add($"""<path d="M{axes.X(0):0.#} {axes.Y(0):0.#}L{axes.X(knee):0.#} {axes.Y(knee):0.#}H{axes.X(end):0.#}" fill="none" stroke="{ReferenceColour}" stroke-dasharray="5 4"/>""");
        if (bends)
        {
            svg.Add($"""<text x="{axes.X(end):0.#}" y="{axes.Y(knee) - 5:0.#}" text-anchor="end" font-size="11" fill="{ReferenceColour}">bound of the links {knee:0.###}</text>""");
        }

        svg.EndLine();
    }

    private static void Latency(SvgDocument svg, Axes axes, NocPoint[] curve, string colour, string dash)
    {
        NocPoint[] stable = [.. curve.TakeWhile(point => point.Latency is not null)];
        svg.Add($"""<g clip-path="url(#panel)" stroke="{colour}" fill="none">""");
        svg.Add($"""<polyline stroke-width="1.8"{dash} points="{Points(stable.Select(point => (axes.X(point.Load!.Value), axes.Y(point.Latency!.Mean))))}"/>""");
        foreach (NocPoint point in stable)
        {
            (double x, double y) = (axes.X(point.Load!.Value), axes.Y(point.Latency!.Mean));
            svg.Add($"""<circle cx="{x:0.#}" cy="{y:0.#}" r="2.6" fill="{colour}" stroke="none"/>""");
            double half = axes.Y(0) - axes.Y(point.HalfWidth ?? 0);
            if (half >= 1)
            {
                svg.Add($"""<path d="M{x:0.#} {y - half:0.#}v{2 * half:0.#}m-3 0h6m-6 {-2 * half:0.#}h6"/>""");
            }
        }

        // The next load was too much: the curve is somewhere between.
        if (stable.Length > 0 && stable.Length < curve.Length)
        {
            NocPoint last = stable[^1];
            svg.Add($"""<path d="M{axes.X(last.Load!.Value):0.#} {axes.Y(last.Latency!.Mean):0.#}L{axes.X(curve[stable.Length].Load!.Value):0.#} {Top}" stroke-width="1.2" stroke-dasharray="2 3"/>""");
        }

        svg.Add($"""</g>""");
        svg.EndLine();
    }

    private static void Throughput(SvgDocument svg, Axes axes, NocPoint[] curve, string colour, string dash)
    {
        svg.Add($"""<polyline fill="none" stroke="{colour}" stroke-width="1.8"{dash} points="{Points(curve.Select(point => (axes.X(point.Load!.Value), axes.Y(point.Accepted))))}"/>""");
        foreach (NocPoint point in curve)
        {
            // A ring where the mesh could not keep up.
            string fill = point.Saturated ? "white" : colour;
            svg.Add($"""<circle cx="{axes.X(point.Load!.Value):0.#}" cy="{axes.Y(point.Accepted):0.#}" r="2.6" fill="{fill}" stroke="{colour}"/>""");
        }

        svg.EndLine();
    }

    private static void Legend(SvgDocument svg, int index, NocPoint[] curve, string colour, string dash)
    {
        int x = index % 2 == 0 ? Left : SecondLeft;
        int y = LegendTop + (LegendLine * (index / 2));
        NocPoint last = curve[^1];
        svg.Add($"""<path d="M{x} {y - 4}h26" stroke="{colour}" stroke-width="2"{dash}/><circle cx="{x + 13}" cy="{y - 4}" r="2.6" fill="{colour}"/>""");
        svg.Add($"""<text x="{x + 34}" y="{y}">{last.Configuration}: accepts {last.Accepted:0.000} at load {last.Load!.Value:0.###}</text>""");
        svg.EndLine();
    }

    private static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => SvgDocument.Invariant($"{point.X:0.#},{point.Y:0.#}")));

    private sealed record Axes(int Left, double MaxX, double MaxY, string Name, string Format)
    {
        public double X(double load) => Left + (PanelWidth * load / MaxX);

        public double Y(double value) => Top + (PanelHeight * (1 - (value / MaxY)));
    }
}
