using Hdl.Core.Files;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Hdl.Core.Configuration;

/// <summary>A configuration file: an optional preset and assignments, flat or in sections.</summary>
/// <param name="Preset">The preset it starts from, or null.</param>
/// <param name="Assignments">In the file's order, each with its line and a caret for messages.</param>
public sealed record YamlConfiguration(string? Preset, IReadOnlyList<Assignment> Assignments)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Also what messages call it.</param>
    /// <exception cref="InvalidInputException">It cannot be read, is not YAML, or is not a mapping of keys to
    /// values.</exception>
    public static YamlConfiguration Read(string path) =>
        Parse(InputFile.Text(path, YamlGuard.MaxLength, "Give the path of a YAML file of parameters."), path);

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidInputException">It is not YAML, or is not a mapping of keys to values.</exception>
    public static YamlConfiguration Parse(string text, string name)
    {
        var reader = new Reader(text, name);
        try
        {
            if (YamlGuard.Check(text) is { } refused)
            {
                throw new InvalidInputException(reader.Problem(
                    refused.Start, refused.End, refused.What, refused.Value,
                    "A configuration is one document of plain 'key: value' lines, in sections at most."));
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count > 0)
            {
                reader.Section(stream.Documents[0].RootNode, "");
            }
        }
        catch (YamlException failure)
        {
            string reason = (failure.InnerException ?? failure).Message.Split('\n')[0].TrimEnd('.');
            bool tab = reason.Contains("tab", StringComparison.OrdinalIgnoreCase);
            Mark start = tab
                ? YamlGuard.TabOf(text, (int)Math.Min(failure.Start.Index, text.Length)) ?? failure.Start
                : failure.Start;
            throw new InvalidInputException(reader.Problem(
                start, start == failure.Start ? failure.End : start, "Not valid YAML", reason,
                tab ? "Indent the line shown with blanks." : "Mend the line shown."));
        }

        return reader.Problems.Count == 0
            ? new YamlConfiguration(reader.Preset, reader.Assignments)
            : throw new InvalidInputException(reader.Problems);
    }

    private sealed class Reader(string text, string name)
    {
        private readonly string[] _lines = text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);

        public string? Preset { get; private set; }

        public List<Assignment> Assignments { get; } = [];

        public List<Problem> Problems { get; } = [];

        public Problem Problem(Mark start, Mark end, string what, string value, string remedy) =>
            new(what, Where(start), value, remedy) { Excerpt = Excerpt(start, end) };

        public void Section(YamlNode node, string section)
        {
            if (node is not YamlMappingNode mapping)
            {
                // A file of nothing but comments is an empty mapping.
                if (node is not YamlScalarNode { Value: null or "" })
                {
                    Problems.Add(Problem(
                        node.Start, End(node), "Not a mapping", Kind(node), "Write lines of the form 'key: value'."));
                }

                return;
            }

            foreach ((YamlNode key, YamlNode value) in mapping.Children)
            {
                if (key is not YamlScalarNode { Value: { Length: > 0 } word })
                {
                    Problems.Add(Problem(key.Start, End(key), "Not a key", Kind(key), "Write a parameter's name."));
                    continue;
                }

                Entry(section.Length == 0 ? word : $"{section}.{word}", key, value);
            }
        }

        private void Entry(string key, YamlNode keyNode, YamlNode value)
        {
            // The name is what is wrong where it is unknown, the value everywhere else: the caret marks both.
            (Mark start, Mark end) = (keyNode.Start, End(value));
            switch (value)
            {
                case YamlMappingNode when key != ParameterSchema.PresetKey:
                    Section(value, key);
                    break;
                case YamlScalarNode scalar when key == ParameterSchema.PresetKey:
                    Preset = Text(scalar);
                    break;
                case YamlScalarNode scalar:
                    Add(key, Text(scalar), start, end);
                    break;
                case YamlSequenceNode list
                    when list.Children.All(child => child is YamlScalarNode) && key != ParameterSchema.PresetKey:
                    Add(key, string.Join(',', list.Children.Select(child => Text((YamlScalarNode)child))), start, end);
                    break;
                default:
                    Problems.Add(Problem(
                        value.Start, End(value), "Not a value", Kind(value),
                        "Write a single value, or a list of numbers."));
                    break;
            }
        }

        private void Add(string key, string value, Mark start, Mark end) =>
            Assignments.Add(new Assignment(key, value, name, Where(start)) { Excerpt = Excerpt(start, end) });

        private string Where(Mark mark) => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{name}:{mark.Line}:{mark.Column}");

        private string Excerpt(Mark start, Mark end)
        {
            int index = Math.Min((int)start.Line, _lines.Length) - 1;
            // What is missing at the end of a text is shown at the end of its last line.
            while (index > 0 && _lines[index].AsSpan().Trim().IsEmpty)
            {
                index--;
            }

            bool here = index == (int)start.Line - 1;
            string line = _lines[index].TrimEnd('\r').Replace('\t', ' ');
            string number = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            int from = here ? Math.Min((int)start.Column - 1, line.Length) : line.Length;
            int to =
                here && end.Line == start.Line ? Math.Min((int)end.Column - 1, line.Length) : line.TrimEnd().Length;
            string carets = new('^', Math.Max(1, to - from));
            return $"{number} | {line}\n{new string(' ', number.Length)} | {new string(' ', from)}{carets}";
        }

        private static string Text(YamlScalarNode scalar) =>
            scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null"
                ? ParameterText.None
                : scalar.Value ?? "";

        // The parser says where a list or mapping begins only; it is marked to the end of its line.
        private static Mark End(YamlNode node) => node is YamlScalarNode
            ? node.End
            : new Mark(node.Start.Index, node.Start.Line + 1, 1);

        private static string Kind(YamlNode node) => node switch
        {
            YamlMappingNode => "a mapping",
            YamlSequenceNode => "a list",
            YamlScalarNode scalar => $"'{scalar.Value}'",
            _ => "an alias",
        };
    }
}
