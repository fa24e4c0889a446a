using System.Globalization;
using System.Xml.Linq;
using Hdl.Core.Registers;
using static Hdl.Core.HandOff.IpXact;

namespace Hdl.Core.HandOff;

/// <summary>A register map as an IP-XACT memory map: one address block, a field for each group of bits.</summary>
internal static class IpXactRegisters
{
    /// <summary>The memory map.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="map">The registers.</param>
    public static XElement Of(string name, RegisterMap map) => Element(
        "memoryMap",
        Element("name", name),
        Element(
            "addressBlock",
            Element("name", name),
            Element("baseAddress", "0"),
            Element("range", 1 << map.AddressWidth),
            Element("width", 32),
            Element("usage", "register"),
            Element("access", "read-write"),
            map.Registers.Select(Register)),
        Element("addressUnitBits", 8));

    private static XElement Register(Register register) =>
        Element(
            "register",
            Element("name", register.Name.ToUpperInvariant()),
            Element("description", register.Description),
            register.Count == 1 ? null : Element("dim", register.Count),
            Element("addressOffset", $"'h{register.Address.ToString("X3", CultureInfo.InvariantCulture)}"),
            Element("size", 32),
            register.IsVolatile
            || (register.Access is RegisterAccess.ReadOnly or RegisterAccess.OneToClear && !register.IsConstant)
                ? Element("volatile", "true")
                : null,
            Element("access", Access(register.Access)),
            register.Bits.Count == 0
                ? [Field("value", 0, register.Width, "", register)]
                : register.Bits.Select(bits =>
                    Field(
                        bits.Name,
                        bits.Low,
                        bits.Width,
                        bits.Description,
                        register with
                        {
                            Access = bits.Access ?? register.Access,
                        })));

    private static XElement Field(string name, int low, int width, string description, Register register)
    {
        uint reset = (register.ResetWord() >> low) & (uint)((1UL << width) - 1);
        // Registers of a row that start with different values have no reset that the standard could express.
        bool hasReset = register.Access != RegisterAccess.WriteOnly && register.Resets.Distinct().Count() == 1;
        return Element(
            "field",
            Element("name", name),
            description.Length > 0 ? Element("description", description) : null,
            Element("bitOffset", low),
            hasReset
                ? Element(
                    "resets",
                    Element("reset", Element("value", $"'h{reset.ToString("X", CultureInfo.InvariantCulture)}")))
                : null,
            Element("bitWidth", width),
            Element("access", Access(register.Access)),
            register.Access == RegisterAccess.OneToClear ? Element("modifiedWriteValue", "oneToClear") : null);
    }

    private static string Access(RegisterAccess access) => access switch
    {
        RegisterAccess.ReadOnly => "read-only",
        RegisterAccess.WriteOnly => "write-only",
        _ => "read-write",
    };
}
