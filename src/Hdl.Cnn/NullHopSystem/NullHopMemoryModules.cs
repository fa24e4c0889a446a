using System.Globalization;
using Hdl.Blocks.Axi.ReadMaster;
using Hdl.Blocks.Axi.WriteMaster;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Cnn.NullHop;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Emits what moves maps and parameters between memory and datapath.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="design">The design.</param>
internal sealed class NullHopMemoryModules(NullHopParameters parameters, DesignBuilder design)
{
    private const int WaitingChunks = 4;

    private readonly AxiWriteMasterParameters _writer =
        NullHopMemoryPorts.MapWriter(parameters) with { Style = design.Style };

    /// <summary>What the template of the top module takes for them.</summary>
    public ViewModel View() => new()
    {
        ["map_reader"] = Reader(NullHopMemoryPorts.MapReader(parameters), "u_map_reader")
            .Stream("command", "input_command").Stream("data", "word").Net("error_o", "input_error")
            .Net("settling_o", "map_settling").Net("stop_i", "stop").Through("m_axi", "m_axi_map").View(),
        ["param_reader"] = Reader(NullHopMemoryPorts.ParamReader(parameters), "u_param_reader")
            .Stream("command", "param_command").Stream("data", "param").Net("error_o", "param_error")
            .Net("settling_o", "param_settling").Net("stop_i", "stop").Through("m_axi", "m_axi_param").View(),
        ["unpacker"] = Unpacker(),
        ["map_writer"] = Writer(),
    };

    private Instance Reader(AxiReadMasterParameters reader, string name)
    {
        reader = reader with { Style = design.Style };
        InterfaceBuilder ports = new InterfaceBuilder(Name("nullhop_reader", reader.BusBytes), design.Style)
            .Group("Regions: words less 1, from a byte address on; ready where there is room for it")
            .InputStream("command", ("address", reader.AddressBits), ("length", reader.LengthBits))
            .Group("For a cycle: all that is in flight is dropped")
            .Input("stop_i", 1)
            .Group("Words; the last one of a region")
            .OutputStream("data", ("data", 8 * reader.BusBytes), ("last", 1))
            .Group("For a cycle: the memory answered a word with an error")
            .Output("error_o", 1)
            .Group("Words of a region that was dropped are still to come")
            .Output("settling_o", 1);
        ModuleInterface module = ports
            .Include(new AxiMasterPorts("m_axi", reader.Shape, "AXI4 master, reading")).Build();
        var master = new Instance(new AxiReadMasterGenerator().Generate(reader, design), "u_master")
            .Stream("command", "asked").Net("data_data_o", "data_data_o").Net("data_last_o", "data_last_o")
            .Stream("data", "word").Through("m_axi");
        return new Instance(
            design.AddModule("nullhop_reader", module, new ViewModel
            {
                ["active_low"] = design.Style.ResetStyle.IsActiveLow(),
                ["bus_bytes"] = reader.BusBytes,
                ["length_bits"] = reader.LengthBits,
                ["queue_module"] = Queue(reader.AddressBits + reader.LengthBits, NullHopRegisters.RegionsAhead),
                ["master"] = master.View(),
            }),
            name);
    }

    private ViewModel Unpacker()
    {
        int bus = 8 * _writer.BusBytes;
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_unpacker", design.Style)
            .Group("Words of regions; the last one of a region")
            .InputStream("word", ("data", bus), ("last", 1))
            .Group("For a cycle: all that is in flight is dropped")
            .Input("stop_i", 1)
            .Group("Packets")
            .OutputStream("map", ("data", bus), ("keep", parameters.InputWords), ("last", 1));
        return new Instance(
            design.AddModule("nullhop_unpacker", ports.Build(), new ViewModel { ["items"] = parameters.InputWords }),
            "u_unpacker")
            .Stream("word", "word").Net("stop_i", "stop").Net("map_data_o", "map_beat").Stream("map", "map").View();
    }

    private ViewModel Writer()
    {
        int bus = 8 * _writer.BusBytes;
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_writer", design.Style)
            .Group("Regions: words less 1, from a byte address on, for packets less 1; ready where there is room")
            .InputStream(
                "command", ("address", _writer.AddressBits), ("length", _writer.LengthBits),
                ("packets", NullHopMemoryPorts.PacketBits))
            .Group("For a cycle: all that is in flight is dropped")
            .Input("stop_i", 1)
            .Group("Packets")
            .InputStream("map", ("data", bus), ("keep", parameters.OutputWords), ("last", 1))
            .Group("For a cycle: a region is written; bytes, an error of the memory, more words than it has")
            .Output("done_o", 1)
            .Output("done_bytes_o", _writer.BytesWidth)
            .Output("done_error_o", 1)
            .Output("done_cut_o", 1)
            .Group("There is something that the memory has not taken")
            .Output("busy_o", 1);
        ModuleInterface module = ports
            .Include(new AxiMasterPorts("m_axi", _writer.Shape, "AXI4 master, writing")).Build();
        var master = new Instance(new AxiWriteMasterGenerator().Generate(_writer, design), "u_master")
            .Stream("command", "asked").Net("data_data_i", "word").Stream("data", "word")
            .Net("done_ready_i", "ended_q").Stream("done", "report").Through("m_axi");
        int tail = Core.Numerics.FixedPoint.IndexWidth(parameters.OutputWords);
        int count = Core.Numerics.FixedPoint.IndexWidth(NullHopMemoryPorts.ChunkBeats);
        return new Instance(
            design.AddModule("nullhop_writer", module, new ViewModel
            {
                ["active_low"] = design.Style.ResetStyle.IsActiveLow(),
                ["items"] = parameters.OutputWords,
                ["bus_bytes"] = _writer.BusBytes,
                ["length_bits"] = _writer.LengthBits,
                ["packet_bits"] = NullHopMemoryPorts.PacketBits,
                ["bytes_width"] = _writer.BytesWidth,
                ["chunk_beats"] = NullHopMemoryPorts.ChunkBeats,
                ["waiting_chunks"] = WaitingChunks,
                ["queue_module"] = Queue(
                    _writer.AddressBits + _writer.LengthBits + NullHopMemoryPorts.PacketBits,
                    NullHopRegisters.RegionsAhead),
                ["beats_module"] = Queue(bus, 2 * NullHopMemoryPorts.ChunkBeats),
                ["heads_module"] = Queue(1 + tail + count, WaitingChunks),
                ["master"] = master.View(),
            }),
            "u_map_writer")
            .Stream("command", "output_command").Net("stop_i", "stop").Net("map_data_i", "beat_data")
            .Stream("map", "result").Net("done_o", "output_done").Net("done_bytes_o", "output_bytes")
            .Net("done_error_o", "output_error").Net("done_cut_o", "output_cut").Net("busy_o", "writer_busy")
            .Through("m_axi", "m_axi_map").View();
    }

    private string Queue(int width, int depth) => new FifoGenerator().Generate(
        new FifoParameters { Depth = depth, Width = width, Style = design.Style }, design).Name;

    private static string Name(string module, int bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{module}_{bytes}");
}
