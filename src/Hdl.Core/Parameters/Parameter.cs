using System.Reflection;

namespace Hdl.Core.Parameters;

/// <summary>One parameter of a record, as users see it.</summary>
public sealed class Parameter
{
    private readonly IReadOnlyList<PropertyInfo> _path;

    internal Parameter(IReadOnlyList<PropertyInfo> path, string section, string group, ParameterAttribute attribute)
    {
        _path = path;
        Key = Verilog.Naming.ToKebabCase(path[^1].Name);
        Section = section;
        Group = group;
        Description = attribute.Description;
        Unit = attribute.Unit;
        IsPath = attribute.IsPath && Type == typeof(string);
        Kind = (IsPath ? "path" : ParameterText.KindOf(Type))
            ?? throw new InvalidOperationException($"{Key}: parameters of type {Type.Name} cannot be bound.");
        Choices = ParameterText.ChoicesOf(Type);
        Type one = Nullable.GetUnderlyingType(Type) ?? Type;
        bool numeric = Choices.Count == 0 && one != typeof(bool) && one != typeof(string) && one != typeof(MeshSize);
        Range = numeric ? RangeCheck.RangeText(attribute) : "";
        (Least, Greatest) = (attribute.Min, attribute.Max);
    }

    /// <summary>kebab-case, unique in the record and its groups.</summary>
    public string Key { get; }

    /// <summary>Keys of the enclosing sections joined by dots; empty for the record's own parameters.</summary>
    public string Section { get; }

    /// <summary>Section and key joined by a dot, or the key alone; accepted wherever the key is.</summary>
    public string QualifiedKey => Section.Length == 0 ? Key : $"{Section}.{Key}";

    /// <summary>Title of the innermost section; empty for the record's own parameters.</summary>
    public string Group { get; }

    /// <summary>One sentence, without unit, range or default.</summary>
    public string Description { get; }

    /// <summary>bits, cycles, neurons, ...; empty where it has none.</summary>
    public string Unit { get; }

    /// <summary>Allowed numbers: <c>1..64</c>; empty where the value is no number.</summary>
    public string Range { get; }

    /// <summary>Least allowed number; <see cref="long.MinValue"/> where none is stated.</summary>
    public long Least { get; }

    /// <summary>Greatest allowed number; <see cref="long.MaxValue"/> where none is stated.</summary>
    public long Greatest { get; }

    /// <summary>
    /// What is written: whole number, choice, true or false, text, path, list of whole numbers, or one of them or none.
    /// </summary>
    public string Kind { get; }

    /// <summary>Allowed names, snake_case; empty where the value is no choice.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>Whether the value is the path of a file, or a name that stands for one.</summary>
    public bool IsPath { get; }

    internal Type Type => _path[^1].PropertyType;

    /// <summary>The parameter's value in a record, as a user would write it.</summary>
    public string TextIn(HdlParameters record)
    {
        object? value = record;
        foreach (PropertyInfo property in _path)
        {
            value = value is null ? null : property.GetValue(value);
        }

        return ParameterText.Format(value);
    }

    /// <summary>Converts what a user wrote to a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <param name="remedy">What to write instead, where it cannot be converted.</param>
    internal bool TryParse(string text, out object? value, out string remedy)
    {
        if (!IsPath)
        {
            return ParameterText.TryParse(Type, text, out value, out remedy);
        }

        (value, remedy) = (text, PathText.Remedy);
        return PathText.IsPath(text);
    }

    /// <summary>A copy of the record with another value.</summary>
    internal HdlParameters With(HdlParameters record, object? value) => (HdlParameters)With(record, 0, value);

    private object With(object record, int depth, object? value)
    {
        PropertyInfo property = _path[depth];
        object copy = RecordCopy.Of(record);
        object? inner = depth == _path.Count - 1
            ? value
            : With(property.GetValue(record) ?? Activator.CreateInstance(property.PropertyType)!, depth + 1, value);
        property.SetValue(copy, inner);
        return copy;
    }
}
