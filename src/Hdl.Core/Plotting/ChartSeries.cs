namespace Hdl.Core.Plotting;

/// <summary>What stands at the points of a series.</summary>
public enum ChartMarker
{
    /// <summary>Nothing: the line alone.</summary>
    None,

    /// <summary>A dot.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A cross.</summary>
    Cross,
}

/// <summary>How the points of a series are joined.</summary>
public enum ChartLine
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>By an unbroken line.</summary>
    Solid,

    /// <summary>By dashes.</summary>
    Dashed,

    /// <summary>By dots.</summary>
    Dotted,
}

/// <summary>One point of a series, in the units of the axes; what lies beyond an axis is cut off.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
public readonly record struct ChartPoint(double X, double Y)
{
    /// <summary>Half the length of the interval drawn around the point, in units of Y; 0 for none.</summary>
    public double HalfWidth { get; init; }

    /// <summary>Whether a dot is drawn as a ring.</summary>
    public bool Hollow { get; init; }

    /// <summary>A text at the point, or null.</summary>
    public string? Label { get; init; }
}

/// <summary>Points of one kind.</summary>
/// <param name="Name">What the legend calls it; null for a series without a line in the legend.</param>
/// <param name="Colour">As CSS writes it, e.g. one of <see cref="LineChart.Colours"/>.</param>
/// <param name="Points">In the order in which they are joined.</param>
public sealed record ChartSeries(string? Name, string Colour, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>How they are joined.</summary>
    public ChartLine Line { get; init; } = ChartLine.Solid;

    /// <summary>What stands at each.</summary>
    public ChartMarker Marker { get; init; }
}
