using System.Globalization;
using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.HandOff.Drivers;
using Hdl.Core.Registers;

namespace Hdl.Testing.Drivers;

/// <summary>Calls of routines that targets declare, and what they must do, step by step.</summary>
public static class RoutineCall
{
    /// <summary>Begins a program of C that has such calls.</summary>
    public const string Preamble = """
        static unsigned char received[1 << 20];
        static size_t received_length;
        static long long digest(int outcome) {
          uint32_t sum = 2166136261u;
          size_t i;
          if (outcome) return outcome;
          for (i = 0; i < received_length; ++i) sum = (sum ^ received[i]) * 16777619u;
          return sum;
        }

        """;

    /// <summary>The same in Python.</summary>
    public const string PythonPreamble = """
        def digest(packet):
            total = 2166136261
            for byte in packet:
                total = (total ^ byte) * 16777619 & 0xFFFFFFFF
            return total

        """;

    /// <summary>A call.</summary>
    /// <param name="design">The design.</param>
    /// <param name="routine">Name of one of its routines.</param>
    /// <param name="arguments">In order, without what is received: <see cref="uint"/>, arrays of it, of bytes.</param>
    public static DriverCall Of(Design design, string routine, params IReadOnlyList<object> arguments)
    {
        RegisterMap map = design.Registers!;
        Routine found = DriverRoutines.Of(design, map).Single(entry => entry.Name == routine);
        Dictionary<string, object> given = found.Arguments
            .Where(argument => argument.Kind != ArgumentKind.Received)
            .Zip(arguments)
            .ToDictionary(pair => pair.First.Name, pair => pair.Second);
        bool receives = given.Count < found.Arguments.Count;
        string call = $"{design.Top.Name}_{routine}(&device"
            + string.Concat(found.Arguments.Select(argument => $", {C(given.GetValueOrDefault(argument.Name))}")) + ")";
        string python = $"device.{routine}({string.Join(", ", given.Values.Select(Python))})";
        return new DriverCall(
            routine,
            receives ? $"digest({call})" : call,
            receives ? $"show(digest({python}))" : $"{python}; show(0)",
            bus => Run(map, found, given, bus));
    }

    private static long Run(RegisterMap map, Routine routine, Dictionary<string, object> given, IDriverBus bus)
    {
        byte[]? received = null;
        foreach (RoutineStep step in routine.Steps)
        {
            received = Run(map, step, given, bus) ?? received;
        }

        return received is null ? 0 : Digest(received);
    }

    private static byte[]? Run(
        RegisterMap map, RoutineStep step, Dictionary<string, object> given, IDriverBus bus)
    {
        Register Register(string name) => map.Registers.Single(register => register.Name == name);

        switch (step)
        {
            case WriteStep write:
                Register register = Register(write.Register);
                bus.Write(register.Address, write.Values.Aggregate(0u, (word, value) =>
                    word | ((value.Argument is { } name ? (uint)given[name] : value.Constant)
                        << (register.Bits.FirstOrDefault(bits => bits.Name == value.Bits)?.Low ?? 0))));
                break;
            case WriteEachStep each:
                foreach (uint word in (uint[])given[each.Words])
                {
                    bus.Write(Register(each.Register).Address, word);
                }

                break;
            case WriteRowStep row:
                foreach ((int index, uint word) in ((uint[])given[row.Words]).Index())
                {
                    bus.Write(Register(row.First).Address + (4 * index), word);
                }

                break;
            case SendStep send:
                bus.Send(send.Stream, (byte[])given[send.Packet], send.User is { } user ? (uint)given[user] : 0);
                break;
            case FlushStep:
                break;
            case ReceiveStep receive:
                return bus.Receive(receive.Stream);
            case WaitStep wait:
                RegisterBits polled = Register(wait.Register).Bits.Single(bits => bits.Name == wait.Bits);
                ulong mask = (1UL << polled.Width) - 1;
                int address = Register(wait.Register).Address;
                while (((bus.Read(address) >> polled.Low) & mask) != wait.Value)
                {
                    // Read again.
                }

                break;
            default:
                throw new NotSupportedException(step.GetType().Name);
        }

        return null;
    }

    /// <summary>What the programs make of received bytes: FNV-1a.</summary>
    internal static uint Digest(byte[] packet) =>
        packet.Aggregate(2166136261u, (sum, value) => unchecked((sum ^ value) * 16777619u));

    /// <summary>A value as C has it.</summary>
    internal static string C(object? value) => value switch
    {
        null => "received, sizeof received, &received_length",
        uint number => $"{Text(number)}u",
        uint[] words => $"(const uint32_t[]){{{Listed(words)}}}, {Text(words.Length)}u",
        byte[] bytes => $"(const unsigned char[]){{{Listed(bytes)}}}, {Text(bytes.Length)}u",
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    /// <summary>A value as Python has it.</summary>
    internal static string Python(object value) => value switch
    {
        uint number => Text(number),
        uint[] words => $"[{Listed(words)}]",
        byte[] bytes => $"bytes.fromhex(\"{Convert.ToHexStringLower(bytes)}\")",
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    private static string Listed<T>(IEnumerable<T> values)
        where T : INumber<T> =>
        string.Join(", ", values.Select(value => value.ToString(null, CultureInfo.InvariantCulture)));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
