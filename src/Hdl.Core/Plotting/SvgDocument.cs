using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Hdl.Core.Plotting;

/// <summary>A picture that is written element by element. Numbers are written the same way on every machine.</summary>
public sealed class SvgDocument
{
    /// <summary>Axis ends, times a power of ten, that five equal intervals divide at round numbers.</summary>
    public static readonly IReadOnlyList<double> Fifths = [1, 1.5, 2, 2.5, 3, 5, 10];

    /// <summary>Axis ends, times a power of ten, that four equal intervals divide at round numbers; also for counts.</summary>
    public static readonly IReadOnlyList<double> Decades = [1, 2, 5, 10];

    private readonly StringBuilder _body = new();

    /// <summary>Appends elements to the current line of the file.</summary>
    /// <param name="elements">SVG; texts in it are escaped already, see <see cref="Escape"/>.</param>
    public void Add(FormattableString elements) => _body.Append(Invariant(elements));

    /// <summary>Ends the current line of the file.</summary>
    public void EndLine() => _body.Append('\n');

    /// <summary>The document.</summary>
    /// <param name="title">Its heading, as plain text.</param>
    /// <param name="width">Units of the picture.</param>
    /// <param name="height">Units of the picture.</param>
    /// <param name="left">Where the heading begins.</param>
    public string ToSvg(string title, int width, int height, int left)
    {
        var svg = new StringBuilder();
        svg.Append(Invariant($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">"""));
        svg.Append("\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.Append(Invariant($"""<text x="{left}" y="24" font-size="15" font-weight="bold">{Escape(title)}</text>"""));
        return svg.Append('\n').Append(_body).Append("</svg>\n").ToString();
    }

    /// <summary>A plain text as it stands between tags.</summary>
    /// <param name="text">Without control characters.</param>
    public static string Escape(string text) => new XText(text).ToString();

    /// <summary>Formats the same way on every machine.</summary>
    /// <param name="text">The text.</param>
    public static string Invariant(FormattableString text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Rounds a value up to the next of the given steps times a power of ten: the end of an axis.</summary>
    /// <param name="value">Greater than 0.</param>
    /// <param name="steps">Ascending from 1 to 10: <see cref="Fifths"/> or <see cref="Decades"/>.</param>
    public static double NiceCeiling(double value, IReadOnlyList<double> steps)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * steps.First(step => step * power >= value * (1 - 1e-12));
    }
}
