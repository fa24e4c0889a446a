using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Tests;

/// <summary>A small AXI4 master: copies four words 64 bytes further on, adding 1 to each.</summary>
internal static class MemoryCopy
{
    public const int Copies = 24;
    private const int Bytes = 4;
    private const int Words = 4;
    private const int Distance = 64;
    private const ulong Base = 0x1000;
    private const string Memory = "m_axi";

    public static CosimJob Job(params (string Old, string New)[] faults) => Job(Copies, faults);

    public static CosimJob Job(int copies, params (string Old, string New)[] faults)
    {
        Design design = TestDesigns.Of(
            new InterfaceBuilder("memory_copy", new StyleParameters())
                .InputStream("copy", ("address", 32))
                .OutputStream("done", ("error", 1))
                .Include(new AxiMasterPorts(
                    Memory, new MemoryPortShape(32, Bytes) { Writes = true, BurstBeats = Words, Outstanding = 1 }, ""))
                .Build(),
            faults);
        return new("memory_copy", design, () => new Golden(design.Top), [Scenario(design.Top, copies)]);
    }

    private static Scenario Scenario(ModuleInterface top, int copies)
    {
        var random = new Random(copies);
        var bytes = new byte[8192];
        random.NextBytes(bytes);
        var content = new MemoryContent
        {
            Regions = [new MemoryRegion(Base, bytes)],
            Faults = [new MemoryFault(Base + 512, 4) { Writes = false }, new MemoryFault(Base + 1024, 4)],
        };
        var first = new BeatSequence(top.Stream("copy"));
        var second = new BeatSequence(top.Stream("copy"));
        for (int copy = 0; copy < copies; copy++)
        {
            // The last two: a fault, and where no memory is.
            ulong address = (copies - copy) switch
            {
                1 when copies > 1 => Base - 64,
                2 => Base + 1024 - 64,
                3 => Base + 512,
                _ => Base + (ulong)(copy == 0 ? 0 : random.Next(500) * 16),
            };
            first.Write(first.Append(), 0, address);
            second.Write(second.Append(), 0, Base + (ulong)(random.Next(500) * 16));
        }

        return new Scenario(
            "random-1",
            [
                new Phase
                {
                    Inputs = new Dictionary<string, BeatSequence> { ["copy"] = first },
                    Memories = new Dictionary<string, MemoryContent> { [Memory] = content },
                },
                new Phase { Inputs = new Dictionary<string, BeatSequence> { ["copy"] = second } },
            ]);
    }

    private sealed class Golden(ModuleInterface top) : IStreamGolden
    {
        private readonly MemoryState _memory = new();

        public void Reset() => _memory.Clear();

        public PhaseResult Run(Phase phase)
        {
            if (phase.Memories.TryGetValue(Memory, out MemoryContent? content))
            {
                _memory.Load(content);
            }

            BeatSequence copies = phase.Inputs["copy"];
            var done = new BeatSequence(top.Stream("done"));
            for (int copy = 0; copy < copies.Count; copy++)
            {
                done.Write(done.Append(), 0, Copy(copies.Get(copy, 0)) ? 1u : 0);
            }

            return new PhaseResult
            {
                Outputs = new Dictionary<string, BeatSequence> { ["done"] = done },
                Memories = new Dictionary<string, IReadOnlyList<MemoryRegion>> { [Memory] = _memory.TakeChanges() },
            };
        }

        private bool Copy(ulong address)
        {
            int worst = 0;
            byte[][] words = [.. Enumerable.Range(0, Words).Select(_ => new byte[Bytes])];
            for (int word = 0; word < Words; word++)
            {
                worst = Math.Max(worst, _memory.Read(address + (ulong)(word * Bytes), words[word]));
            }

            for (int word = 0; word < Words; word++)
            {
                byte[] sum = BitConverter.GetBytes(BitConverter.ToUInt32(words[word]) + 1);
                worst = Math.Max(worst, _memory.Write(address + (ulong)(Distance + (word * Bytes)), sum, 0xF));
            }

            return worst >= 2;
        }
    }
}
