using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Core.Registers;

/// <summary>A register map as templates read it.</summary>
public static class RegisterView
{
    /// <summary>Address and word of every constant register.</summary>
    public static List<ViewModel> Constants(RegisterMap map) =>
    [
        .. map.Registers.Where(register => register.IsConstant).Select(register => new ViewModel
        {
            ["address"] = Literal.Hex(register.Address, map.AddressWidth),
            ["value"] = Literal.Hex(register.ResetWord(), 32),
        }),
    ];
}
