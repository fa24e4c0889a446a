using System.Runtime.InteropServices;

namespace Hdl.Cosim.Native;

// The structures of cocosim/hdl_abi.h, member by member.

/// <summary>A port as a memory location: <c>hdl_field</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeField
{
    public void* Port;
    public uint Width;
    public uint Bytes;
}

/// <summary>How often a stream stalls: <c>hdl_stall</c>.</summary>
internal enum StallClass : uint
{
    None,
    Light,
    Heavy,
    Bursty,
    Late,
}

/// <summary>A stream with its beats: <c>hdl_stream</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeStream
{
    public byte* Valid;
    public byte* Ready;
    public NativeField* Fields;
    public uint* Beats;
    public ulong* Stamps;
    public ulong Count;
    public ulong Capacity;
    public ulong Position;
    public ulong Random;
    public ulong PauseBeat;
    public ulong PauseLeft;
    public uint FieldCount;
    public uint WordsPerBeat;
    public uint IsOutput;
    public StallClass Stall;
    public uint RunLeft;
    public uint Blocked;
    public uint Pending;
    public uint Parked;
    public uint Unchecked;
}

/// <summary>Bytes of a memory: <c>hdl_region</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeRegion
{
    public ulong Address;
    public ulong Length;
    public byte* Bytes;
}

/// <summary>Addresses that fail: <c>hdl_fault</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeFault
{
    public ulong Address;
    public ulong Length;
    public uint Reads;
    public uint Writes;
}

/// <summary>The memory behind an AXI4 master port: <c>hdl_memory</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeMemoryPort
{
    /// <summary>HDL_MEMORY_STATE_BYTES.</summary>
    public const int StateBytes = 65536;

    public NativeRegion* Regions;
    public NativeFault* Faults;
    public byte* State;
    public ulong RegionCount;
    public ulong FaultCount;
    public int WriteAddress;
    public int WriteData;
    public int WriteAnswer;
    public int ReadAddress;
    public int ReadData;
    public uint BusBytes;
    public uint BurstBeats;
    public uint Promised;
    public uint Latency;
    public uint Outstanding;
    public uint RowOpening;
    public uint RowBytes;
    public uint Banks;
    public uint EarlyData;
    public uint Loaded;
    public uint Mover;
}

/// <summary>Why a batch of cycles ended: <c>hdl_reason</c>.</summary>
internal enum StopReason : uint
{
    BatchOver,
    AllDone,
    Hang,
    ValidDropped,
    DataChanged,
    Surplus,
    MemoryRule,
}

/// <summary>A batch of cycles: <c>hdl_run</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeRun
{
    public ulong Cycles;
    public ulong Watchdog;
    public ulong Cycle;
    public ulong Quiet;
    public ulong Longest;
    public uint Drain;
    public StopReason Reason;
    public uint Stream;
    public uint Field;
}
