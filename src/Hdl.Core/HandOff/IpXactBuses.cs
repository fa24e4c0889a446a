using System.Xml.Linq;
using Hdl.Core.Ports;
using static Hdl.Core.HandOff.IpXact;

namespace Hdl.Core.HandOff;

/// <summary>
/// The bus interfaces among a module's ports (<see cref="AxiBuses"/>). Types are those of Arm's own bus definitions.
/// </summary>
internal static class IpXactBuses
{
    private const string Vendor = "amba.com";
    private const string Library = "AMBA4";

    /// <summary>All bus interfaces: AXI4-Lite, AXI4-Stream, AXI4 masters.</summary>
    /// <param name="module">The module.</param>
    /// <param name="memoryMap">Name of the memory map behind AXI4-Lite; null where there is none.</param>
    public static IEnumerable<XElement> Of(ModuleInterface module, string? memoryMap)
    {
        foreach ((string bus, StreamPort[] channels) in AxiBuses.Lite(module))
        {
            IEnumerable<string> ports = channels.SelectMany(Ports);
            yield return Interface(
                module, bus, "AXI4-Lite", "r0p0_0", channels[0].Direction == PortDirection.Input, ports,
                port => port[(bus.Length + 1)..], memoryMap);
        }

        foreach (StreamPort stream in AxiBuses.Streams(module))
        {
            yield return Interface(
                module, stream.Name, "AXI4Stream", "r0p0_1", stream.Direction == PortDirection.Input, Ports(stream),
                port => port[(stream.Name.Length + 1)..], null);
        }

        foreach (MemoryPort memory in AxiBuses.Masters(module))
        {
            yield return Interface(
                module, memory.Name, TypeOf(memory.Shape), "r0p0_0", isSlave: false, memory.Channels.SelectMany(Ports),
                port => port[(memory.Name.Length + 1)..], null);
        }
    }

    // One that only reads, or only writes, is of a type of its own.
    private static string TypeOf(MemoryPortShape shape) =>
        shape.Reads && shape.Writes ? "AXI4" : shape.Reads ? "AXI4_RO" : "AXI4_WO";

    private static IEnumerable<string> Ports(StreamPort stream) =>
        new[] { stream.ValidPort, stream.ReadyPort }.OfType<string>().Concat(stream.Fields.Select(field => field.Port));

    private static XElement Interface(
        ModuleInterface module, string name, string type, string version, bool isSlave, IEnumerable<string> ports,
        Func<string, string> suffix, string? memoryMap)
    {
        IEnumerable<XElement> maps = ports.Select(port => Map(suffix(port).ToUpperInvariant(), port));
        // Clock and reset belong to the interface too, by which tools know what it is synchronous to.
        maps = maps.Append(Map("ACLK", ModuleInterface.ClockPort));
        if (module.ResetActiveLow)
        {
            maps = maps.Append(Map("ARESETn", module.ResetPort));
        }

        return Element(
            "busInterface",
            Element("name", name),
            Reference("busType", type, version),
            Element("abstractionTypes", Element(
                "abstractionType", Reference("abstractionRef", $"{type}_rtl", version), Element("portMaps", maps))),
            isSlave
                ? Element(
                    "slave",
                    memoryMap is null ? null : Element("memoryMapRef", new XAttribute("memoryMapRef", memoryMap)))
                : Element("master"));
    }

    private static XElement Map(string logical, string physical) =>
        Element(
            "portMap", Element("logicalPort", Element("name", logical)),
            Element("physicalPort", Element("name", physical)));

    private static XElement Reference(string element, string name, string version) =>
        Element(
            element, new XAttribute("vendor", Vendor), new XAttribute("library", Library), new XAttribute("name", name),
            new XAttribute("version", version));
}
