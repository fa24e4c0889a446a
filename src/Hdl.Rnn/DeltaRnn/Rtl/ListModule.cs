using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>Changes that wait for their columns.</summary>
internal static class ListModule
{
    /// <summary>A list of one vector's changes, or of two vectors'.</summary>
    /// <param name="Name">Suffix of the module's name.</param>
    /// <param name="Length">Elements of a vector.</param>
    /// <param name="Lanes">Elements of a word.</param>
    /// <param name="Vectors">Vectors that it holds, 1 or 2.</param>
    /// <param name="Lines">Lines from one column to the next.</param>
    public sealed record List(string Name, int Length, int Lanes, int Vectors, int Lines)
    {
        /// <summary>Words of a vector.</summary>
        public int Words => FixedPoint.CeilDivide(Length, Lanes);

        /// <summary>Lanes that a vector uses.</summary>
        public int UsedLanes => Math.Min(Lanes, Length);

        /// <summary>Bits of a number of words.</summary>
        public int CountWidth => FixedPoint.UnsignedWidth(Words);
    }

    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape, List list)
    {
        ModuleInterface ports = new InterfaceBuilder($"delta_rnn_list_{list.Name}", design.Style)
            .Group("""
                Words of changes: line of the first element's column, which elements changed and by how much; the
                vector ends
                """)
            .Input("word_valid_i", 1)
            .Input("word_line_i", shape.LineWidth)
            .Input("word_mask_i", list.Lanes).AsVector()
            .Input("word_delta_i", list.Lanes * shape.DeltaBits)
            .Input("close_i", 1)
            .Group("The next change: first line of its column, and the change")
            .Output("pair_valid_o", 1)
            .Input("pair_take_i", 1)
            .Output("pair_line_o", shape.LineWidth)
            .Output("pair_delta_o", shape.DeltaBits)
            .Group("All of the oldest vector are taken; on to the next; the oldest are dropped")
            .Output("finished_o", 1)
            .Input("next_i", 1)
            .Input("drop_i", 1)
            .Build();
        return design.AddModule("delta_rnn_list", ports, [shape, list], new ViewModel
        {
            ["count_module"] = Fifo(design, list.Vectors, list.CountWidth, FifoStorage.Registers, shape),
            ["word_module"] = Fifo(
                design, list.Words * list.Vectors, shape.ChangeBits(list.Lanes),
                shape.IsInMemory(list.Length, list.Lanes, list.Vectors) ? FifoStorage.Ram : FifoStorage.Registers,
                shape),
        });
    }

    /// <summary>Adds a queue and returns its module's name.</summary>
    public static string Fifo(
        DesignBuilder design, int depth, int width, FifoStorage storage, DeltaRnnShape shape) =>
        new FifoGenerator().Generate(
            new FifoParameters
            {
                Depth = Math.Max(2, depth),
                Width = width,
                Storage = storage,
                Memory = storage == FifoStorage.Ram ? shape.Parameters.Memory : default,
                Style = design.Style,
            },
            design).Name;
}
