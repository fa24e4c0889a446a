using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Parameters;

namespace Hdl.Core.HandOff;

/// <summary>All parameters of a design as YAML: given as configuration, it makes the same files again.</summary>
internal static partial class ParametersFile
{
    /// <summary>Its name.</summary>
    public const string Name = "parameters.yaml";

    /// <summary>Its text.</summary>
    public static string Text(Provenance provenance)
    {
        var text = new StringBuilder();
        text.Append(
            $"# Every parameter of this design. The same files again: hdl gen {provenance.Target} --config {Name}\n");
        text.Append($"{ParameterSchema.PresetKey}: {provenance.Preset.Name}\n");
        string section = "";
        foreach (Parameter parameter in ParameterSchema.Of(provenance.Parameters.GetType()).Parameters)
        {
            if (parameter.Section != section)
            {
                section = parameter.Section;
                text.Append($"\n# {parameter.Group}\n");
            }

            string comment = string.Join(
                "; ", new[] { parameter.Description, Range(parameter) }.Where(part => part.Length > 0));
            text.Append($"{parameter.Key}: {Scalar(parameter.TextIn(provenance.Parameters))}  # {comment}\n");
        }

        return text.ToString();
    }

    private static string Range(Parameter parameter) => parameter.Choices.Count > 0
        ? string.Join(" | ", parameter.Choices)
        : $"{parameter.Range} {parameter.Unit}".Trim();

    // Quoted wherever YAML could read something other than the text; only paths have what must be escaped.
    private static string Scalar(string text) => text != "null" && PlainScalar().IsMatch(text) ? text
        : SingleQuoted().IsMatch(text) ? $"'{text}'"
        : EmittedText.Yaml(text);

    [GeneratedRegex(@"\A[ -&(-~]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SingleQuoted();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_./,-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainScalar();
}
