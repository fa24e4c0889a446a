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
