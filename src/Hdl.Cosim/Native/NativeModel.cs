using System.Runtime.InteropServices;
using System.Text;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Native;

/// <summary>
/// One simulated instance of a Verilated model. Instances are independent; one instance is not thread-safe.
/// </summary>
internal sealed unsafe class NativeModel : SafeHandle
{
    private const int ResetCycles = 3;
    private readonly ModelLibrary _library;
    private readonly bool _referenced;

    /// <summary>A new instance; initial blocks have run, registers hold random values.</summary>
    /// <param name="library">The model's library; kept loaded as long as this instance lives.</param>
    /// <param name="memoryFolder">Folder of the files that <c>$readmemh</c> names.</param>
    /// <param name="seed">Seed of the registers' random initial values; 0 for zeros.</param>
    /// <param name="mutant">Mutant to run in an instrumented model; 0 is the design as it is.</param>
    /// <exception cref="SimulationException">An initial block failed, a memory file is missing.</exception>
    public NativeModel(ModelLibrary library, string memoryFolder, uint seed, int mutant = 0)
        : base(0, ownsHandle: true)
    {
        _library = library;
        library.DangerousAddRef(ref _referenced);
        fixed (byte* folder = Utf8(memoryFolder))
        {
            SetHandle(library.Create(folder, seed, mutant));
        }

        if (IsInvalid)
        {
            throw new SimulationException(library.LastError);
        }
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Clock cycles since creation, reset included. Ten time units of a waveform each.</summary>
    public ulong Cycle => _library.Cycle(handle);

    /// <summary>The memory location of a port.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such port.</exception>
    public NativeField Field(string port)
    {
        if (!_library.Ports.TryGetValue(port, out (uint Index, int Width, bool IsOutput) entry))
        {
            throw new KeyNotFoundException($"The model has no port '{port}'.");
        }

        return new NativeField
        {
            Port = _library.PortPointer(handle, entry.Index),
            Width = (uint)entry.Width,
            Bytes = BytesOf(entry.Width),
        };
    }

    /// <summary>Sets a port of at most 64 bits.</summary>
    public void Set(string port, ulong value)
    {
        NativeField field = Field(port);
        new ReadOnlySpan<byte>(&value, (int)Math.Min(field.Bytes, 8)).CopyTo(
            new Span<byte>(field.Port, (int)field.Bytes));
    }

    /// <summary>Sets a port of any width.</summary>
    /// <param name="port">The port.</param>
    /// <param name="words">All its 32-bit words, low word first.</param>
    public void Set(string port, ReadOnlySpan<uint> words)
    {
        NativeField field = Field(port);
        if (words.Length != (field.Width + 31) / 32)
        {
            throw new InvalidOperationException(
                $"Port '{port}' has {field.Width} bits, which is not {words.Length} words.");
        }

        MemoryMarshal.AsBytes(words)[..(int)field.Bytes].CopyTo(new Span<byte>(field.Port, (int)field.Bytes));
    }

    /// <summary>Value of a port; its low 64 bits where it is wider.</summary>
    public ulong Get(string port)
    {
        NativeField field = Field(port);
        ulong value = 0;
        new ReadOnlySpan<byte>(field.Port, (int)Math.Min(field.Bytes, 8)).CopyTo(new Span<byte>(&value, 8));
        return value;
    }

    /// <summary>Sets all inputs to 0 and holds the model in reset for a few cycles.</summary>
    /// <param name="module">The model's interface.</param>
    public void BeginReset(ModuleInterface module)
    {
        foreach (Port port in module.Ports)
        {
            if (port.Direction == PortDirection.Input && port.Name is not ModuleInterface.ClockPort)
            {
                NativeField field = Field(port.Name);
                new Span<byte>(field.Port, (int)field.Bytes).Clear();
            }
        }

        if (!HasReset(module))
        {
            return;
        }

        // Released first, so that an asynchronous reset sees an edge.
        ulong active = module.ResetActiveLow ? 0UL : 1UL;
        Set(module.ResetPort, 1 - active);
        Check(_library.Eval(handle));
        Set(module.ResetPort, active);
        Check(_library.Eval(handle));
        Run(ResetCycles);
    }

    /// <summary>Releases the reset; the next clock cycle is the first after it.</summary>
    /// <param name="module">The model's interface.</param>
    public void EndReset(ModuleInterface module)
    {
        Set(ModuleInterface.ClockPort, 0);
        Check(_library.Eval(handle));
        if (HasReset(module))
        {
            Set(module.ResetPort, module.ResetActiveLow ? 1UL : 0UL);
        }
    }

    /// <summary>Whether a module has a reset at all; a memory has none.</summary>
    public static bool HasReset(ModuleInterface module) => module.ResetPort.Length > 0;

    /// <summary>Runs clock cycles with the inputs as they are.</summary>
    public void Run(ulong cycles) => Check(_library.RunCycles(handle, cycles));

    /// <summary>Runs a batch of cycles with stream transactors and memories.</summary>
    /// <param name="streams">Streams, then the channels of the memories.</param>
    /// <param name="plain">How many of them are no channels of memories.</param>
    /// <param name="memories">The memories.</param>
    /// <param name="run">How long, and what came of it.</param>
    public void RunStreams(
        Span<NativeStream> streams, int plain, Span<NativeMemoryPort> memories, ref NativeRun run)
    {
        fixed (NativeStream* first = streams)
        fixed (NativeMemoryPort* memory = memories)
        fixed (NativeRun* batch = &run)
        {
            Check(_library.RunStreams(
                handle, first, (uint)plain, (uint)streams.Length, memory, (uint)memories.Length, batch));
        }
    }

    /// <summary>
    /// Runs clock cycles in lockstep with lists of inputs and expected outputs, up to the first difference.
    /// </summary>
    /// <param name="cycles">Number of cycles.</param>
    /// <param name="inputs">One beat per cycle of all input ports but clock and reset.</param>
    /// <param name="expected">One beat per cycle of all output ports.</param>
    /// <param name="actual">Receives the outputs of the cycle that differs.</param>
    /// <returns>Cycles that agreed; fewer than <paramref name="cycles"/> where one did not.</returns>
    public int RunLockstep(int cycles, ReadOnlySpan<uint> inputs, ReadOnlySpan<uint> expected, Span<uint> actual)
    {
        ulong matched = 0;
        fixed (uint* from = inputs, wanted = expected, to = actual)
        {
            Check(_library.RunLockstep(handle, (ulong)cycles, from, wanted, to, &matched));
        }

        return (int)matched;
    }

    /// <summary>Begins a waveform; only in models built with waveforms.</summary>
    /// <param name="path">The <c>.fst</c> file.</param>
    public void OpenTrace(string path)
    {
        fixed (byte* text = Utf8(path))
        {
            Check(_library.TraceOpen(handle, text));
        }
    }

    /// <summary>Ends the waveform.</summary>
    public void CloseTrace() => Check(_library.TraceClose(handle));

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _library.Destroy(handle);
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        bool open = !IsClosed;
        base.Dispose(disposing);
        if (open && _referenced)
        {
            _library.DangerousRelease();
        }
    }

    private static uint BytesOf(int width) =>
        width <= 8 ? 1 : width <= 16 ? 2 : width <= 32 ? 4 : width <= 64 ? 8 : (uint)(width + 31) / 32 * 4;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private void Check(int outcome)
    {
        if (outcome != 0)
        {
            throw new SimulationException(_library.LastError);
        }
    }
}
