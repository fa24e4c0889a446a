using System.Xml.Linq;

namespace Hdl.Core.HandOff;

/// <summary>Elements of IP-XACT, IEEE 1685-2014.</summary>
internal static class IpXact
{
    /// <summary>The namespace of all of them.</summary>
    public static readonly XNamespace Namespace = "http://www.accellera.org/XMLSchema/IPXACT/1685-2014";

    /// <summary>An element; what is null is left out.</summary>
    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    /// <summary>A list, or nothing where it would be empty, which the schema forbids.</summary>
    public static XElement? Optional(string name, IEnumerable<XElement> content)
    {
        XElement[] all = [.. content];
        return all.Length == 0 ? null : Element(name, all);
    }
}
