namespace Hdl.Flows.Asic;

/// <summary>A stretch of a file's text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct TextSpan(int Start, int End);

/// <summary>A simple attribute: <c>name : value;</c>.</summary>
/// <param name="Value">Its value, quotes and comments removed.</param>
/// <param name="NameAt">Where its name stands.</param>
/// <param name="ValueAt">Where its value stands, quotes included.</param>
internal sealed record LibertyAttribute(string Value, TextSpan NameAt, TextSpan ValueAt);

/// <summary>A group of a Liberty file: <c>kind (argument) { attribute : value; ... }</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Argument">The text in the parentheses, quotes removed.</param>
/// <param name="ArgumentAt">Where that text stands, quotes included.</param>
internal sealed record LibertyGroup(string Kind, string Argument, TextSpan ArgumentAt)
{
    private Dictionary<string, LibertyAttribute>? _attributes;
    private Dictionary<string, TextSpan>? _tables;

    /// <summary>Groups inside it.</summary>
    public List<LibertyGroup> Groups { get; } = [];

    /// <summary>Where the whole group stands, its name and both braces included.</summary>
    public TextSpan At { get; set; }

    /// <summary>A simple attribute's value; null where it has none of that name.</summary>
    public string? Attribute(string name) => Find(name)?.Value;

    /// <summary>A simple attribute with its place.</summary>
    public LibertyAttribute? Find(string name) => _attributes?.GetValueOrDefault(name);

    /// <summary>Whether a simple attribute says yes.</summary>
    public bool Is(string name) => string.Equals(Attribute(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Where the parentheses of a complex attribute stand, <c>values ( ... )</c> for instance; null where it has none.
    /// </summary>
    public TextSpan? Table(string name) =>
        _tables is not null && _tables.TryGetValue(name, out TextSpan at) ? at : null;

    /// <summary>The groups of a kind.</summary>
    public IEnumerable<LibertyGroup> Of(string kind) => Groups.Where(group => group.Kind == kind);

    /// <summary>Notes a simple attribute.</summary>
    public void Set(string name, LibertyAttribute attribute) => (_attributes ??= [])[name] = attribute;

    /// <summary>Notes a complex attribute.</summary>
    public void Set(string name, TextSpan table) => (_tables ??= [])[name] = table;
}
