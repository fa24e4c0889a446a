using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Parameters;

namespace Hdl.Core.Generation;

/// <summary>The files with which other tools, and the next generation, take a design on.</summary>
public static partial class HandOffFiles
{
    /// <summary>Name of the file with all parameters.</summary>
    public const string ParametersName = "parameters.yaml";

    /// <summary>File list, FuseSoC core, parameters, and the list of memory macros where there are any.</summary>
    public static IReadOnlyList<DesignFile> For(Design design, Provenance provenance)
    {
        string top = design.Top.Name;
        List<DesignFile> files =
        [
            HandOff($"{top}.f", FileList(design)),
            HandOff($"{top}.core", Core(design, provenance)),
            HandOff(ParametersName, Parameters(provenance)),
        ];
        if (design.Macros.Count > 0)
        {
            files.Add(HandOff("memory_macros.yaml", Macros(design, provenance)));
        }

        return files;
    }

    private static DesignFile HandOff(string name, string text) => new(name, DesignFileKind.HandOff, text);

    private static string FileList(Design design) =>
        string.Concat(design.OfKind(DesignFileKind.Verilog).Select(file => file.Name + "\n"));

    // FuseSoC's CAPI2. The memory files are copied to where the tool runs, which is where $readmemh looks.
    private static string Core(Design design, Provenance provenance)
    {
        var text = new StringBuilder();
        text.Append("CAPI=2:\n");
        text.Append($"# Regenerate with: {provenance.Command}\n");
        text.Append($"name: \"hdl:rtl:{design.Top.Name}:1.0.0\"\n");
        text.Append($"description: \"{provenance.Target}, preset {provenance.Preset.Name}\"\n\n");
        text.Append("filesets:\n  rtl:\n    files:\n");
        foreach (DesignFile file in design.OfKind(DesignFileKind.Verilog))
        {
            text.Append($"      - {file.Name}\n");
        }

        text.Append("    file_type: verilogSource-2005\n");
        bool memories = design.OfKind(DesignFileKind.Memory).Any();
        if (memories)
        {
            text.Append("  memories:\n    files:\n");
            foreach (DesignFile file in design.OfKind(DesignFileKind.Memory))
            {
                text.Append($"      - {file.Name}: {{copyto: {file.Name}}}\n");
            }

            text.Append("    file_type: mem\n");
        }

        text.Append("\ntargets:\n  default: &default\n");
        text.Append(memories ? "    filesets: [rtl, memories]\n" : "    filesets: [rtl]\n");
        text.Append($"    toplevel: {design.Top.Name}\n");
        text.Append("  lint:\n    <<: *default\n    default_tool: verilator\n    tools:\n      verilator:\n");
        text.Append("        mode: lint-only\n        verilator_options: [-Wall]\n");
        return text.ToString();
    }

    private static string Parameters(Provenance provenance)
    {
        var text = new StringBuilder();
        text.Append($"# Every parameter of this design. The same files again: hdl gen {provenance.Target} --config {ParametersName}\n");
        text.Append($"{ParameterSchema.PresetKey}: {provenance.Preset.Name}\n");
        string section = "";
        foreach (Parameter parameter in ParameterSchema.Of(provenance.Parameters.GetType()).Parameters)
        {
            if (parameter.Section != section)
            {
                section = parameter.Section;
                text.Append($"\n# {parameter.Group}\n");
            }

            string comment = string.Join("; ", new[] { parameter.Description, Range(parameter) }.Where(part => part.Length > 0));
            text.Append($"{parameter.Key}: {Scalar(parameter.TextIn(provenance.Parameters))}  # {comment}\n");
        }

        return text.ToString();
    }

    private static string Range(Parameter parameter) => parameter.Choices.Count > 0
        ? string.Join(" | ", parameter.Choices)
        : $"{parameter.Range} {parameter.Unit}".Trim();

    // Quoted wherever YAML could read something other than the text; texts with quotes are refused on their way in.
    private static string Scalar(string text) => text != "null" && PlainScalar().IsMatch(text) ? text : $"'{text}'";

    private static string Macros(Design design, Provenance provenance)
    {
        var text = new StringBuilder();
        text.Append("# Memories to be supplied as SRAM macros, each under the module name given.\n");
        text.Append($"# Regenerate with: {provenance.Command}\n");
        foreach (MemoryMacro macro in design.Macros)
        {
            text.Append(CultureInfo.InvariantCulture, $"- module: {macro.Module}\n");
            text.Append(CultureInfo.InvariantCulture, $"  depth: {macro.Depth}  # words\n");
            text.Append(CultureInfo.InvariantCulture, $"  width: {macro.Width}  # bits\n");
            text.Append(CultureInfo.InvariantCulture, $"  write-granularity: {macro.WriteGranularity}  # bits\n");
            text.Append(CultureInfo.InvariantCulture, $"  ports: {macro.Ports}\n");
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_./,-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainScalar();
}
