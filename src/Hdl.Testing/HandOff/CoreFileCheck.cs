using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Hdl.Testing.HandOff;

/// <summary>
/// What FuseSoC's format CAPI2 allows in a core, as data, and a core held against it. Keys without a kind are allowed
/// there but used nowhere here.
/// </summary>
public static partial class CoreFileCheck
{
    private const string NotIpXact = "|verilogSource-2005|vhdlSource-2008|QIP|PCF|UCF|xci|xdc|mem";

    // Kinds: text, [text] a list, {x} a mapping of names to x, a|b one of these.
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["core"] =
            "CAPI=2=none name=vlnv description=text filesets={fileset} targets={target} license generate generators "
            + "parameters provider "
            + "scripts virtual vpi mapping",
        ["fileset"] = "files=[file] file_type=type depend logical_name tags files_append depend_append",
        ["file"] = "copyto=text file_type=type define is_include_file include_path logical_name tags",
        ["target"] =
            "filesets=[text] toplevel=text default_tool=text tools={options} description flow flow_options hooks "
            + "flags filters generate "
            + "parameters vpi filesets_append filters_append generate_append parameters_append vpi_append",
        // Options of the tools are Edalize's.
        ["verilator"] = "mode=cc|sc|lint-only verilator_options=[text] libs make_options run_options cli_parser",
        ["icarus"] = "iverilog_options=[text] vvp_options timescale",
        ["vivado"] =
            "part=text pnr=vivado|none synth=vivado|yosys|none board_part board_repo_paths hw_target jobs jtag_freq "
            + "include_dirs source_mgmt_mode",
        ["yosys"] = "arch=xilinx|ice40|ecp5 output_format yosys_synth_options yosys_template",
    };

    /// <summary>What is wrong, each <c>path: what</c>.</summary>
    /// <param name="text">The core.</param>
    /// <param name="exists">Whether there is a file of this name.</param>
    public static IReadOnlyList<string> Problems(string text, Func<string, bool> exists)
    {
        if (!text.StartsWith("CAPI=2:\n", StringComparison.Ordinal))
        {
            return ["CAPI=2: not the first line"];
        }

        var yaml = new YamlStream();
        yaml.Load(new MergingParser(new Parser(new StringReader(text))));
        YamlNode root = yaml.Documents[0].RootNode;
        string[] problems = [.. Mapping(root, "core", "")];
        return problems.Length > 0 ? problems : [.. References((YamlMappingNode)root, exists)];
    }

    private static IEnumerable<string> Mapping(YamlNode node, string section, string path)
    {
        if (node is not YamlMappingNode mapping || !Keys.TryGetValue(section, out string? described))
        {
            return [$"{path}: no {section}"];
        }

        var kinds = Key()
            .Matches(described)
            .ToDictionary(key => key.Groups["name"].Value, key => key.Groups["kind"].Value);
        return mapping.Children.SelectMany(entry =>
        {
            string key = $"{entry.Key}";
            string at = $"{path}/{key}";
            return !kinds.TryGetValue(key, out string? kind) ? [$"{at}: unknown"]
                : kind.Length == 0 ? [$"{at}: not described"]
                : Value(entry.Value, kind, at);
        });
    }

    private static IEnumerable<string> Value(YamlNode node, string kind, string path) =>
        (kind[0], node) switch
        {
            ('[', YamlSequenceNode list) => list.Children.SelectMany(item => Value(item, kind[1..^1], path)),
            ('{', YamlMappingNode map) => map.Children.SelectMany(entry =>
                Mapping(entry.Value, kind == "{options}" ? $"{entry.Key}" : kind[1..^1], $"{path}/{entry.Key}")),
            (_, YamlMappingNode { Children: [var (name, options)] }) when kind == "file" => Mapping(
                options, "file", $"{path}/{name}"),
            (_, YamlScalarNode scalar) when Allows(kind, scalar) => [],
            _ => [$"{path}: {node} is no {kind}"],
        };

    private static bool Allows(string kind, YamlScalarNode scalar) => kind switch
    {
        "none" => scalar.Value is "",
        "vlnv" => Vlnv().IsMatch(scalar.Value!),
        "type" => $"{IpXactModel.FileTypes}{NotIpXact}".Split('|').Contains(scalar.Value),
        // Words that YAML 1.1 takes for something else than text are text in quotes only.
        "text" or "file" => scalar.Style != ScalarStyle.Plain || !NoText().IsMatch(scalar.Value!),
        _ => kind.Split('|').Contains(scalar.Value),
    };

    private static IEnumerable<string> References(YamlMappingNode root, Func<string, bool> exists)
    {
        foreach (
            string missing in new[] { "name", "filesets", "targets" }.Where(key => !root.Children.ContainsKey(key)))
        {
            yield return $"/{missing}: missing";
        }

        var sets = Children(root, "filesets")
            .ToDictionary(entry => $"{entry.Key}", entry => (YamlMappingNode)entry.Value);
        foreach ((string name, YamlMappingNode set) in sets)
        {
            string[] files =
            [
                .. ((YamlSequenceNode)set["files"]).Select(file =>
                    file is YamlMappingNode map ? $"{map.Children[0].Key}" : $"{file}"),
            ];
            foreach (string file in files.Where(file => !exists(file)))
            {
                yield return $"{name}: no file {file}";
            }

            if (files.Length == 0 || !set.Children.ContainsKey("file_type"))
            {
                yield return $"{name}: files without a type, or none";
            }
        }

        foreach ((YamlNode name, YamlNode node) in Children(root, "targets"))
        {
            var target = (YamlMappingNode)node;
            foreach (string missing in new[] { "filesets", "toplevel" }.Where(key => !target.Children.ContainsKey(key)))
            {
                yield return $"{name}: no {missing}";
            }

            foreach (string set in Children(target, "filesets")
                    .Select(entry => $"{entry.Key}")
                    .Where(set => !sets.ContainsKey(set)))
            {
                yield return $"{name}: no fileset {set}";
            }

            if (target.Children.TryGetValue("default_tool", out YamlNode? tool)
                && !Children(target, "tools").Any(entry => entry.Key.Equals(tool)))
            {
                yield return $"{name}: no options for {tool}";
            }
        }
    }

    // A mapping's entries; the items of a list stand for themselves.
    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Children(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out YamlNode? child)
            ? child is YamlMappingNode map
                ? map.Children
                : ((YamlSequenceNode)child).Select(item => KeyValuePair.Create(item, item))
            : [];

    [GeneratedRegex(@"(?<name>CAPI=2|\w+)(=(?<kind>\S+))?")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+:[A-Za-z0-9_.-]+:[A-Za-z0-9_.-]+:[0-9]+(\.[0-9]+)*\z")]
    private static partial Regex Vlnv();

    [GeneratedRegex(
        @"\A(~|null|true|false|yes|no|on|off|[-+]?[0-9][0-9_.,:]*(e[-+]?[0-9]+)?|0x[0-9a-f_]+|)\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex NoText();
}
