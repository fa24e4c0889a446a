using System.Xml.Linq;
using Hdl.Core.Verilog;
using static Hdl.Core.HandOff.IpXact;

namespace Hdl.Core.HandOff;

/// <summary>
/// The bus interfaces among a module's ports, recognised by their names: AXI4-Stream (<c>s_axis_x_tvalid</c>) and AXI4-Lite
/// (<c>s_axil_awvalid</c> and the four other channels). Types are those of Arm's own bus definitions.
/// </summary>
internal static class IpXactBuses
{
    private const string Vendor = "amba.com";
    private const string Library = "AMBA4";

    private static readonly string[] Channels = ["aw", "w", "b", "ar", "r"];

    /// <summary>All bus interfaces, AXI4-Lite first.</summary>
    /// <param name="module">The module.</param>
    /// <param name="memoryMap">Name of the memory map behind AXI4-Lite; null where there is none.</param>
    public static IEnumerable<XElement> Of(ModuleInterface module, string? memoryMap)
    {
        foreach ((string bus, StreamPort[] channels) in LiteBuses(module))
        {
            IEnumerable<string> ports = channels.SelectMany(Ports);
            yield return Interface(
                module, bus, "AXI4-Lite", "r0p0_0", channels[0].Direction == PortDirection.Input, ports, port => port[(bus.Length + 1)..], memoryMap);
        }

        foreach (StreamPort stream in module.Streams.Where(IsAxiStream))
        {
            yield return Interface(
                module, stream.Name, "AXI4Stream", "r0p0_1", stream.Direction == PortDirection.Input, Ports(stream), port => port[(stream.Name.Length + 1)..], null);
        }
    }

    /// <summary>The names of all bus interfaces, in the same order.</summary>
    public static IEnumerable<string> NamesOf(ModuleInterface module) =>
        LiteBuses(module).Select(bus => bus.Name).Concat(module.Streams.Where(IsAxiStream).Select(stream => stream.Name));

    private static IEnumerable<(string Name, StreamPort[] Channels)> LiteBuses(ModuleInterface module) => module.Streams.Select(LiteBus).OfType<string>()
        .Select(bus => (bus, Channels.Select(channel => module.Streams.FirstOrDefault(stream => stream.Name == $"{bus}_{channel}")).OfType<StreamPort>().ToArray()))
        .Where(bus => bus.Item2.Length == Channels.Length);

    /// <summary>The bus that a stream is the write-address channel of; null where it is none.</summary>
    private static string? LiteBus(StreamPort stream) =>
        stream.Name.EndsWith("_aw", StringComparison.Ordinal) && stream.ValidPort == $"{stream.Name}valid" ? stream.Name[..^3] : null;

    private static bool IsAxiStream(StreamPort stream) => stream.ValidPort == $"{stream.Name}_tvalid";

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
                ? Element("slave", memoryMap is null ? null : Element("memoryMapRef", new XAttribute("memoryMapRef", memoryMap)))
                : Element("master"));
    }

    private static XElement Map(string logical, string physical) => Element(
        "portMap", Element("logicalPort", Element("name", logical)), Element("physicalPort", Element("name", physical)));

    private static XElement Reference(string element, string name, string version) => Element(
        element,
        new XAttribute("vendor", Vendor), new XAttribute("library", Library), new XAttribute("name", name), new XAttribute("version", version));
}
