namespace Hdl.Core.Parameters;

/// <summary>
/// Describes a parameter to people and to the binder. The key is the property's name in kebab-case; the default is the
/// value a new record has.
/// </summary>
/// <param name="description">One sentence, without unit, range or default.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string description) : Attribute
{
    /// <summary>One sentence, without unit, range or default.</summary>
    public string Description { get; } = description;

    /// <summary>
    /// Whether the text is the path of a file, or a name that stands for one: it need not be fit for Verilog, which it
    /// never reaches.
    /// </summary>
    public bool IsPath { get; init; }

    /// <summary>bits, cycles, neurons, ...; empty where it has none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>
    /// Least allowed number, or least number of elements' value for lists; checked by the binder and by Validate.
    /// </summary>
    public long Min { get; init; } = long.MinValue;

    /// <summary>Greatest allowed number.</summary>
    public long Max { get; init; } = long.MaxValue;
}

/// <summary>
/// Marks a property whose record's own properties are parameters of the enclosing record. With a title they are a
/// section below its others. Without one they stand in the place of the property, with the keys, the names in
/// templates and the section that they would have if the enclosing record declared them: so parameters that several
/// records share are declared once, and handed from one to the other as one value.
/// </summary>
/// <param name="title">What the section is called in listings; null for no section.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterGroupAttribute(string? title = null) : Attribute
{
    /// <summary>What the section is called in listings; null where the parameters stand in place.</summary>
    public string? Title { get; } = title;
}
