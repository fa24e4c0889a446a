using System.Globalization;
using System.Text;
using Hdl.Core.Designs;

namespace Hdl.Core.HandOff;

/// <summary>What is needed to put SRAM macros in: a list of them, and black boxes for synthesis.</summary>
internal static class MacroFiles
{
    /// <summary>Name of the list.</summary>
    public const string ListName = "memory_macros.yaml";

    private const string Model = "// Simulation model of a macro";

    /// <summary>Name of a black box's file.</summary>
    public static string StubName(MemoryMacro macro) => $"{macro.Module}_stub.v";

    /// <summary>The list.</summary>
    public static string List(Design design, Provenance provenance)
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

    /// <summary>
    /// The black box of a macro whose simulation model is in the design: the head of the model and nothing in it. Null
    /// where there is no model.
    /// </summary>
    public static string? Stub(Design design, MemoryMacro macro)
    {
        string? text = design.MacroModels.FirstOrDefault(file => file.Name == $"{macro.Module}.v")?.Text;
        if (text is null)
        {
            return null;
        }

        // The banner, without what it says of the model itself, and the ports.
        string[] lines = text[..(text.IndexOf("\n);", StringComparison.Ordinal) + 1)].Split('\n');
        int model = Array.FindIndex(lines, line => line.StartsWith(Model, StringComparison.Ordinal));
        if (model >= 0)
        {
            lines[model] = "// Black box: the macro takes its place.";
        }

        return string.Join('\n', lines)
            .Replace("output reg ", "output wire", StringComparison.Ordinal)
            .Replace("\nmodule ", "\n(* blackbox *)\nmodule ", StringComparison.Ordinal)
            + ");\n\nendmodule\n\n`default_nettype wire\n";
    }
}
