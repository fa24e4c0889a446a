using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Registers;

namespace Hdl.Testing.Drivers;

/// <summary>Calls of every function that drivers have for registers, with values that show each bit.</summary>
/// <param name="design">The design.</param>
/// <param name="map">Its registers.</param>
public sealed class DriverCalls(Design design, RegisterMap map)
{
    private const uint SomeBits = 0x5A5A_A5A5;

    private static readonly string[] Writing = ["write", "put", "set"];

    private string Top => design.Top.Name;

    /// <summary>All of them: what starts a device, then register by register.</summary>
    public IEnumerable<DriverCall> All() =>
        Forgetting().Concat(Starting()).Concat(map.Registers.SelectMany(Of)).Concat(Wide()).Concat(Errors())
            .SelectMany(call => design.Top.Memories.Count > 0 && Writing.Contains(call.Name.Split(' ')[0])
                ? [Idle(300), call]
                : (DriverCall[])[call]);

    // Writes of all kinds begin transfers to memory, and how many of them are under way depends on how long they take.
    private IEnumerable<DriverCall> Forgetting() => !design.Top.Memories.Any(memory => memory.Shape.Writes) ? [] :
    [
        new DriverCall("forget", "0", "show(0)", bus =>
        {
            bus.Forget();
            return 0;
        }),
    ];

    /// <summary>Time for what a write has begun, as a load from memory.</summary>
    /// <param name="cycles">How long.</param>
    internal static DriverCall Idle(int cycles) => new(
        "run", $"(hdl_board_run(board, {Text(cycles)}), 0)", $"board.run({Text(cycles)}); show(0)",
        bus =>
        {
            bus.Run();
            return 0;
        });

    private IEnumerable<DriverCall> Starting()
    {
        yield return new DriverCall(
            "init", $"{Top}_init(&device)", "device.init(); show(0)",
            bus =>
            {
                foreach (Register register in map.Registers.Where(register => register.IsConstant))
                {
                    bus.Read(register.Address);
                }

                if (ErrorMask != 0)
                {
                    bus.Write(Status!.Address, ErrorMask);
                }

                return 0;
            });
    }

    private IEnumerable<DriverCall> Errors()
    {
        if (ErrorMask == 0)
        {
            yield break;
        }

        yield return new DriverCall(
            "errors", $"{Top}_errors(&device)", null, bus => bus.Read(Status!.Address) & ErrorMask);
        yield return new DriverCall(
            "names of errors", null, "show(len(device.errors()))",
            bus => uint.PopCount(bus.Read(Status!.Address) & ErrorMask));
        yield return new DriverCall(
            "clear errors", $"({Top}_clear_errors(&device, 0xFFFFFFFFu), 0)", "device.clear_errors(); show(0)",
            bus =>
            {
                bus.Write(Status!.Address, ErrorMask);
                return 0;
            });
    }

    private Register? Status => map.Registers.FirstOrDefault(register => register.Name == "status");

    private uint ErrorMask =>
        Status?.Bits
            .Where(bits => (bits.Access ?? Status.Access) == RegisterAccess.OneToClear)
            .Aggregate(0u, (mask, bits) => mask | Mask(bits)) ?? 0;

    private IEnumerable<DriverCall> Of(Register register)
    {
        // Of a long row the first, one in the middle and the last.
        foreach (int index in new[] { 0, register.Count / 2, register.Count - 1 }.Distinct())
        {
            foreach (DriverCall call in OfOne(register, index))
            {
                yield return call;
            }
        }

        if (register.Count > 1)
        {
            string behind = Text(register.Count);
            if (IsWritten(register))
            {
                yield return new DriverCall(
                    $"{register.Name} behind its end", $"{Top}_write_{register.Name}(&device, {behind}, 1)",
                    $"attempt(lambda: registers.{register.Name}.__setitem__({behind}, 1))",
                    _ => DriverCall.OutOfRange);
            }

            yield break;
        }

        foreach (RegisterBits bits in register.Bits)
        {
            foreach (DriverCall call in OfBits(register, bits))
            {
                yield return call;
            }
        }
    }

    private IEnumerable<DriverCall> OfOne(Register register, int index)
    {
        bool row = register.Count > 1;
        int address = register.Address + (4 * index);
        string c = row ? $", {Text(index)}" : "";
        string python = $"registers.{register.Name}{(row ? $"[{Text(index)}]" : "")}";
        DriverCall read = new(
            $"read {register.Name}", $"{Top}_read_{register.Name}(&device{c})", $"show({python})",
            bus => register.IsSigned ? (int)bus.Read(address) : bus.Read(address));
        // What a counter holds after other work may depend on more than golden models know; a write clears it.
        bool counts = register.IsVolatile && register.Access == RegisterAccess.ReadWrite && register.Bits.Count == 0;
        if (register.Access != RegisterAccess.WriteOnly && !counts)
        {
            yield return read;
        }

        if (!IsWritten(register))
        {
            yield break;
        }

        foreach (long value in Values(register))
        {
            bool fits = Fits(register, value);
            yield return new DriverCall(
                string.Create(CultureInfo.InvariantCulture, $"write {value} to {register.Name}"),
                $"{Top}_write_{register.Name}(&device{c}, {C(register, value)})",
                row
                    ? $"attempt(lambda: registers.{register.Name}.__setitem__({Text(index)}, {Text(value)}))"
                    : $"attempt(lambda: setattr(registers, \"{register.Name}\", {Text(value)}))",
                bus =>
                {
                    if (!fits)
                    {
                        return DriverCall.OutOfRange;
                    }

                    bus.Write(address, unchecked((uint)value));
                    return 0;
                });
            if (fits && register.Access != RegisterAccess.WriteOnly)
            {
                yield return read;
            }
        }
    }

    private IEnumerable<DriverCall> OfBits(Register register, RegisterBits bits)
    {
        string name = $"{register.Name}_{bits.Name}";
        RegisterAccess access = bits.Access ?? register.Access;
        DriverCall get = new(
            $"get {name}", $"{Top}_get_{name}(&device)", $"show(registers.{name})",
            bus => (bus.Read(register.Address) & Mask(bits)) >> bits.Low);
        if (register.Access != RegisterAccess.WriteOnly)
        {
            yield return get;
        }

        if (access == RegisterAccess.OneToClear)
        {
            yield return new DriverCall(
                $"clear {name}", $"({Top}_clear_{name}(&device), 0)", $"registers.{name} = 1; show(0)",
                bus =>
                {
                    bus.Write(register.Address, Mask(bits));
                    return 0;
                });
        }

        if (!IsWritten(register))
        {
            yield break;
        }

        foreach (uint value in BitValues(bits))
        {
            bool fits = (value & (uint)((1UL << bits.Width) - 1)) == value;
            yield return Put(register, bits, value, fits);
            if (access != RegisterAccess.ReadWrite)
            {
                continue;
            }

            yield return new DriverCall(
                string.Create(CultureInfo.InvariantCulture, $"set {name} to {value}"),
                $"{Top}_set_{name}(&device, {Text(value)}u)",
                $"attempt(lambda: setattr(registers, \"{name}\", {Text(value)}))",
                bus =>
                {
                    if (!fits)
                    {
                        return DriverCall.OutOfRange;
                    }

                    uint word = bus.Read(register.Address);
                    bus.Write(register.Address, (word & ~Mask(bits)) | (value << bits.Low));
                    return 0;
                });
            yield return get;
        }
    }

    private DriverCall Put(Register register, RegisterBits bits, uint value, bool fits) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"put {value} in {register.Name}.{bits.Name}"),
            $"{Top}_put_{register.Name}(&device"
                + string.Concat(register.Bits.Select(other => other == bits ? $", {Text(value)}u" : ", 0")) + ")",
            $"attempt(lambda: driver.put(registers, \"{register.Name}\", {bits.Name}={Text(value)}))",
            bus =>
            {
                if (!fits)
                {
                    return DriverCall.OutOfRange;
                }

                bus.Write(register.Address, value << bits.Low);
                return 0;
            });

    private IEnumerable<DriverCall> Wide()
    {
        foreach (Register high in map.Registers.Where(
            register => register.Name.EndsWith("_high", StringComparison.Ordinal)))
        {
            string name = high.Name[..^5];
            Register low = map.Registers.Single(register => register.Address == high.Address - 4);
            DriverCall read = new(
                $"read both of {name}", $"{Top}_read64_{name}(&device)", $"show(registers.{name}_64)",
                bus =>
                {
                    uint before = bus.Read(high.Address);
                    uint word = bus.Read(low.Address);
                    uint after = bus.Read(high.Address);
                    if (before != after)
                    {
                        word = bus.Read(low.Address);
                    }

                    return (long)(((ulong)after << 32) | word);
                });
            yield return read;
            if (low.Access == RegisterAccess.ReadWrite && !low.IsVolatile)
            {
                yield return new DriverCall(
                    $"write both of {name}", $"{Top}_write64_{name}(&device, 0x112345000u)",
                    $"attempt(lambda: setattr(registers, \"{name}_64\", 0x112345000))",
                    bus =>
                    {
                        bus.Write(low.Address, 0x1234_5000);
                        bus.Write(high.Address, 1);
                        return 0;
                    });
                yield return read;
                string large = Text(1L << (high.Width + 32));
                if (high.Width < 31)
                {
                    yield return new DriverCall(
                        $"write too much to {name}", $"{Top}_write64_{name}(&device, {large}u)",
                        $"attempt(lambda: setattr(registers, \"{name}_64\", {large}))", _ => DriverCall.OutOfRange);
                }
            }
        }
    }

    private static bool IsWritten(Register register) =>
        register.Access is RegisterAccess.ReadWrite or RegisterAccess.WriteOnly;

    private static uint Mask(RegisterBits bits) => (uint)(((1UL << bits.Width) - 1) << bits.Low);

    private static uint Writable(Register register) =>
        register.Bits.Count > 0
            ? register.Bits.Aggregate(0u, (mask, bits) => mask | Mask(bits))
            : (uint)((1UL << register.Width) - 1);

    /// <summary>Whether drivers write a value to a register.</summary>
    internal static bool Fits(Register register, long value) =>
        register.IsSigned
            ? value >= -(1L << (register.Width - 1)) && value < 1L << (register.Width - 1)
            : (value & ~(long)Writable(register)) == 0;

    // Each bit alone at first, then several; one value that is too large.
    private static IEnumerable<long> Values(Register register)
    {
        uint writable = Writable(register);
        if (register.IsSigned)
        {
            long limit = 1L << (register.Width - 1);
            return [1, -2, limit - 1, -limit, SomeBits & (limit - 1), limit, -limit - 1];
        }

        IEnumerable<long> ones = Enumerable.Range(0, 32).Select(bit => 1L << bit).Where(bit => (bit & writable) != 0);
        IEnumerable<long> beside = Enumerable.Range(0, 32).Select(bit => 1L << bit).Where(bit => (bit & writable) == 0);
        return [.. ones, writable, SomeBits & writable, 0, .. beside.Take(1)];
    }

    private static IEnumerable<uint> BitValues(RegisterBits bits)
    {
        uint all = (uint)((1UL << bits.Width) - 1);
        return new[] { 1u, all, SomeBits & all, 0u }.Distinct().Concat(bits.Width < 32 ? [all + 1] : []);
    }

    private static string C(Register register, long value) => register.IsSigned ? Text(value) : $"{Text(value)}u";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
