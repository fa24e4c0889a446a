using Hdl.Blocks.Primitives.Ram;
using Hdl.Cnn.NullHopCluster;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>Sixteen multipliers and their weights.</summary>
internal static class ClusterModule
{
    /// <summary>Adds the module of the accelerator and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape) => Add(
        "nullhop_cluster",
        design,
        new NullHopClusterParameters
        {
            ValueWidth = shape.ValueWidth,
            WeightWidth = shape.WeightWidth,
            AccumulatorWidth = shape.AccumulatorWidth,
            Lanes = shape.LaneCount,
            WeightRows = shape.WeightRows,
        },
        standsAlone: false);

    /// <summary>Adds the module and returns its interface.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="design">The design.</param>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="standsAlone">Whether the sums are 0 after a reset. In the accelerator every pass begins with a
    /// fresh beat, and nobody looks at a sum before.</param>
    public static ModuleInterface Add(
        string name, DesignBuilder design, NullHopClusterParameters parameters, bool standsAlone)
    {
        int row = NullHopClusterParameters.Multipliers * parameters.WeightWidth;
        var weights = new RamParameters { Depth = parameters.WeightRows, Width = row, Style = design.Style };
        string module = new RamGenerator().Generate(weights, design).Name;
        return design.AddModule(
            "nullhop_cluster", new NullHopClusterPorts(parameters).Build(name, design.Style), parameters,
            new ViewModel { ["weight_module"] = module, ["stands_alone"] = standsAlone });
    }
}
