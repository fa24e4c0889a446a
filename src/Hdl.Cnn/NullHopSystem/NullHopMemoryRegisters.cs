using Hdl.Cnn.NullHop;
using Hdl.Core.Ports;
using Hdl.Core.Registers;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>The registers that <c>memory-ports=axi4</c> adds.</summary>
internal static class NullHopMemoryRegisters
{
    /// <summary>Bits of STATUS behind the others.</summary>
    public static IReadOnlyList<RegisterBits> Errors { get; } =
    [
        new("read_error", 15, 1, "the memory answered a word that was read with an error"),
        new("write_error", 16, 1, "the memory answered words that were written with an error"),
        new("output_full", 17, 1, "an output region was too small, and the rest of its packets was dropped"),
    ];

    /// <summary>Registers 0x0A0 to 0x0C0.</summary>
    public static IEnumerable<Register> All(NullHopParameters parameters) =>
    [
        new("param_address", NullHopRegisters.ParamAddress, "byte address of a load's parameters"),
        new("param_length", NullHopRegisters.ParamLength, "beats of a load's parameters less 1")
        {
            Width = NullHopMemoryPorts.LengthBits,
        },
        new("input_address", NullHopRegisters.InputAddress, "byte address of a region of input maps"),
        new("input_length", NullHopRegisters.InputLength, "words of the region less 1; a write queues it")
        {
            Width = NullHopMemoryPorts.LengthBits,
        },
        new("output_address", NullHopRegisters.OutputAddress, "byte address of a region for output maps"),
        new("output_length", NullHopRegisters.OutputLength, "words that the region has, less 1")
        {
            Width = NullHopMemoryPorts.LengthBits,
        },
        new("output_packets", NullHopRegisters.OutputPackets, "packets for the region less 1; a write queues it")
        {
            Width = NullHopMemoryPorts.PacketBits,
        },
        new("output_bytes", NullHopRegisters.OutputBytes, "bytes written into the output region finished last")
        {
            Access = RegisterAccess.ReadOnly,
            Width = NullHopMemoryPorts.MapWriter(parameters).BytesWidth,
        },
        new("outputs", NullHopRegisters.Outputs, "output regions finished since reset or abort, modulo 2^16")
        {
            Access = RegisterAccess.ReadOnly,
            Width = 16,
        },
    ];

    /// <summary>Adds the ports of the register module that they take.</summary>
    public static void AddPorts(InterfaceBuilder ports, NullHopParameters parameters)
    {
        (string, int)[] region =
            [("address", NullHopMemoryPorts.AddressBits), ("length", NullHopMemoryPorts.LengthBits)];
        ports.Group("Regions of memory: of the parameters of a load, of input and of output maps")
            .OutputStream("param_command", region)
            .OutputStream("input_command", region)
            .OutputStream("output_command", [.. region, ("packets", NullHopMemoryPorts.PacketBits)])
            .Group("For a cycle each: an output region is written, with its bytes; read error, write error, full")
            .Input("output_done_i", 1)
            .Input("output_bytes_i", NullHopMemoryPorts.MapWriter(parameters).BytesWidth)
            .Input("memory_error_i", 3)
            .Group("");
    }
}
