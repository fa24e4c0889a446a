using System.Xml.Linq;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using static Hdl.Core.HandOff.IpXact;

namespace Hdl.Core.HandOff;

/// <summary>
/// The IP-XACT component of a design, IEEE 1685-2014: bus interfaces, registers, ports, files and the parameters it was
/// generated from. The order of elements is the schema's.
/// </summary>
internal static class IpXactComponent
{
    private const string MemoryMap = "registers";
    private const string Rtl = "rtl";
    private const string Simulation = "simulation";
    private const string Bench = "bench";

    /// <summary>Its text.</summary>
    public static string Text(Design design, Provenance provenance)
    {
        XElement component = Element(
            "component",
            new XAttribute(XNamespace.Xmlns + "ipxact", Namespace.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            new XAttribute(
                XName.Get("schemaLocation", "http://www.w3.org/2001/XMLSchema-instance"),
                $"{Namespace.NamespaceName} {Namespace.NamespaceName}/index.xsd"),
            Element("vendor", "hdl"),
            Element("library", "rtl"),
            Element("name", design.Top.Name),
            Element("version", "1.0.0"),
            Optional("busInterfaces", IpXactBuses.Of(design.Top, design.Registers is null ? null : MemoryMap)),
            design.Registers is { } registers ? Element("memoryMaps", IpXactRegisters.Of(MemoryMap, registers)) : null,
            Model(design),
            FileSets(design),
            Element(
                "description",
                $"{provenance.Target}, preset {provenance.Preset.Name}. Regenerate with: {provenance.Command}"),
            Element("parameters", Parameters(provenance.Parameters)));
        return IpXactText.Of(component);
    }

    private static XElement Model(Design design) =>
        Element(
            "model",
            Element(
                "views",
                Element(
                    "view", Element("name", Rtl), Element("envIdentifier", "verilogSource::"),
                    Element("componentInstantiationRef", Rtl))),
            Element(
                "instantiations",
                Element(
                    "componentInstantiation", Element("name", Rtl), Element("language", "verilog"),
                    Element("moduleName", design.Top.Name), Element("fileSetRef", Element("localName", Rtl)))),
            Element(
                "ports",
                design.Top.Ports.Select(port =>
                    Element(
                        "port",
                        Element("name", port.Name),
                        Element(
                            "wire",
                            Element("direction", port.Direction == PortDirection.Input ? "in" : "out"),
                            port.Width == 1
                                ? null
                                : Element(
                                    "vectors",
                                        Element("vector", Element("left", port.Width - 1), Element("right", 0))))))));

    private static XElement FileSets(Design design)
    {
        string[] models = [.. design.MacroModels.Select(file => file.Name)];
        string top = design.Top.Name;
        List<XElement?> sets =
        [
            FileSet(
                Rtl,
                [
                    .. Files(design, DesignFileKind.Verilog).Except(models).Select(Verilog),
                    .. Files(design, DesignFileKind.Memory).Select(Memory),
                ]),
            FileSet(Simulation, models.Select(Verilog)),
            FileSet(
                Bench,
                [
                    .. Files(design, DesignFileKind.TestBench).Select(Verilog),
                    .. Files(design, DesignFileKind.TestVectors).Select(Memory),
                ]),
            FileSet("constraints", [File($"{top}.sdc", "SDC")]),
            FileSet("constraints_asic", [File($"{top}_asic.sdc", "SDC")]),
            design.Registers is null
                ? null
                : FileSet("software", [File($"{top}_registers.h", "cSource", isInclude: true)]),
        ];
        return Element("fileSets", sets);
    }

    private static IEnumerable<string> Files(Design design, DesignFileKind kind) =>
        design.OfKind(kind).Select(file => file.Name);

    private static XElement? FileSet(string name, IEnumerable<XElement> files)
    {
        XElement[] all = [.. files];
        return all.Length == 0 ? null : Element("fileSet", Element("name", name), all);
    }

    private static XElement Verilog(string name) => File(name, "verilogSource");

    private static XElement Memory(string name)
    {
        XElement file = File(name, "user");
        file.Element(Namespace + "fileType")!.Add(new XAttribute("user", "readmemh"));
        return file;
    }

    private static XElement File(string name, string type, bool isInclude = false) => Element(
        "file", Element("name", name), Element("fileType", type), isInclude ? Element("isIncludeFile", "true") : null);

    private static IEnumerable<XElement> Parameters(HdlParameters parameters) =>
        ParameterSchema.Of(parameters.GetType()).Parameters.Select(parameter => Element(
            "parameter",
            new XAttribute("parameterId", parameter.Key.Replace('-', '_')),
            new XAttribute("type", "string"),
            Element("name", parameter.Key),
            parameter.Description.Length > 0 ? Element("description", parameter.Description) : null,
            // An expression of the standard, in which a text is a string.
            Element("value", EmittedText.Expression(parameter.TextIn(parameters)))));
}
