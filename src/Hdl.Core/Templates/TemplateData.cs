using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hdl.Core.Templates;

/// <summary>
/// Values that templates deal with: texts, whole numbers (<see cref="long"/>), true and false, objects, lists; and
/// nothing.
/// </summary>
internal static class TemplateValue
{
    private const long LongestRange = 1 << 20;

    /// <summary>
    /// Stands for a value that cannot be known beforehand: an element of an empty list, whether a loop is at its end.
    /// </summary>
    public static object Unknown { get; } = new();

    /// <summary>A value as templates see it: whole numbers are of one kind.</summary>
    public static object? Of(object? value) => value is int number ? (long)number : value;

    /// <summary>What a value is, for messages.</summary>
    public static string Kind(object? value) => value switch
    {
        null => "nothing",
        string => "a text",
        bool => "true or false",
        long number => string.Create(CultureInfo.InvariantCulture, $"the number {number}"),
        ViewModel => "an object",
        IEnumerable => "a list",
        _ => $"a {value.GetType().Name}",
    };

    /// <summary>What an operator makes of two values.</summary>
    /// <exception cref="ArgumentException">No such operator, or it does not take values of their kinds.</exception>
    public static object? Combine(string sign, object? left, object? right) => (sign, left, right) switch
    {
        _ when left == Unknown || right == Unknown => Unknown,
        ("+", long x, long y) => x + y,
        ("+", string x, string or long) => string.Create(CultureInfo.InvariantCulture, $"{x}{right}"),
        ("-", long x, long y) => x - y,
        ("*", long x, long y) => x * y,
        ("<", long x, long y) => x < y,
        (">", long x, long y) => x > y,
        ("<=", long x, long y) => x <= y,
        (">=", long x, long y) => x >= y,
        ("..", long x, long y) when y - x < LongestRange =>
            Enumerable.Range(0, (int)Math.Max(0, y - x + 1)).Select(step => x + step).ToList(),
        ("==", long or string or bool, _) when left.GetType() == right?.GetType() => left.Equals(right),
        ("!=", long or string or bool, _) when left.GetType() == right?.GetType() => !left.Equals(right),
        ("&&", bool x, bool y) => x && y,
        ("||", bool x, bool y) => x || y,
        _ => throw new ArgumentException($"'{sign}' does not take {Kind(left)} and {Kind(right)}."),
    };

    /// <summary>The elements of a list; null where the value is none.</summary>
    public static IReadOnlyList<object?>? Elements(object? value) =>
        value is IEnumerable list and not (string or ViewModel) ? [.. list.Cast<object?>().Select(Of)] : null;
}

/// <summary>Notes which data a template uses.</summary>
internal sealed class TemplateUse
{
    private readonly HashSet<(ViewModel Model, string Key)> _used = [];

    /// <summary>Looks a key up, and notes that it is used.</summary>
    public bool TryGet(ViewModel model, string key, out object? value)
    {
        bool found = model.TryGetValue(key, out value);
        value = TemplateValue.Of(value);
        _used.Add((model, key));
        return found;
    }

    /// <summary>
    /// The first of some keys, or of the keys below them, that nobody has looked up; null where there is none.
    /// </summary>
    /// <param name="root">Where the keys were looked up.</param>
    /// <param name="keys">The keys.</param>
    public string? Unused(ViewModel root, ViewModel keys) => keys
        .Select(pair => _used.Contains((root, pair.Key)) ? Unused(pair.Key, pair.Value) : pair.Key)
        .FirstOrDefault(path => path is not null);

    // Elements of a list share their use: a key is used if it is used in any element that has it.
    private string? Unused(string path, object? value)
    {
        IEnumerable<ViewModel> models = value switch
        {
            ViewModel nested => [nested],
            IEnumerable<ViewModel> list => list,
            _ => [],
        };
        return models.SelectMany(model => model.Select(pair => (pair.Key, Model: model, pair.Value)))
            .GroupBy(entry => entry.Key)
            .SelectMany(key => key.Any(entry => _used.Contains((entry.Model, entry.Key)))
                ? key.Select(entry => Unused($"{path}.{entry.Key}", entry.Value))
                : [$"{path}.{key.Key}"])
            .FirstOrDefault(unused => unused is not null);
    }
}

/// <summary>What is to be known of a template's text, and of what is made of it.</summary>
internal static partial class TemplateText
{
    /// <summary>
    /// Where a tag begins that never ends, which the engine lets pass at the end of a text; null where none does.
    /// </summary>
    public static (int Line, int Column)? Unclosed(string text)
    {
        int last = text.LastIndexOf("{{", StringComparison.Ordinal);
        return last > text.LastIndexOf("}}", StringComparison.Ordinal)
            ? (text.AsSpan(0, last).Count('\n') + 1, last - text.LastIndexOf('\n', last))
            : null;
    }

    /// <summary>Around sections that are left out two empty lines meet; one is enough.</summary>
    public static string WithoutDoubleGaps(string text) => EmptyLines().Replace(text, "\n\n");

    [GeneratedRegex("\n{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLines();
}
