using System.Globalization;
using Hdl.Core.Registers;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.TwSnn;

/// <summary>One readable and writable register of <c>twsnn</c>, as the register module's template needs it.</summary>
/// <param name="Name">Name without suffix; also that of the output port.</param>
/// <param name="Address">Byte address.</param>
/// <param name="Width">Bits, 1..32.</param>
/// <param name="IsSigned">Whether values are two's complement, sign-extended when read.</param>
/// <param name="Reset">Value after reset.</param>
/// <param name="Comment">What it is, for the register map in the file's head.</param>
internal sealed record RegisterField(string Name, int Address, int Width, bool IsSigned, long Reset, string Comment)
{
    /// <summary>A condition on the value written that replaces "it fits in the width"; null for that.</summary>
    public string? Fits { get; init; }

    /// <summary>Its description for everyone but the template.</summary>
    public Register Register => new(Name, Address, Comment) { Width = Width, IsSigned = IsSigned, Resets = [Reset] };

    /// <summary>The view model of one field.</summary>
    public ViewModel View()
    {
        string address = Literal.Hex(Address, 12);
        string high = string.Create(CultureInfo.InvariantCulture, $"[31:{Width}]");
        int rest = 32 - Width;
        string fits = this switch
        {
            { Fits: { } condition } => condition,
            { Width: 32 } => "1'b1",
            { IsSigned: true } => string.Create(
                CultureInfo.InvariantCulture, $"write_data{high} == {{{rest}{{write_data[{Width - 1}]}}}}"),
            _ => $"write_data{high} == {Literal.Decimal(0, rest)}",
        };
        string sign = IsSigned
            ? string.Create(CultureInfo.InvariantCulture, $"{{{rest}{{{Name}_q[{Width - 1}]}}}}")
            : Literal.Decimal(0, Math.Max(1, rest));
        return new ViewModel
        {
            ["name"] = Name,
            ["address"] = address,
            ["fits"] = fits,
            ["slice"] = Width == 1 ? "[0]" : string.Create(CultureInfo.InvariantCulture, $"[{Width - 1}:0]"),
            ["reset"] = IsSigned ? Literal.SignedDecimal(Reset, Width) : Literal.Decimal(Reset, Width),
            ["read"] = rest == 0 ? $"{Name}_q" : $"{{{sign}, {Name}_q}}",
        };
    }
}
