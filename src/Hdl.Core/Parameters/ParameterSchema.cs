using System.Reflection;
using Hdl.Core.Verilog;

namespace Hdl.Core.Parameters;

/// <summary>
/// All parameters of a record type: its own first, those of its groups without a title among them, then its sections.
/// </summary>
public sealed class ParameterSchema
{
    /// <summary>Key of a configuration file that names a preset; no parameter may have it.</summary>
    public const string PresetKey = "preset";

    private readonly Dictionary<string, Parameter> _byKey = [];

    private ParameterSchema(Type type)
    {
        Type = type;
        var parameters = new List<Parameter>();
        Collect(type, [], "", "", parameters);
        Parameters = parameters;
        foreach (Parameter parameter in parameters)
        {
            if (parameter.Key == PresetKey || !_byKey.TryAdd(parameter.Key, parameter))
            {
                throw new InvalidOperationException($"{type.Name}: the key '{parameter.Key}' is taken.");
            }
        }

        foreach (Parameter parameter in parameters)
        {
            _byKey.TryAdd(parameter.QualifiedKey, parameter);
        }
    }

    /// <summary>The record type.</summary>
    public Type Type { get; }

    /// <summary>In the order of declaration, those of the base record last; sections after all others.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The schema of a record type.</summary>
    /// <param name="type">A type derived from <see cref="HdlParameters"/>.</param>
    /// <exception cref="InvalidOperationException">Two parameters share a key, or one has a type that cannot be
    /// bound.</exception>
    public static ParameterSchema Of(Type type) =>
        type.IsAssignableTo(typeof(HdlParameters))
            ? new ParameterSchema(type)
            : throw new ArgumentException($"{type.Name} is not a parameter record.", nameof(type));

    /// <summary>The parameter of that key, or of that section and key; null where there is none.</summary>
    public Parameter? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Keys and texts of all parameters in a record.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts(HdlParameters record) =>
        Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.TextIn(record)));

    /// <summary>Keys and texts of the parameters in which a record differs from another.</summary>
    /// <param name="record">Whose texts are given.</param>
    /// <param name="reference">What it is compared with.</param>
    public IEnumerable<KeyValuePair<string, string>> Differences(HdlParameters record, HdlParameters reference) =>
        Texts(record)
            .Zip(Texts(reference))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => pair.First);

    private static void Collect(
        Type type, IReadOnlyList<PropertyInfo> path, string section, string group, List<Parameter> into)
    {
        var sections = new List<(IReadOnlyList<PropertyInfo> Path, string Title)>();
        CollectInPlace(type, path, section, group, into, sections);
        foreach ((IReadOnlyList<PropertyInfo> inner, string title) in sections)
        {
            string key = Naming.ToKebabCase(inner[^1].Name);
            Collect(inner[^1].PropertyType, inner, section.Length == 0 ? key : $"{section}.{key}", title, into);
        }
    }

    // Sections are left for later, also those of a group in place: what came after one would seem to belong to it.
    private static void CollectInPlace(
        Type type, IReadOnlyList<PropertyInfo> path, string section, string group, List<Parameter> into,
        List<(IReadOnlyList<PropertyInfo> Path, string Title)> sections)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            IReadOnlyList<PropertyInfo> inner = [.. path, property];
            if (property.GetCustomAttribute<ParameterAttribute>() is { } attribute)
            {
                into.Add(new Parameter(inner, section, group, attribute));
            }
            else if (property.GetCustomAttribute<ParameterGroupAttribute>() is { } enclosed)
            {
                if (enclosed.Title is { } title)
                {
                    sections.Add((inner, title));
                }
                else
                {
                    CollectInPlace(property.PropertyType, inner, section, group, into, sections);
                }
            }
        }
    }
}
