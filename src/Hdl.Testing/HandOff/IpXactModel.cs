namespace Hdl.Testing.HandOff;

/// <summary>
/// What IEEE 1685-2014 says of the elements that the components here consist of, as data. An element or attribute that
/// a component begins to use has to be entered first.
/// </summary>
internal static class IpXactModel
{
    public const string FileTypes =
        "unknown|cSource|cppSource|asmSource|vhdlSource|vhdlSource-87|vhdlSource-93|verilogSource|"
        + "verilogSource-95|verilogSource-2001|"
        + "swObject|swObjectLibrary|vhdlBinaryLibrary|verilogBinaryLibrary|unelaboratedHdl|executableHdl|"
        + "systemVerilogSource|"
        + "systemVerilogSource-3.0|systemVerilogSource-3.1|systemVerilogSource-3.1a|systemCSource|systemCSource-2.0|"
        + "systemCSource-2.0.1|"
        + "systemCSource-2.1|systemCSource-2.2|veraSource|eSource|perlSource|"
        + "tclSource|OVASource|SVASource|pslSource|SDC|"
        + "vhdlAmsSource|"
        + "verilogAmsSource|systemCAmsSource|libertySource|user";

    private const string Named = "name displayName? description? ";
    private const string Definition = "configurableElementValues?";
    private const string Access = "read-only|write-only|read-write|writeOnce|read-writeOnce";
    private const string Boolean = "true|false|0|1";
    private const string Name = @"[\p{L}_:][\p{L}\p{N}.:_-]*";
    private const string Token = @"[\p{L}\p{N}.:_-]+";
    private const string Any = ".*";

    // Of the expressions that the standard allows, the forms that are used here.
    private const string Number = "[0-9]+|'h[0-9A-F]+";
    private const string Positive = "[1-9][0-9]*";
    private const string Quoted = "\"[^\"]*\"";

    /// <summary>Children of the elements that have any, or attributes only: order, choices and how many.</summary>
    public static readonly Dictionary<string, string> Children = new()
    {
        ["component"] =
            "vendor library name version busInterfaces? indirectInterfaces? channels? remapStates? addressSpaces? "
            + "memoryMaps? model? "
            + "componentGenerators? choices? fileSets? whiteboxElements? cpus? otherClockDrivers? resetTypes? "
            + "description? parameters? "
            + "assertions? vendorExtensions?",
        ["busInterfaces"] = "busInterface+",
        ["busInterface"] = Named + "isPresent? busType abstractionTypes? "
            + "(master|slave|system|mirroredMaster|mirroredSlave|mirroredSystem|monitor) "
            + "connectionRequired? bitsInLau? bitSteering? endianness? parameters? vendorExtensions?",
        ["busType"] = Definition,
        ["abstractionTypes"] = "abstractionType+",
        ["abstractionType"] = "viewRef* abstractionRef portMaps?",
        ["abstractionRef"] = Definition,
        ["portMaps"] = "portMap+",
        ["portMap"] = "isPresent? logicalPort (physicalPort|logicalTieOff) isInformative?",
        ["logicalPort"] = "name range?",
        ["physicalPort"] = "name partSelect?",
        ["master"] = "addressSpaceRef?",
        ["slave"] = "(memoryMapRef|transparentBridge+)? fileSetRefGroup*",
        ["memoryMapRef"] = "",
        ["memoryMaps"] = "memoryMap+",
        ["memoryMap"] =
            Named
            + "isPresent? (addressBlock|bank|subspaceMap)* memoryRemap* addressUnitBits? shared? vendorExtensions?",
        ["addressBlock"] =
            Named
            + "accessHandles? isPresent? baseAddress typeIdentifier? range width usage? volatile? access? parameters? "
            + "(register|registerFile)* vendorExtensions?",
        ["register"] =
            Named
            + "accessHandles? isPresent? dim* addressOffset typeIdentifier? size volatile? access? field+ "
            + "alternateRegisters? parameters? vendorExtensions?",
        ["field"] =
            Named
            + "accessHandles? isPresent? bitOffset resets? typeIdentifier? bitWidth volatile? access? "
            + "enumeratedValues? "
            + "modifiedWriteValue? writeValueConstraint? readAction? testable? reserved? parameters? vendorExtensions?",
        ["resets"] = "reset+",
        ["reset"] = "value mask?",
        ["model"] = "views? instantiations? ports?",
        ["views"] = "view+",
        ["view"] =
            Named
            + "isPresent? envIdentifier* componentInstantiationRef? designInstantiationRef? "
            + "designConfigurationInstantiationRef?",
        ["instantiations"] = "(componentInstantiation|designInstantiation|designConfigurationInstantiation)+",
        ["componentInstantiation"] =
            Named
            + "isVirtual? language? libraryName? packageName? moduleName? architectureName? configurationName? "
            + "moduleParameters? defaultFileBuilder* fileSetRef* constraintSetRef* whiteboxElementRefs? parameters? "
            + "vendorExtensions?",
        ["fileSetRef"] = "localName isPresent?",
        ["ports"] = "port+",
        ["port"] = Named + "isPresent? (wire|transactional) arrays? access? vendorExtensions?",
        ["wire"] = "direction vectors? wireTypeDefs? drivers? constraintSets?",
        ["vectors"] = "vector+",
        ["vector"] = "left right",
        ["fileSets"] = "fileSet+",
        ["fileSet"] = Named + "group* file* defaultFileBuilder* dependency* function* vendorExtensions?",
        ["file"] =
            "name isPresent? fileType+ isStructural? isIncludeFile? logicalName? exportedName* buildCommand? "
            + "dependency* define* "
            + "imageType* description? vendorExtensions?",
        ["parameters"] = "parameter+",
        ["parameter"] = Named + "vectors? arrays? value vendorExtensions?",
    };

    /// <summary>Text of the elements that have no children; <c>parent/child</c> goes before <c>child</c>.</summary>
    public static readonly Dictionary<string, string> Text = new()
    {
        ["vendor"] = Name,
        ["library"] = Name,
        ["version"] = Token,
        ["name"] = Name,
        ["component/name"] = Token,
        ["view/name"] = Token,
        ["componentInstantiation/name"] = Token,
        ["file/name"] = ".+",
        ["parameter/name"] = Any,
        ["description"] = Any,
        ["baseAddress"] = Number,
        ["range"] = Positive,
        ["width"] = Number,
        ["usage"] = "memory|register|reserved",
        ["access"] = Access,
        ["addressUnitBits"] = Positive,
        ["dim"] = Positive,
        ["addressOffset"] = Number,
        ["size"] = Positive,
        ["volatile"] = Boolean,
        ["bitOffset"] = Number,
        ["bitWidth"] = Positive,
        ["modifiedWriteValue"] = "oneToClear|oneToSet|oneToToggle|zeroToClear|zeroToSet|zeroToToggle|clear|set|modify",
        ["reset/value"] = Number,
        ["envIdentifier"] = @"[a-zA-Z0-9_+*.]*:[a-zA-Z0-9_+*.]*:[a-zA-Z0-9_+*.]*",
        ["componentInstantiationRef"] = Token,
        ["language"] = Any,
        ["moduleName"] = Any,
        ["localName"] = Name,
        ["direction"] = "in|out|inout|phantom",
        ["left"] = Number,
        ["right"] = Number,
        ["fileType"] = FileTypes,
        ["isIncludeFile"] = Boolean,
        ["parameter/value"] = Quoted,
    };

    /// <summary>Attributes: element, name, text, and whether they have to be there.</summary>
    public static readonly (string Element, string Name, string Text, bool IsRequired)[] Attributes =
    [
        .. new[] { "busType", "abstractionRef" }.SelectMany(element =>
            new[]
            {
                (element, "vendor", Name, true),
                (element, "library", Name, true),
                (element, "name", Token, true),
                (element, "version", Token, true),
            }),
        ("memoryMapRef", "memoryMapRef", Name, true),
        ("fileType", "user", Any, false),
        ("parameter", "parameterId", Name, false),
        ("parameter", "type", "bit|byte|shortint|int|longint|shortreal|real|string", false),
    ];

    /// <summary>What has to be unique: within each of the first, the last of all of the second.</summary>
    public static readonly (string Scope, string Of, string By)[] Keys =
    [
        ("component", "busInterfaces/busInterface", "name"),
        ("component", "memoryMaps/memoryMap", "name"),
        ("component", "model/views/view", "name"),
        ("component", "model/ports/port", "name"),
        ("component", "fileSets/fileSet", "name"),
        ("component", ".//parameter", "@parameterId"),
        ("model", "instantiations/*", "name"),
        ("memoryMap", "addressBlock", "name"),
        ("addressBlock", "register", "name"),
        ("register", "field", "name"),
    ];

    /// <summary>What refers to what: each of the first is the text of one of the second.</summary>
    public static readonly (string From, string To)[] References =
    [
        (".//memoryMapRef/@memoryMapRef", "memoryMaps/memoryMap/name"),
        (".//fileSetRef/localName", "fileSets/fileSet/name"),
        (".//physicalPort/name", "model/ports/port/name"),
        (".//componentInstantiationRef", "model/instantiations/componentInstantiation/name"),
    ];

    private const string Axi4Writes =
        "AWID>* AWADDR>*ms AWREGION>4 AWLEN>8 AWSIZE>3 AWBURST>2 AWLOCK>1 AWCACHE>4 AWPROT>3m AWQOS>4 AWVALID>1ms "
        + "AWREADY<1ms WDATA>*ms WSTRB>* WLAST>1m WVALID>1ms WREADY<1ms BID<* BRESP<2 BVALID<1ms BREADY>1ms";

    private const string Axi4Reads =
        "ARID>* ARADDR>*ms ARREGION>4 ARLEN>8 ARSIZE>3 ARBURST>2 ARLOCK>1 ARCACHE>4 ARPROT>3m ARQOS>4 ARVALID>1ms "
        + "ARREADY<1ms RID<* RDATA<*ms RRESP<2 RLAST<1s RVALID<1ms RREADY>1ms";

    /// <summary>
    /// The ports of Arm's bus definitions, <c>vendor:library:name:version</c> of the abstraction, as far as used here:
    /// what a master drives (<c>&gt;</c>), takes (<c>&lt;</c>) or has from outside (<c>=</c>), how wide, and who must
    /// have it.
    /// </summary>
    public static readonly Dictionary<string, string> Buses = new()
    {
        ["amba.com:AMBA4:AXI4_rtl:r0p0_0"] = $"ACLK=1 ARESETn=1 {Axi4Writes} {Axi4Reads}",
        ["amba.com:AMBA4:AXI4_RO_rtl:r0p0_0"] = $"ACLK=1 ARESETn=1 {Axi4Reads}",
        ["amba.com:AMBA4:AXI4_WO_rtl:r0p0_0"] = $"ACLK=1 ARESETn=1 {Axi4Writes}",
        ["amba.com:AMBA4:AXI4-Lite_rtl:r0p0_0"] =
            "ACLK=1 ARESETn=1 AWADDR>*ms AWPROT>3m AWVALID>1ms AWREADY<1ms WDATA>*ms WSTRB>*s WVALID>1ms "
            + "WREADY<1ms BRESP<2 BVALID<1ms BREADY>1ms ARADDR>*ms ARPROT>3m ARVALID>1ms ARREADY<1ms RDATA<*ms "
            + "RRESP<2 RVALID<1ms RREADY>1ms",
        ["amba.com:AMBA4:AXI4Stream_rtl:r0p0_1"] =
            "ACLK=1 ARESETn=1 TVALID>1ms TREADY<1 TDATA>* TSTRB>* TKEEP>* TLAST>1 TID>* TDEST>* TUSER>*",
    };
}
