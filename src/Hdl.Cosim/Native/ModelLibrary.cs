using System.Runtime.InteropServices;

namespace Hdl.Cosim.Native;

/// <summary>
/// A loaded model library: its functions, and the ports that it says it has. Unloaded when the last user lets go.
/// </summary>
internal sealed unsafe class ModelLibrary : SafeHandle
{
    /// <summary>Version of the C ABI this assembly speaks; <c>HDL_ABI_VERSION</c>.</summary>
    public const int AbiVersion = 6;

    public readonly delegate* unmanaged[Cdecl]<byte*, uint, int, nint> Create;
    public readonly delegate* unmanaged[Cdecl]<nint, void> Destroy;
    public readonly delegate* unmanaged[Cdecl]<nint, int> Eval;
    public readonly delegate* unmanaged[Cdecl]<nint, int> Tick;
    public readonly delegate* unmanaged[Cdecl]<nint, ulong, int> RunCycles;
    public readonly delegate* unmanaged[Cdecl]<nint, ulong> Cycle;
    public readonly delegate* unmanaged[Cdecl]<nint, uint, void*> PortPointer;
    public readonly delegate* unmanaged[Cdecl]<
        nint, NativeStream*, uint, uint, NativeMemoryPort*, uint, NativeRun*, int> RunStreams;
    public readonly delegate* unmanaged[Cdecl]<nint, ulong, uint*, uint*, uint*, ulong*, int> RunLockstep;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, int> TraceOpen;
    public readonly delegate* unmanaged[Cdecl]<nint, int> TraceClose;
    private readonly delegate* unmanaged[Cdecl]<byte*> _lastError;

    /// <summary>Loads a library.</summary>
    /// <param name="path">Absolute path of the shared library.</param>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    /// <exception cref="InvalidOperationException">It speaks another version of the ABI.</exception>
    public ModelLibrary(string path)
        : base(0, ownsHandle: true)
    {
        SetHandle(NativeLibrary.Load(path));
        var version = (delegate* unmanaged[Cdecl]<int>)Symbol("hdl_abi_version");
        if (version() != AbiVersion)
        {
            throw new InvalidOperationException($"{path} has ABI version {version()}, {AbiVersion} is needed.");
        }

        Create = (delegate* unmanaged[Cdecl]<byte*, uint, int, nint>)Symbol("hdl_create");
        Destroy = (delegate* unmanaged[Cdecl]<nint, void>)Symbol("hdl_destroy");
        Eval = (delegate* unmanaged[Cdecl]<nint, int>)Symbol("hdl_eval");
        Tick = (delegate* unmanaged[Cdecl]<nint, int>)Symbol("hdl_tick");
        RunCycles = (delegate* unmanaged[Cdecl]<nint, ulong, int>)Symbol("hdl_run_cycles");
        Cycle = (delegate* unmanaged[Cdecl]<nint, ulong>)Symbol("hdl_cycle");
        PortPointer = (delegate* unmanaged[Cdecl]<nint, uint, void*>)Symbol("hdl_port_pointer");
        RunStreams =
            (delegate* unmanaged[Cdecl]<nint, NativeStream*, uint, uint, NativeMemoryPort*, uint, NativeRun*, int>)
                Symbol("hdl_run_streams");
        RunLockstep = (delegate* unmanaged[Cdecl]<nint, ulong, uint*, uint*, uint*, ulong*, int>)Symbol(
            "hdl_run_lockstep");
        TraceOpen = (delegate* unmanaged[Cdecl]<nint, byte*, int>)Symbol("hdl_trace_open");
        TraceClose = (delegate* unmanaged[Cdecl]<nint, int>)Symbol("hdl_trace_close");
        _lastError = (delegate* unmanaged[Cdecl]<byte*>)Symbol("hdl_last_error");
        Ports = ReadPorts();
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Index of each port by name.</summary>
    public IReadOnlyDictionary<string, (uint Index, int Width, bool IsOutput)> Ports { get; }

    /// <summary>What went wrong in the last call of this thread that failed.</summary>
    public string LastError => Marshal.PtrToStringUTF8((nint)_lastError()) ?? "";

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeLibrary.Free(handle);
        return true;
    }

    private nint Symbol(string name) => NativeLibrary.GetExport(handle, name);

    private Dictionary<string, (uint Index, int Width, bool IsOutput)> ReadPorts()
    {
        var count = (delegate* unmanaged[Cdecl]<uint>)Symbol("hdl_port_count");
        var name = (delegate* unmanaged[Cdecl]<uint, byte*>)Symbol("hdl_port_name");
        var width = (delegate* unmanaged[Cdecl]<uint, uint>)Symbol("hdl_port_width");
        var isOutput = (delegate* unmanaged[Cdecl]<uint, uint>)Symbol("hdl_port_is_output");
        Dictionary<string, (uint Index, int Width, bool IsOutput)> ports = [];
        for (uint i = 0; i < count(); i++)
        {
            ports.Add(Marshal.PtrToStringUTF8((nint)name(i))!, (i, (int)width(i), isOutput(i) != 0));
        }

        return ports;
    }
}
