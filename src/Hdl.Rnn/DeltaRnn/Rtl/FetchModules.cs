using System.Numerics;
using Hdl.Blocks.Axi.ReadMaster;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>Weights from memory: columns are asked for ahead, and come as words.</summary>
/// <param name="design">The design.</param>
/// <param name="shape">Sizes.</param>
internal sealed class FetchModules(DesignBuilder design, DeltaRnnShape shape)
{
    /// <summary>What the partial <c>delta_rnn_memory</c> takes.</summary>
    public ViewModel View()
    {
        AxiReadMasterParameters reader = shape.Reader with { Style = design.Style };
        bool moves = shape.Parameters.IsMoved;
        bool unpacks = shape.WeightLineBits != shape.BusBits;
        return new ViewModel
        {
            ["address_bits"] = reader.AddressBits,
            ["base_width"] = reader.AddressBits - BitOperations.Log2((uint)reader.BusBytes),
            ["word_bits"] = BitOperations.Log2((uint)reader.BusBytes),
            ["length_bits"] = reader.LengthBits,
            ["columns"] = Columns(reader),
            ["moves"] = moves,
            ["address_field"] = MoverPorts.AddressField(shape.Parameters.MemoryShape),
            ["reader"] = moves
                ? new ViewModel()
                : new Instance(new AxiReadMasterGenerator().Generate(reader, design), "u_reader")
                    .Stream("command", "command").Net("data_last_o", "unused_word_last").Stream("data", "word")
                    .Through("m_axi", DeltaRnnPorts.WeightMaster).View(),
            ["has_unpack"] = unpacks,
            ["unpack"] = unpacks
                ? new Instance(Unpack(), "u_unpack").Net("line_last_i", "column_ends").Rest().View()
                : new ViewModel(),
        };
    }

    private ViewModel Columns(AxiReadMasterParameters reader)
    {
        var ports = new InterfaceBuilder("delta_rnn_fetch", design.Style);
        DeltaIssueModule.Columns(ports, shape);
        int wordBits = BitOperations.Log2((uint)reader.BusBytes);
        ports.Group("Address of the first column, in words of memory")
            .Input("base_i", reader.AddressBits - wordBits)
            .Group("Columns to be read: words less 1, from a byte address on")
            .OutputStream("command", ("address", reader.AddressBits), ("length", reader.LengthBits))
            .Group("The column whose weights come next")
            .Output("queue_valid_o", 1)
            .Input("queue_take_i", 1)
            .Output("queue_stage_o", shape.StageWidth)
            .Output("queue_delta_o", shape.DeltaBits)
            .Output("queue_clear_o", 1);
        if (shape.SplitsCandidate)
        {
            ports.Output("queue_hidden_o", 1).Output("queue_zero_o", 1);
        }

        ports.Group("The last line of a column is added, of a stage")
            .Input("column_ends_i", 1)
            .Input("ends_stage_i", shape.StageWidth)
            .Group("Columns of a stage are on their way")
            .Output("here_o", shape.StageCount);
        int shift = BitOperations.Log2((uint)(shape.UnitBits / shape.BusBits));
        int entry = shape.StageWidth + 1 + (shape.SplitsCandidate ? 2 : 0) + shape.DeltaBits;
        ModuleInterface module = design.AddModule("delta_rnn_fetch", ports.Build(), shape, new ViewModel
        {
            ["depth"] = shape.ColumnsAhead,
            ["word_bits"] = wordBits,
            ["base_width"] = reader.AddressBits - wordBits,
            ["word_shift"] = shift,
            ["unit_words"] = shape.UnitBits / shape.BusBits,
            ["length_bits"] = reader.LengthBits,
            ["queue_module"] = ListModule.Fifo(design, shape.ColumnsAhead, entry, FifoStorage.Registers, shape),
            ["count_width"] = FixedPoint.UnsignedWidth(shape.ColumnsAhead + 2),
            ["stages"] = shape.Stages.Select(stage => new ViewModel
            {
                ["number"] = stage.Number,
                ["words"] = shape.ColumnWords(stage),
                ["picks"] = FormattableString.Invariant($"picks{stage.Number}"),
                ["ends"] = FormattableString.Invariant($"ends{stage.Number}"),
            }).ToList(),
            ["stages_down"] = DeltaIssueModule.Sources(shape),
        });
        return new Instance(module, "u_fetch")
            .Net("base_i", "weight_base").Net("ends_stage_i", "issue_stage").Net("here_o", "column_here").Rest().View();
    }

    private ModuleInterface Unpack()
    {
        bool wide = shape.WeightLineBits > shape.BusBits;
        int ratio = wide ? shape.WeightLineBits / shape.BusBits : shape.BusBits / shape.WeightLineBits;
        ModuleInterface ports = new InterfaceBuilder("delta_rnn_unpack", design.Style)
            .Group("Words of memory; it came with an error")
            .Input("word_valid_i", 1)
            .Output("word_ready_o", 1)
            .Input("word_data_i", shape.BusBits)
            .Input("word_error_i", 1)
            .Group("A line of weights, held until it is taken; it is the last one of its column")
            .Output("line_valid_o", 1)
            .Input("line_take_i", 1)
            .Input("line_last_i", 1)
            .Output("line_data_o", shape.WeightLineBits)
            .Output("line_error_o", 1)
            .Build();
        return design.AddModule("delta_rnn_unpack", ports, shape, new ViewModel
        {
            ["is_wide"] = wide,
            ["ratio"] = ratio,
            ["count_width"] = FixedPoint.IndexWidth(ratio),
        });
    }
}
