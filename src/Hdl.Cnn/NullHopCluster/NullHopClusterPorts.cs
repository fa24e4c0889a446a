using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopCluster;

/// <summary>Ports of a cluster, all of them plain: it takes a beat in any cycle.</summary>
public sealed class NullHopClusterPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths.</param>
    public NullHopClusterPorts(NullHopClusterParameters parameters)
    {
        Group("The beat");
        Valid = Input("beat_valid_i", 1);
        Last = Input("beat_last_i", 1);
        Fresh = Input("beat_fresh_i", 1);
        Zero = Input("beat_zero_i", 1);
        if (parameters.Lanes > 1)
        {
            After = Input("beat_after_i", 1);
        }

        Row = Input("beat_row_i", parameters.RowWidth);
        Value = Input("beat_value_i", parameters.ValueWidth + 1);
        Group("Weights that are written");
        WriteEnable = Input("write_enable_i", 1);
        WriteRow = Input("write_row_i", parameters.RowWidth);
        WriteData = Input("write_data_i", NullHopClusterParameters.Multipliers * parameters.WeightWidth);
        Group("Sums of the window that was closed last");
        Shadow = Output("shadow_o", NullHopClusterParameters.Multipliers * parameters.AccumulatorWidth);
    }

    /// <summary>Whether there is a beat.</summary>
    public PortHandle Valid { get; }

    /// <summary>Whether the window ends in this beat.</summary>
    public PortHandle Last { get; }

    /// <summary>Whether the sums begin anew.</summary>
    public PortHandle Fresh { get; }

    /// <summary>Whether there is no value.</summary>
    public PortHandle Zero { get; }

    /// <summary>Whether the value belongs to the window after the one that ends; null with one lane.</summary>
    public PortHandle? After { get; }

    /// <summary>Row of the weights.</summary>
    public PortHandle Row { get; }

    /// <summary>The value, signed.</summary>
    public PortHandle Value { get; }

    /// <summary>Whether a row of weights is written.</summary>
    public PortHandle WriteEnable { get; }

    /// <summary>Which.</summary>
    public PortHandle WriteRow { get; }

    /// <summary>Its weights, the lowest channel's in the low bits.</summary>
    public PortHandle WriteData { get; }

    /// <summary>The sums, the lowest channel's in the low bits.</summary>
    public PortHandle Shadow { get; }
}
