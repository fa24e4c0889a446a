using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>
/// A register map as drivers see it: which accesses are allowed, which registers are halves of one number, which bits
/// are errors. Names are checked here: they become identifiers of C and Python.
/// </summary>
internal sealed class DriverModel
{
    /// <summary>What drivers of a design need to know.</summary>
    /// <param name="design">The design.</param>
    /// <param name="map">Its registers.</param>
    /// <exception cref="InvalidOperationException">A name is none in C or Python, or stands for two things; a routine
    /// names what is not there.</exception>
    public DriverModel(Design design, RegisterMap map)
    {
        Top = design.Top.Name;
        Map = map;
        Streams = DriverRoutines.StreamsOf(design, map);
        Wide =
        [
            .. map.Registers
                .Select(low => (Low: low, High: map.Registers.FirstOrDefault(high => IsHigh(low, high))))
                .Where(pair => pair.High is not null)
                .Select(pair => new WideRegister(BaseOf(pair.Low), pair.Low, pair.High!)),
        ];
        Status = map.Registers.FirstOrDefault(register => register.Name == "status");
        Errors = Status is null
            ? []
            : [.. Status.Bits.Where(bits => Access(Status, bits) == RegisterAccess.OneToClear)];
        Routines = DriverRoutines.Of(design, map);
        DriverNames.Check(this);
        RoutineCheck.Check(this);
    }

    /// <summary>The top module, prefix of everything in C.</summary>
    public string Top { get; }

    /// <summary>Prefix of macros and constants.</summary>
    public string Prefix => Top.ToUpperInvariant();

    /// <summary>The registers.</summary>
    public RegisterMap Map { get; }

    /// <summary>Streams that are none of the registers' port.</summary>
    public IReadOnlyList<StreamPort> Streams { get; }

    /// <summary>The target's routines, and those that every stream has.</summary>
    public IReadOnlyList<Routine> Routines { get; }

    /// <summary>Numbers of 64 bits in two registers.</summary>
    public IReadOnlyList<WideRegister> Wide { get; }

    /// <summary>STATUS; null where there is none.</summary>
    public Register? Status { get; }

    /// <summary>Bits of STATUS that are errors: those that a 1 clears.</summary>
    public IReadOnlyList<RegisterBits> Errors { get; }

    /// <summary>Registers that always read as the same: by them a driver knows its device.</summary>
    public IEnumerable<Register> Constants => Map.Registers.Where(register => register.IsConstant);

    /// <summary>Whether software may read it.</summary>
    public static bool IsRead(Register register) => register.Access != RegisterAccess.WriteOnly;

    /// <summary>Whether software may write it, other than to clear bits.</summary>
    public static bool IsWritten(Register register) =>
        register.Access is RegisterAccess.ReadWrite or RegisterAccess.WriteOnly;

    /// <summary>What may be done with some bits.</summary>
    public static RegisterAccess Access(Register register, RegisterBits bits) => bits.Access ?? register.Access;

    /// <summary>The bits at their place.</summary>
    public static uint Mask(RegisterBits bits) => (uint)(((1UL << bits.Width) - 1) << bits.Low);

    /// <summary>
    /// Bits that a write may have set: those of the fields where there are any, else the width's.
    /// </summary>
    public static uint Writable(Register register) =>
        register.Bits.Count > 0
            ? register.Bits.Aggregate(0u, (mask, bits) => mask | Mask(bits))
            : (uint)((1UL << register.Width) - 1);

    /// <summary>The register of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Register Register(string name) =>
        Map.Registers.FirstOrDefault(register => register.Name == name)
        ?? throw new InvalidOperationException($"{Top} has no register '{name}'.");

    private static bool IsHigh(Register low, Register high) =>
        high.Address == low.Address + 4
        && IsRead(low)
        && IsRead(high)
        && high.Name == $"{BaseOf(low)}_high";

    private static string BaseOf(Register low) =>
        low.Name.EndsWith("_low", StringComparison.Ordinal) ? low.Name[..^4] : low.Name;
}

/// <summary>A number of 64 bits in two registers.</summary>
/// <param name="Name">Its name, without <c>_low</c>.</param>
/// <param name="Low">Bits 31:0.</param>
/// <param name="High">The bits above.</param>
internal sealed record WideRegister(string Name, Register Low, Register High);
