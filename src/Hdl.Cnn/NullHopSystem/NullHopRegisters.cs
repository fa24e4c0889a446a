using Hdl.Core.Registers;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>The register map of <c>nullhop</c>: byte addresses on AXI4-Lite, one 32-bit word each.</summary>
public static class NullHopRegisters
{
    /// <summary>Read-only: "NHP1".</summary>
    public const int Id = 0x000;

    /// <summary>
    /// Read-only: 3:0 log2 N, 7:4 log2 Pmax, 11:8 log2 F, 16:12 V, 21:17 U, 27:22 A, 28 multipliers of channels, 31:29
    /// log2 of the bits of a beat of parameters, less 5.
    /// </summary>
    public const int Caps = 0x004;

    /// <summary>
    /// 0 busy, 2:1 queued, 7:3 code of the refusal; sticky errors, cleared by writing 1: 8 tail, 9 framing, 10 missing
    /// data, 11 surplus, 12 refused, 13 parameter length, 14 overflow.
    /// </summary>
    public const int Status = 0x008;

    /// <summary>Write-only: <see cref="Push"/> or <see cref="Abort"/>.</summary>
    public const int Control = 0x00C;

    /// <summary>First of eight counters; a write clears the one that it goes to.</summary>
    public const int Counters = 0x010;

    /// <summary>First row of a load, 17 bits.</summary>
    public const int LoadBase = 0x030;

    /// <summary>Rows of weights of each word of a load, 17 bits.</summary>
    public const int LoadRows = 0x034;

    /// <summary>1:0 kind of a load, 7:4 log2 n; a write queues the command.</summary>
    public const int LoadKind = 0x038;

    /// <summary>Read-only: loads done since reset or abort, modulo 2^16.</summary>
    public const int Loads = 0x03C;

    /// <summary>First register of the descriptor.</summary>
    public const int Descriptor = 0x040;

    /// <summary>Registers of the descriptor that have fields.</summary>
    public const int DescriptorWords = 14;

    /// <summary>Byte address of a load's parameters; with memory ports alone, as all up to 0x0C0.</summary>
    public const int ParamAddress = 0x0A0;

    /// <summary>Beats of a load's parameters less 1, 20 bits.</summary>
    public const int ParamLength = 0x0A4;

    /// <summary>Byte address of a region of input maps.</summary>
    public const int InputAddress = 0x0A8;

    /// <summary>Words of the region less 1, 20 bits; a write queues it.</summary>
    public const int InputLength = 0x0AC;

    /// <summary>Byte address of a region for output maps.</summary>
    public const int OutputAddress = 0x0B0;

    /// <summary>Words that the region has, less 1, 20 bits.</summary>
    public const int OutputLength = 0x0B4;

    /// <summary>Packets that go into the region, less 1, 28 bits; a write queues it.</summary>
    public const int OutputPackets = 0x0B8;

    /// <summary>Read-only: bytes that were written into the region finished last.</summary>
    public const int OutputBytes = 0x0BC;

    /// <summary>Read-only: output regions finished since reset or abort, modulo 2^16.</summary>
    public const int Outputs = 0x0C0;

    /// <summary>Read-only: major 31:16 and minor 15:0 number of the map's version.</summary>
    public const int Version = Identification.Version;

    /// <summary>Read-only: 15:0 D less 1, 28:16 rows of biases, 31:29 greatest kernel.</summary>
    public const int Shape = Identification.Shape;

    /// <summary>Read-only: 7:0 bits of a word, 15:8 M, 23:16 words of an input beat, 31:24 of an output beat.</summary>
    public const int Format = Identification.Format;

    /// <summary>Written to CONTROL: the descriptor is checked and queued.</summary>
    public const uint Push = 1;

    /// <summary>Written to CONTROL: everything in flight is dropped.</summary>
    public const uint Abort = 2;

    /// <summary>What <see cref="Id"/> reads as.</summary>
    public const uint IdValue = 0x4E485031;

    /// <summary>Major number of the map's version.</summary>
    public const int VersionMajor = 1;

    /// <summary>Minor number of the map's version.</summary>
    public const int VersionMinor = 0;

    /// <summary>Loads that can be queued and not done.</summary>
    public const int LoadsAhead = 4;

    /// <summary>Regions of maps in each direction that can wait behind the one that is worked on.</summary>
    public const int RegionsAhead = 4;

    /// <summary>Passes that can be queued and not done: one that is worked on, and two behind it.</summary>
    public const int PassesAhead = 3;
}
