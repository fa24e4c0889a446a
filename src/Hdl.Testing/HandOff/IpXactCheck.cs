using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;
using Hdl.Core.Numerics;

namespace Hdl.Testing.HandOff;

/// <summary>
/// Holds a component against <see cref="IpXactModel"/>, and its buses and registers against the rules behind it.
/// </summary>
public static partial class IpXactCheck
{
    private static readonly XNamespace Ns = "http://www.accellera.org/XMLSchema/IPXACT/1685-2014";

    /// <summary>What is wrong, each <c>element: what</c>; empty where the component is as it should be.</summary>
    public static IReadOnlyList<string> Problems(string text)
    {
        XElement root = XDocument.Parse(text).Root!;
        List<string> problems =
        [
            .. root.DescendantsAndSelf()
                .Where(element => element.Name.Namespace != Ns)
                .Select(element => $"{element.Name.LocalName}: namespace"),
        ];
        foreach (XElement element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        problems.AddRange(root.Name == "component" ? [] : [$"{root.Name}: no component"]);
        problems.AddRange(root.DescendantsAndSelf().SelectMany(Content));
        // Each step takes for granted what the one before has found to be there.
        return problems.Count > 0 ? problems
            : Names(root) is { Count: > 0 } names ? names
            :
            [
                .. root.Descendants("busInterface").SelectMany(Bus),
                .. root.Descendants("addressBlock").SelectMany(Block),
            ];
    }

    /// <summary>What the <c>name</c> of each element of a kind says, in the order of the component.</summary>
    /// <param name="kind">The element: <c>port</c>, <c>file</c>.</param>
    /// <param name="text">A component.</param>
    public static IReadOnlyList<string> NamesOf(string kind, string text) =>
        [.. XDocument.Parse(text).Descendants(Ns + kind).Select(element => element.Element(Ns + "name")!.Value)];

    private static IEnumerable<string> Content(XElement element)
    {
        string name = element.Name.LocalName;
        string? text =
            IpXactModel.Text.GetValueOrDefault($"{element.Parent?.Name.LocalName}/{name}")
            ?? IpXactModel.Text.GetValueOrDefault(name);
        if (IpXactModel.Children.TryGetValue(name, out string? children))
        {
            string found = string.Concat(element.Elements().Select(child => child.Name.LocalName + ":"));
            // A regular expression over names, each ended by a colon; blanks of the model only part them.
            string model = Word()
                .Replace(children, word => $"(?:{word.Value}:)")
                .Replace(" ", "", StringComparison.Ordinal);
            if (!Regex.IsMatch(found, $@"\A{model}\z")
                || element.Nodes().OfType<XText>().Any(node => node.Value.Trim().Length > 0))
            {
                yield return $"{name}: {found.Replace(':', ' ').TrimEnd()}";
            }
        }
        else if (text is null)
        {
            yield return $"{name}: not described";
        }
        else if (element.HasElements || !Regex.IsMatch(element.Value, $@"\A(?:{text})\z", RegexOptions.Singleline))
        {
            yield return $"{name}: '{element.Value}'";
        }

        var known = IpXactModel
            .Attributes.Where(attribute => attribute.Element == name)
            .ToDictionary(attribute => attribute.Name);
        foreach (XAttribute attribute in element.Attributes()
            .Where(attribute => attribute.Name.Namespace == XNamespace.None && !attribute.IsNamespaceDeclaration))
        {
            if (!known.Remove(attribute.Name.LocalName, out var rule)
                || !Regex.IsMatch(attribute.Value, $@"\A(?:{rule.Text})\z"))
            {
                yield return $"{name}: {attribute}";
            }
        }

        foreach (var missing in known.Values.Where(attribute => attribute.IsRequired))
        {
            yield return $"{name}: no {missing.Name}";
        }
    }

    private static List<string> Names(XElement root) => [.. Keys(root), .. References(root)];

    private static IEnumerable<string> Keys(XElement root) =>
        from key in IpXactModel.Keys
        from scope in root.DescendantsAndSelf(key.Scope)
        from twice in scope
            .XPathSelectElements(key.Of)
            .GroupBy(element => Texts(element, key.By).SingleOrDefault())
            .Where(same => same.Count() > 1)
        select $"{key.Scope}: {key.Of} {twice.Key} twice";

    private static IEnumerable<string> References(XElement root) =>
        from reference in IpXactModel.References
        let known = Texts(root, reference.To).ToHashSet()
        from name in Texts(root, reference.From)
        where !known.Contains(name)
        select $"{reference.From}: no {name}";

    private static IEnumerable<string> Texts(XElement element, string path) =>
        ((IEnumerable<object>)element.XPathEvaluate(path)).Select(found =>
            found is XAttribute attribute ? attribute.Value : ((XElement)found).Value);

    private static IEnumerable<string> Bus(XElement bus)
    {
        string name = bus.Element("name")!.Value;
        string Definition(string element, string suffix = "") => string.Join(
            ':', new[] { "vendor", "library", "name", "version" }.Select(part =>
                bus.Descendants(element).Single().Attribute(part)!.Value + (part == "name" ? suffix : "")));
        string abstraction = Definition("abstractionRef");
        if (!IpXactModel.Buses.TryGetValue(abstraction, out string? logical)
            || Definition("busType", "_rtl") != abstraction)
        {
            yield return $"{name}: {abstraction}";
            yield break;
        }

        bool isMaster = bus.Element("master") is not null;
        var ports = bus.Document!.Root!.XPathSelectElements("model/ports/port")
            .ToDictionary(port => port.Element("name")!.Value);
        var maps = bus.Descendants("portMap")
            .ToLookup(
                map => map.XPathSelectElement("logicalPort/name")!.Value,
                map => ports[map.XPathSelectElement("physicalPort/name")!.Value]);
        foreach (Match rule in LogicalPort().Matches(logical))
        {
            XElement[] mapped = [.. maps[rule.Groups["name"].Value]];
            bool isOut = rule.Groups["from"].Value == (isMaster ? ">" : "<");
            string width = rule.Groups["width"].Value;
            if (mapped.Length > 1
                || (
                    mapped.Length == 0
                    && rule.Groups["by"].Value.Contains(isMaster ? 'm' : 's', StringComparison.Ordinal)))
            {
                yield return $"{name}: {rule.Groups["name"].Value} {mapped.Length} times";
            }
            else if (mapped is [XElement port]
                && (
                    port.XPathSelectElement("wire/direction")!.Value != (isOut ? "out" : "in")
                    || (width != "*" && width != $"{Width(port)}")))
            {
                yield return $"{name}: {rule.Groups["name"].Value} as {port.Element("name")!.Value}";
            }
        }

        foreach (string other in maps.Select(map => map.Key)
                .Except(LogicalPort().Matches(logical).Select(rule => rule.Groups["name"].Value)))
        {
            yield return $"{name}: {other} is no port of it";
        }

        // A strobe for each byte, and whole bytes.
        foreach ((string strobe, string data) in new[] { ("WSTRB", "WDATA"), ("TKEEP", "TDATA"), ("TSTRB", "TDATA") })
        {
            if (maps[data]
                    .Any(port => Width(port) % 8 != 0 || maps[strobe].Any(bytes => Width(bytes) * 8 != Width(port))))
            {
                yield return $"{name}: {strobe} for {data}";
            }
        }
    }

    private static int Width(XElement port) =>
        port.XPathSelectElement("wire/vectors/vector") is { } vector
            ? (int)(Value(vector, "left") - Value(vector, "right") + 1)
            : 1;

    private static IEnumerable<string> Block(XElement block)
    {
        long next = 0;
        foreach (XElement register in block.Elements("register"))
        {
            string name = register.Element("name")!.Value;
            long size = Value(register, "size");
            long address = Value(register, "addressOffset");
            long end = address + (size / 8 * (register.Element("dim") is null ? 1 : Value(register, "dim")));
            if (address < next || address % (size / 8) != 0 || end > Value(block, "range"))
            {
                yield return $"{name}: address";
            }

            next = end;
            ulong taken = 0;
            foreach (XElement field in register.Elements("field"))
            {
                ulong mask = ((1UL << (int)Value(field, "bitWidth")) - 1) << (int)Value(field, "bitOffset");
                bool fits =
                    field.XPathSelectElement("resets/reset") is not { } reset
                    || Value(reset, "value") >> (int)Value(field, "bitWidth") == 0;
                if ((mask & taken) != 0
                    || mask >> (int)size != 0
                    || !fits
                    || (
                        field.Element("modifiedWriteValue") is not null
                            && field.Element("access")!.Value == "read-only"))
                {
                    yield return $"{name}.{field.Element("name")!.Value}: bits";
                }

                taken |= mask;
            }
        }
    }

    private static long Value(XElement element, string child)
    {
        string text = element.Element(child)!.Value;
        return text.StartsWith("'h", StringComparison.Ordinal)
            ? NumberText.TryHexadecimal(text.AsSpan(2), out long value) ? value : long.MaxValue
            : NumberText.Whole(text);
    }

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<name>\w+)(?<from>[<>=])(?<width>\*|\d+)(?<by>m?s?)")]
    private static partial Regex LogicalPort();
}
