using System.Xml.Linq;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>
/// The IP-XACT component. The schema is in no package that this project builds from, so its order of elements, IEEE
/// 1685-2014, stands here; names that are referred to must exist.
/// </summary>
public sealed class IpXactTests
{
    private static readonly XNamespace Ns = "http://www.accellera.org/XMLSchema/IPXACT/1685-2014";

    private static readonly Dictionary<string, string> Order = new()
    {
        ["component"] = "vendor library name version busInterfaces memoryMaps model fileSets description parameters",
        ["busInterfaces"] = "busInterface*",
        ["busInterface"] = "name description busType abstractionTypes slave master",
        ["abstractionTypes"] = "abstractionType",
        ["abstractionType"] = "abstractionRef portMaps",
        ["portMaps"] = "portMap*",
        ["portMap"] = "logicalPort physicalPort",
        ["logicalPort"] = "name",
        ["physicalPort"] = "name",
        ["slave"] = "memoryMapRef",
        ["memoryMaps"] = "memoryMap*",
        ["memoryMap"] = "name addressBlock addressUnitBits",
        ["addressBlock"] = "name baseAddress range width usage access register*",
        ["register"] = "name description dim addressOffset size volatile access field*",
        ["field"] = "name description bitOffset resets bitWidth access modifiedWriteValue",
        ["resets"] = "reset",
        ["reset"] = "value",
        ["model"] = "views instantiations ports",
        ["views"] = "view*",
        ["view"] = "name envIdentifier componentInstantiationRef",
        ["instantiations"] = "componentInstantiation*",
        ["componentInstantiation"] = "name language moduleName fileSetRef",
        ["fileSetRef"] = "localName",
        ["ports"] = "port*",
        ["port"] = "name wire",
        ["wire"] = "direction vectors",
        ["vectors"] = "vector",
        ["vector"] = "left right",
        ["fileSets"] = "fileSet*",
        ["fileSet"] = "name file*",
        ["file"] = "name fileType isIncludeFile",
        ["parameters"] = "parameter*",
        ["parameter"] = "name description value",
    };

    public static TheoryData<string> Targets => TestBenchTests.Targets;

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_component_has_its_elements_in_the_order_of_the_schema_and_refers_to_what_exists(string target)
    {
        using var folder = new HandOffFolder(target);
        XElement component = XDocument.Parse(folder.Read($"{folder.Top}.xml")).Root!;

        Assert.All(component.DescendantsAndSelf(), AssertOrder);
        string[] ports = [.. component.Descendants(Ns + "port").Select(port => port.Element(Ns + "name")!.Value)];
        Assert.Equal(folder.Design.Top.Ports.Select(port => port.Name), ports);
        Assert.Subset(ports.ToHashSet(), component.Descendants(Ns + "physicalPort").Select(port => port.Element(Ns + "name")!.Value).ToHashSet());
        Assert.All(component.Descendants(Ns + "file"), file => Assert.True(
            File.Exists(Path.Combine(folder.Path, file.Element(Ns + "name")!.Value)), file.ToString()));
        Assert.All(component.Descendants(Ns + "memoryMapRef"), reference => Assert.Contains(
            component.Descendants(Ns + "memoryMap"), map => map.Element(Ns + "name")!.Value == reference.Attribute("memoryMapRef")!.Value));
    }

    [Fact]
    public void The_buses_of_twsnn_are_mapped_and_its_registers_described()
    {
        using var folder = new HandOffFolder("twsnn", "small");
        XElement component = XDocument.Parse(folder.Read("twsnn.xml")).Root!;

        Assert.Equal(
            ["s_axil AXI4-Lite slave 21", "s_axis_pixel AXI4Stream slave 6", "m_axis_result AXI4Stream master 6"],
            component.Descendants(Ns + "busInterface").Select(bus =>
                $"{bus.Element(Ns + "name")!.Value} {bus.Element(Ns + "busType")!.Attribute("name")!.Value} "
                + $"{bus.Elements().Last().Name.LocalName} {bus.Descendants(Ns + "portMap").Count()}"));
        XElement status = component.Descendants(Ns + "register").Single(register => register.Element(Ns + "name")!.Value == "STATUS");
        Assert.Equal("'h008", status.Element(Ns + "addressOffset")!.Value);
        Assert.Equal(["busy read-only ", "short_image read-write oneToClear"], status.Elements(Ns + "field").Take(2).Select(field =>
            $"{field.Element(Ns + "name")!.Value} {field.Element(Ns + "access")!.Value} {field.Element(Ns + "modifiedWriteValue")?.Value}"));
    }

    private static void AssertOrder(XElement element)
    {
        if (!element.HasElements)
        {
            return;
        }

        string[] order = Order[element.Name.LocalName].Split(' ');
        int last = -1;
        foreach (string child in element.Elements().Select(child => child.Name.LocalName))
        {
            int at = Array.FindIndex(order, name => name.TrimEnd('*') == child);
            bool repeats = at >= 0 && order[at].EndsWith('*');
            Assert.True(at > last || (at == last && repeats), $"{child} in {element.Name.LocalName}");
            last = at;
        }
    }
}
