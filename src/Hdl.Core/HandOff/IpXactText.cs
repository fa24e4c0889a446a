using System.Security;
using System.Text;
using System.Xml.Linq;
using Hdl.Core.Parameters;

namespace Hdl.Core.HandOff;

/// <summary>
/// IP-XACT as text: lists one element a line, so that a port or a file is one line and a difference readable.
/// </summary>
internal static class IpXactText
{
    private static readonly HashSet<string> OneLine = ["portMap", "port", "file", "parameter", "field", "view"];

    /// <summary>The document, ASCII, lines ended by LF.</summary>
    /// <param name="root">The root element, which declares the prefix.</param>
    public static string Of(XElement root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Write(text, root, "");
        return EmittedText.Xml(text.ToString());
    }

    private static void Write(StringBuilder text, XElement element, string indent)
    {
        text.Append(indent);
        if (!element.HasElements || OneLine.Contains(element.Name.LocalName))
        {
            Inline(text, element);
            text.Append('\n');
            return;
        }

        Open(text, element).Append(">\n");
        foreach (XElement child in element.Elements())
        {
            Write(text, child, indent + "  ");
        }

        text.Append($"{indent}</{Name(element)}>\n");
    }

    private static void Inline(StringBuilder text, XElement element)
    {
        Open(text, element);
        if (element.IsEmpty)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        foreach (XNode node in element.Nodes())
        {
            if (node is XElement child)
            {
                Inline(text, child);
            }
            else if (node is XText content)
            {
                text.Append(SecurityElement.Escape(content.Value));
            }
        }

        text.Append($"</{Name(element)}>");
    }

    private static StringBuilder Open(StringBuilder text, XElement element)
    {
        text.Append($"<{Name(element)}");
        foreach (XAttribute attribute in element.Attributes())
        {
            string prefix =
                attribute.IsNamespaceDeclaration ? "xmlns:"
                : attribute.Name.Namespace == XNamespace.None ? ""
                : "xsi:";
            text.Append($" {prefix}{attribute.Name.LocalName}=\"{SecurityElement.Escape(attribute.Value)}\"");
        }

        return text;
    }

    private static string Name(XElement element) => $"ipxact:{element.Name.LocalName}";
}
