using Hdl.Core.Registers;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.TwSnn;

/// <summary>Which values a register takes.</summary>
internal enum RegisterRule
{
    /// <summary>Those that fit in its width.</summary>
    Width,

    /// <summary>1 to the most time steps.</summary>
    Steps,

    /// <summary>Those of 16 bits but 0.</summary>
    Seed,
}

/// <summary>One readable and writable register of <c>twsnn</c>, as the register module's template needs it.</summary>
/// <param name="Name">Name without suffix; also that of the output port.</param>
/// <param name="Address">Byte address.</param>
/// <param name="Width">Bits, 1..32.</param>
/// <param name="IsSigned">Whether values are two's complement, sign-extended when read.</param>
/// <param name="Reset">Value after reset.</param>
/// <param name="Comment">What it is, for the register map in the file's head.</param>
internal sealed record RegisterField(string Name, int Address, int Width, bool IsSigned, long Reset, string Comment)
{
    /// <summary>Which values it takes.</summary>
    public RegisterRule Rule { get; init; } = RegisterRule.Width;

    /// <summary>Its description for everyone but the template.</summary>
    public Register Register => new(Name, Address, Comment) { Width = Width, IsSigned = IsSigned, Resets = [Reset] };

    /// <summary>What the template sees of it.</summary>
    public ViewModel View() => new()
    {
        ["name"] = Name,
        ["net"] = $"{Name}_q",
        ["address"] = Address,
        ["width"] = Width,
        ["is_signed"] = IsSigned,
        ["reset"] = Reset,
        ["rule"] = Naming.ToSnakeCase(Rule.ToString()),
    };
}
