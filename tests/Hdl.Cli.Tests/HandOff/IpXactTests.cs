using System.Xml.Linq;
using Hdl.Testing.HandOff;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>
/// The IP-XACT component. The schema is in no package that this project builds from, so what it says of the elements
/// used here stands in <see cref="IpXactModel"/>.
/// </summary>
public sealed class IpXactTests
{
    private static readonly XNamespace Ns = "http://www.accellera.org/XMLSchema/IPXACT/1685-2014";

    public static TheoryData<string> Targets => TestBenchTests.Targets;

    public static TheoryData<string, string, string> Selections => ScriptTests.Styles;

    [Theory]
    [MemberData(nameof(Selections))]
    public void The_component_of_every_style_is_as_the_standard_has_it(string target, string preset, string set)
    {
        var emitted = new EmittedTexts(target, preset, set);
        string component = emitted[".xml"];

        Assert.Empty(IpXactCheck.Problems(component));
        Assert.Subset(emitted.Names, Descendants(component, "file").Select(Name).ToHashSet());
        Assert.Equal(emitted.Design.Top.Ports.Select(port => port.Name), Descendants(component, "port").Select(Name));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_files_of_the_component_are_in_the_folder(string target)
    {
        using var folder = new HandOffFolder(target);
        string component = folder.Read($"{folder.Top}.xml");

        Assert.Empty(IpXactCheck.Problems(component));
        Assert.All(
            Descendants(component, "file").Select(Name),
            file => Assert.True(File.Exists(Path.Combine(folder.Path, file)), file));
    }

    // One fault each, and the words in which it is refused.
    [Theory]
    [InlineData("<ipxact:version>1.0.0</ipxact:version>", "", "component: vendor library name busInterfaces")]
    [InlineData("<ipxact:vendor>hdl</ipxact:vendor>", "<ipxact:vendor>1 hdl</ipxact:vendor>", "vendor: '1 hdl'")]
    [InlineData("<ipxact:vendor>hdl</ipxact:vendor>", "<vendor>hdl</vendor>", "vendor: namespace")]
    [InlineData(
        "<ipxact:library>rtl</ipxact:library>",
        "<ipxact:library>rtl</ipxact:library><ipxact:library>rtl</ipxact:library>", "library library")]
    [InlineData("<ipxact:description>twsnn,", "<ipxact:note/><ipxact:description>twsnn,", "note: not described")]
    [InlineData(
        "<ipxact:usage>register</ipxact:usage>", "<ipxact:usage>registers</ipxact:usage>", "usage: 'registers'")]
    [InlineData("<ipxact:width>32</ipxact:width>", "", "addressBlock: name baseAddress range usage")]
    [InlineData(
        "<ipxact:addressUnitBits>8</ipxact:addressUnitBits>", "<ipxact:addressUnitBits>0</ipxact:addressUnitBits>",
        "addressUnitBits: '0'")]
    [InlineData(
        "<ipxact:access>read-only</ipxact:access>", "<ipxact:access>readonly</ipxact:access>", "access: 'readonly'")]
    [InlineData("<ipxact:fileType>SDC</ipxact:fileType>", "<ipxact:fileType>sdc</ipxact:fileType>", "fileType: 'sdc'")]
    [InlineData("<ipxact:fileType>SDC</ipxact:fileType>", "", "file: name")]
    [InlineData(
        "<ipxact:direction>in</ipxact:direction>", "<ipxact:direction>input</ipxact:direction>", "direction: 'input'")]
    [InlineData(
        "<ipxact:left>31</ipxact:left><ipxact:right>0</ipxact:right>",
        "<ipxact:right>0</ipxact:right><ipxact:left>31</ipxact:left>", "vector: right left")]
    [InlineData("verilogSource::", "verilogSource", "envIdentifier: 'verilogSource'")]
    [InlineData("vendor=\"amba.com\" ", "", "busType: no vendor")]
    [InlineData("type=\"string\"", "type=\"text\"", "parameter: type=\"text\"")]
    [InlineData("parameterId=\"lanes\"", "id=\"lanes\"", "parameter: id=\"lanes\"")]
    [InlineData("parameterId=\"lanes\"", "parameterId=\"module\"", "component: .//parameter module twice")]
    [InlineData(
        "<ipxact:name>STATUS</ipxact:name>", "<ipxact:name>ID</ipxact:name>", "addressBlock: register ID twice")]
    [InlineData(
        "<ipxact:name>short_image</ipxact:name>", "<ipxact:name>busy</ipxact:name>", "register: field busy twice")]
    [InlineData("memoryMapRef=\"registers\"", "memoryMapRef=\"others\"", "no others")]
    [InlineData("<ipxact:localName>rtl</ipxact:localName>", "<ipxact:localName>source</ipxact:localName>", "no source")]
    [InlineData("<ipxact:physicalPort><ipxact:name>clk_i<", "<ipxact:physicalPort><ipxact:name>clock_i<", "no clock_i")]
    [InlineData(
        "Ref>rtl</ipxact:componentInstantiationRef>", "Ref>gates</ipxact:componentInstantiationRef>", "no gates")]
    [InlineData("name=\"AXI4-Lite_rtl\"", "name=\"AXI4Lite_rtl\"", "s_axil: amba.com:AMBA4:AXI4Lite_rtl:r0p0_0")]
    [InlineData("<ipxact:name>AWADDR</ipxact:name>", "<ipxact:name>AWADR</ipxact:name>", "s_axil: AWADDR 0 times")]
    [InlineData(
        "<ipxact:name>TLAST</ipxact:name>", "<ipxact:name>TEND</ipxact:name>", "s_axis_pixel: TEND is no port of it")]
    [InlineData(
        "<ipxact:name>TLAST</ipxact:name>", "<ipxact:name>TREADY</ipxact:name>", "s_axis_pixel: TREADY 2 times")]
    [InlineData("<ipxact:slave/>", "<ipxact:master/>", "s_axis_pixel: TVALID as s_axis_pixel_tvalid")]
    [InlineData("<ipxact:slave/>", "", "busInterface: name busType abstractionTypes")]
    [InlineData("&apos;h008", "&apos;h002", "STATUS: address")]
    [InlineData("<ipxact:range>4096</ipxact:range>", "<ipxact:range>8</ipxact:range>", "STATUS: address")]
    [InlineData(
        "<ipxact:bitOffset>8</ipxact:bitOffset>", "<ipxact:bitOffset>0</ipxact:bitOffset>", "STATUS.short_image: bits")]
    [InlineData(
        "<ipxact:value>&apos;h54575331</ipxact:value>", "<ipxact:value>&apos;h154575331</ipxact:value>",
        "ID.value: bits")]
    public void What_the_standard_does_not_allow_is_refused(string good, string bad, string problem)
    {
        string component = new EmittedTexts("twsnn", "small")[".xml"];
        int at = component.IndexOf(good, StringComparison.Ordinal);

        Assert.True(at >= 0, good);
        Assert.Contains(
            IpXactCheck.Problems(component[..at] + bad + component[(at + good.Length)..]),
            found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void The_buses_of_twsnn_are_mapped_and_its_registers_described()
    {
        string component = new EmittedTexts("twsnn", "small")[".xml"];

        Assert.Equal(
            ["s_axil AXI4-Lite slave 21", "s_axis_pixel AXI4Stream slave 6", "m_axis_result AXI4Stream master 6"],
            Descendants(component, "busInterface").Select(bus =>
                $"{Name(bus)} {bus.Element(Ns + "busType")!.Attribute("name")!.Value} "
                + $"{bus.Elements().Last().Name.LocalName} {bus.Descendants(Ns + "portMap").Count()}"));
        XElement status = Descendants(component, "register").Single(register => Name(register) == "STATUS");
        Assert.Equal("'h008", status.Element(Ns + "addressOffset")!.Value);
        Assert.Equal(
            ["busy read-only ", "short_image read-write oneToClear"],
            status
                .Elements(Ns + "field")
                .Take(2)
                .Select(field =>
                    $"{Name(field)} {field.Element(Ns + "access")!.Value} "
                    + $"{field.Element(Ns + "modifiedWriteValue")?.Value}"));
    }

    // Hardware takes back the bit that asks for a cleared state, so a register test must not expect to read it.
    [Fact]
    public void A_register_that_hardware_changes_is_volatile() => Assert.Equal(
        ["ID ", "THETA ", "STATUS true", "CONTROL true", "VERSION ", "SHAPE ", "FORMAT "],
        Descendants(new EmittedTexts("delta_encoder", "default")[".xml"], "register")
            .Select(register => $"{Name(register)} {register.Element(Ns + "volatile")?.Value}"));

    private static IEnumerable<XElement> Descendants(string component, string name) =>
        XDocument.Parse(component).Descendants(Ns + name);

    private static string Name(XElement element) => element.Element(Ns + "name")!.Value;
}
