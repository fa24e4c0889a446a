using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Registers;

namespace Hdl.Testing.Drivers;

/// <summary>What is wrong with a driver, or with the device it ran on.</summary>
/// <param name="message">What, where, expected and found.</param>
public sealed class DriverMismatch(string message) : Exception(message);

/// <summary>
/// The transactions that a board has noted, as a bus: a call against it must do just what was done next, and the golden
/// model must answer each as the RTL did.
/// </summary>
/// <param name="design">The design.</param>
/// <param name="golden">Its golden model after reset.</param>
/// <param name="lines">The board's log.</param>
public sealed class DriverLog(Design design, IStreamGolden golden, IEnumerable<string> lines) : IDriverBus
{
    private readonly string[][] _lines = [.. lines.Select(line => line.Split(' '))];
    private readonly Dictionary<string, Queue<byte[]>> _predicted = [];
    private readonly Dictionary<string, List<byte>> _open = [];
    private readonly Dictionary<string, BeatSequence> _sent = [];
    private readonly Dictionary<(string Master, ulong Address), byte> _memory = [];
    private readonly Dictionary<int, uint> _held = [];
    private bool _forgotten;
    private int _next;

    /// <summary>Transactions so far.</summary>
    public int Count => _next;

    /// <summary>Values read of which the golden model knows nothing, for timing decides them.</summary>
    public int Unpredicted { get; private set; }

    /// <summary>Refuses what was done beyond the last call.</summary>
    /// <exception cref="DriverMismatch">It was something.</exception>
    public void End()
    {
        if (_next < _lines.Length)
        {
            throw new DriverMismatch($"nothing more was to be done, but {string.Join(' ', _lines[_next])}");
        }
    }

    /// <inheritdoc/>
    public uint Read(int address)
    {
        string[] line = Take("R", Hex(address, 3));
        uint found = Number(line[2]);
        if (_held.TryGetValue(address, out uint held))
        {
            Require(line, Hex(held, 8), line[2]);
        }

        PhaseResult? result = Predict(new Dictionary<string, ulong[]> { ["s_axil_ar"] = [(ulong)address, 0] });
        if (result?.Outputs.GetValueOrDefault("s_axil_r") is not { } beat || IsRange(result, found))
        {
            Unpredicted += result is null || IsRange(result, found) ? 1 : 0;
            return line[3] == "0" ? found : 0;
        }

        Require(line, $"{Hex(beat.Get(0, 0), 8)} {Hex(beat.Get(0, 1), 1)}", $"{line[2]} {line[3]}");
        return line[3] == "0" ? found : 0;
    }

    /// <inheritdoc/>
    public void Write(int address, uint value)
    {
        string[] line = Take("W", Hex(address, 3), Hex(value, 8));
        PhaseResult? result = Predict(new Dictionary<string, ulong[]>
        {
            ["s_axil_aw"] = [(ulong)address, 0],
            ["s_axil_w"] = [value, 0xF],
        });
        if (result?.Outputs.GetValueOrDefault("s_axil_b") is { } beat)
        {
            Require(line, Hex(beat.Get(0, 0), 1), line[3]);
        }

        if (_forgotten && line[3] == "0" && design.Registers!.Registers.Any(register =>
            register is { Access: RegisterAccess.ReadWrite, IsVolatile: false } && register.Address == address))
        {
            _held[address] = value;
        }
    }

    /// <inheritdoc/>
    public void Send(string stream, byte[] packet, uint user)
    {
        Take("S", stream, user.ToString("x", CultureInfo.InvariantCulture), Convert.ToHexStringLower(packet));
        BeatSequence beats = PacketBeats.Of(design.Top.Stream(stream), packet, user);
        if (!_sent.TryAdd(stream, beats))
        {
            _sent[stream].AddRange(beats);
        }
    }

    /// <inheritdoc/>
    public byte[] Receive(string stream)
    {
        Flush();
        if (!_predicted.TryGetValue(stream, out Queue<byte[]>? packets) || packets.Count == 0)
        {
            throw new DriverMismatch($"the golden model has no packet on {stream}");
        }

        byte[] expected = packets.Dequeue();
        string[] line = Take("M", stream);
        Require(line, Convert.ToHexStringLower(expected), line[3]);
        return expected;
    }

    /// <inheritdoc/>
    public void Store(IReadOnlyDictionary<string, MemoryContent> memories)
    {
        Flush();
        foreach ((string master, MemoryContent content) in memories)
        {
            Note(master, content.Regions);
        }

        Predict(new Phase { AllowStalls = false, Memories = memories });
    }

    /// <inheritdoc/>
    public byte[] Fetch(string master, ulong address, int length) =>
    [
        .. Enumerable.Range(0, length).Select(i => _memory.GetValueOrDefault((master, address + (ulong)i))),
    ];

    /// <inheritdoc/>
    public void Forget()
    {
        Flush();
        _forgotten = true;
    }

    /// <inheritdoc/>
    public void Run()
    {
        Flush();
        Predict(new Phase());
    }

    private string[] Take(params string[] expected)
    {
        if (_next == _lines.Length)
        {
            throw new DriverMismatch($"{string.Join(' ', expected)} was not done");
        }

        string[] found = _lines[_next++];
        Require(found, string.Join(' ', expected), string.Join(' ', found.Take(expected.Length)));
        return found;
    }

    // The clock stands still while packets are queued: all of them go in together.
    private void Flush()
    {
        if (_sent.Count > 0)
        {
            var phase = new Phase { AllowStalls = false, Inputs = new Dictionary<string, BeatSequence>(_sent) };
            _sent.Clear();
            Predict(phase);
        }
    }

    private PhaseResult? Predict(Dictionary<string, ulong[]> beats)
    {
        Flush();
        return Predict(new Phase
        {
            AllowStalls = false,
            Inputs = beats.ToDictionary(
                pair => pair.Key,
                pair =>
                {
                    var sequence = new BeatSequence(design.Top.Stream(pair.Key));
                    sequence.Add(pair.Value);
                    return sequence;
                }),
        });
    }

    // A counter of cycles is unknown to a model without a clock.
    private PhaseResult? Predict(Phase phase)
    {
        if (_forgotten)
        {
            return null;
        }

        PhaseResult result;
        try
        {
            result = golden.Run(phase);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        foreach ((string port, IReadOnlyList<MemoryRegion> regions) in result.Memories)
        {
            Note(port, regions);
        }

        foreach ((string stream, BeatSequence beats) in result.Outputs.Where(pair => IsPackets(pair.Key)))
        {
            StreamPort port = design.Top.Stream(stream);
            List<byte> open = _open.TryGetValue(stream, out List<byte>? left) ? left : _open[stream] = [];
            Queue<byte[]> done = _predicted.TryGetValue(stream, out Queue<byte[]>? known)
                ? known
                : _predicted[stream] = [];
            PacketBeats.Collect(port, beats, open, done);
        }

        return result;
    }

    // Neither a channel of the registers nor one of a master.
    private bool IsPackets(string stream) =>
        !stream.StartsWith("s_axil_", StringComparison.Ordinal)
        && design.Top.Streams.Any(port => port.Name == stream);

    private void Note(string master, IEnumerable<MemoryRegion> regions)
    {
        foreach (MemoryRegion region in regions)
        {
            foreach ((int index, byte value) in region.Bytes.Index())
            {
                _memory[(master, region.Address + (ulong)index)] = value;
            }
        }
    }

    private static bool IsRange(PhaseResult result, uint found) =>
        result.Ranges.TryGetValue("s_axil_r", out IReadOnlyList<FieldRange>? ranges)
        && ranges.Any(range => range.Field == 0 && range.Contains(found));

    private static void Require(string[] line, string expected, string found)
    {
        if (expected != found)
        {
            throw new DriverMismatch($"expected {expected}, found {found} (in {string.Join(' ', line)})");
        }
    }

    private static uint Number(string text) => NumberText.TryHexadecimal(text, out long value)
        ? (uint)value
        : throw new DriverMismatch($"'{text}' is no number");

    private static string Hex(long value, int digits) =>
        value.ToString($"x{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);

    private static string Hex(ulong value, int digits) => Hex((long)value, digits);
}
