namespace Hdl.Blocks.Axi;

/// <summary>What a block's ports look like from outside.</summary>
public enum PortStyle
{
    /// <summary>
    /// Streams of packed fields, <c>pixel_data_i</c>, and levels, <c>length_i</c>: for use inside a design.
    /// </summary>
    Plain,

    /// <summary>
    /// AXI4-Stream, <c>s_axis_pixel_tdata</c>, and AXI4-Lite registers in place of levels: for the top of one.
    /// </summary>
    Axi,
}
