using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Registers;

namespace Hdl.Testing.Drivers;

/// <summary>
/// A scenario of co-simulation as calls of drivers: what it writes and reads, by the registers' names, its packets in
/// and out, what is in memory before and after. So every load path of every target goes through its drivers.
/// </summary>
/// <param name="design">The design.</param>
/// <param name="map">Its registers.</param>
/// <param name="golden">Its golden model after reset, which tells how many packets come out.</param>
public sealed class ScenarioCalls(Design design, RegisterMap map, IStreamGolden golden)
{
    private const int MostCalls = 4000;
    private const int MostBytes = 100_000;

    private readonly Dictionary<string, List<byte>> _open = [];
    private int _bytes;

    /// <summary>The phases of a scenario up to one that is too large for a program.</summary>
    public IReadOnlyList<DriverCall> Of(Scenario scenario)
    {
        List<DriverCall> calls = [];
        if (design.Top.Memories.Any(memory => memory.IsMover))
        {
            return calls;
        }

        foreach (Phase phase in scenario.Phases)
        {
            // Noise in bits of tkeep that hardware ignores: what the bytes of the packet are, is not to be seen.
            if (phase.Inputs.Any(pair => !PacketBeats.IsWhole(design.Top.Stream(pair.Key), pair.Value)))
            {
                break;
            }

            DriverCall[] next = [.. Of(phase)];
            if (calls.Count + next.Length > MostCalls || _bytes > MostBytes
                || phase.Memories.Values.Any(content => content.Faults.Count > 0))
            {
                break;
            }

            calls.AddRange(next);
        }

        return calls;
    }

    private IEnumerable<DriverCall> Of(Phase phase)
    {
        List<DriverCall> calls = [.. Stores(phase), .. Writes(phase), .. Reads(phase)];
        Dictionary<string, BeatSequence> packets = [];
        foreach ((string stream, BeatSequence beats) in phase.Inputs.Where(
            pair => !pair.Key.StartsWith($"{map.Bus}_", StringComparison.Ordinal)))
        {
            StreamPort port = design.Top.Stream(stream);
            packets[stream] = new BeatSequence(port);
            foreach ((byte[] bytes, uint user) in PacketBeats.Split(port, beats))
            {
                _bytes += bytes.Length;
                packets[stream].AddRange(PacketBeats.Of(port, bytes, user));
                string name = $"send_{stream[7..]}";
                calls.Add(port.Fields.Any(field => field.Port.EndsWith("_tuser", StringComparison.Ordinal))
                    ? RoutineCall.Of(design, name, bytes, user)
                    : RoutineCall.Of(design, name, bytes));
            }
        }

        calls.AddRange(Answers(phase with { AllowStalls = false, Inputs = Merged(phase, packets) }));
        return calls;
    }

    private Dictionary<string, BeatSequence> Merged(Phase phase, Dictionary<string, BeatSequence> packets) =>
        phase.Inputs
            .Where(pair => pair.Key.StartsWith($"{map.Bus}_", StringComparison.Ordinal))
            .Concat(packets)
            .ToDictionary();

    private IEnumerable<DriverCall> Answers(Phase phase)
    {
        PhaseResult result = golden.Run(phase);
        foreach ((string stream, BeatSequence beats) in result.Outputs.Where(
            pair => !pair.Key.StartsWith($"{map.Bus}_", StringComparison.Ordinal)
                && design.Top.Streams.Any(port => port.Name == pair.Key)))
        {
            List<byte> open = _open.TryGetValue(stream, out List<byte>? left) ? left : _open[stream] = [];
            Queue<byte[]> done = [];
            PacketBeats.Collect(design.Top.Stream(stream), beats, open, done);
            foreach (byte[] _ in done)
            {
                yield return RoutineCall.Of(design, $"receive_{stream[7..]}");
            }
        }

        // What goes on behind the last beat comes to its end.
        yield return DriverCalls.Idle(3000);
        foreach ((string master, IReadOnlyList<MemoryRegion> regions) in result.Memories)
        {
            foreach (MemoryRegion region in regions)
            {
                string length = Text(region.Bytes.Length);
                yield return new DriverCall(
                    $"memory of {master} from {Text(region.Address)} on, {length} bytes",
                    $"(received_length = {length}, hdl_board_fetch(board, \"{master}\", {Text(region.Address)}u, "
                        + $"received, {length}), digest(0))",
                    $"show(digest(board.fetch(\"{master}\", {Text(region.Address)}, {length})))",
                    bus => RoutineCall.Digest(bus.Fetch(master, region.Address, region.Bytes.Length)));
            }
        }
    }

    private IEnumerable<DriverCall> Stores(Phase phase)
    {
        bool first = true;
        foreach ((string master, MemoryContent content) in phase.Memories)
        {
            foreach (MemoryRegion region in content.Regions)
            {
                _bytes += region.Bytes.Length;
                bool all = first;
                first = false;
                yield return new DriverCall(
                    $"memory of {master}",
                    $"(hdl_board_store(board, \"{master}\", {Text(region.Address)}u, "
                        + $"{RoutineCall.C(region.Bytes)}), 0)",
                    $"board.store(\"{master}\", {Text(region.Address)}, {RoutineCall.Python(region.Bytes)}); show(0)",
                    bus =>
                    {
                        if (all)
                        {
                            bus.Store(phase.Memories);
                        }

                        return 0;
                    });
            }
        }
    }

    private IEnumerable<DriverCall> Writes(Phase phase)
    {
        if (!phase.Inputs.TryGetValue($"{map.Bus}_aw", out BeatSequence? addresses))
        {
            yield break;
        }

        BeatSequence words = phase.Inputs[$"{map.Bus}_w"];
        for (int i = 0; i < addresses.Count; i++)
        {
            int address = (int)addresses.Get(i, 0);
            uint word = (uint)words.Get(i, 0);
            if (Find(address) is { Register: var register, Index: var index }
                && register.Access != RegisterAccess.ReadOnly)
            {
                yield return Write(register, index, address, word);
            }
        }
    }

    private DriverCall Write(Register register, int index, int address, uint word)
    {
        string top = design.Top.Name;
        string row = register.Count > 1 ? $", {Text(index)}" : "";
        bool clears = register.Access == RegisterAccess.OneToClear;
        string value = register.IsSigned ? Text((int)word) : $"{Text(word)}u";
        return new DriverCall(
            $"write {Text(word)} to {register.Name}",
            clears
                ? $"({top}_bus_write32(&device, {Text(address)}, {Text(word)}u), 0)"
                : $"{top}_write_{register.Name}(&device{row}, {value})",
            clears
                ? $"device.bus.write({Text(address)}, {Text(word)}); show(0)"
                : register.Count > 1
                ? $"attempt(lambda: registers.{register.Name}.__setitem__({Text(index)}, {value.TrimEnd('u')}))"
                : $"attempt(lambda: setattr(registers, \"{register.Name}\", {value.TrimEnd('u')}))",
            bus =>
            {
                if (!clears && !DriverCalls.Fits(register, register.IsSigned ? (int)word : word))
                {
                    return DriverCall.OutOfRange;
                }

                bus.Write(address, word);
                return 0;
            });
    }

    private IEnumerable<DriverCall> Reads(Phase phase)
    {
        if (!phase.Inputs.TryGetValue($"{map.Bus}_ar", out BeatSequence? addresses))
        {
            yield break;
        }

        for (int i = 0; i < addresses.Count; i++)
        {
            int address = (int)addresses.Get(i, 0);
            if (Find(address) is { Register: var register, Index: var index }
                && register.Access != RegisterAccess.WriteOnly)
            {
                bool row = register.Count > 1;
                yield return new DriverCall(
                    $"read {register.Name}",
                    $"{design.Top.Name}_read_{register.Name}(&device{(row ? $", {Text(index)}" : "")})",
                    $"show(registers.{register.Name}{(row ? $"[{Text(index)}]" : "")})",
                    bus => register.IsSigned ? (int)bus.Read(address) : bus.Read(address));
            }
        }
    }

    private (Register Register, int Index)? Find(int address)
    {
        Register? register = map.Registers.FirstOrDefault(entry =>
            address % 4 == 0 && address >= entry.Address && address < entry.Address + (4 * entry.Count));
        return register is null ? null : (register, (address - register.Address) / 4);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
