using Hdl.Cnn.NullHopDrain;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>From sums to quantised, pooled values.</summary>
internal static class DrainModule
{
    /// <summary>Adds the module of the accelerator and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape) => Add(
        "nullhop_drain",
        design,
        new NullHopDrainParameters
        {
            Macs = shape.Macs,
            Lanes = shape.LaneCount,
            ValueWidth = shape.ValueWidth,
            AccumulatorWidth = shape.AccumulatorWidth,
            Scale = shape.Scale,
            BiasRows = shape.BiasRows,
        },
        standsAlone: false);

    /// <summary>Adds the module and returns its interface.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="design">The design.</param>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="standsAlone">Whether outputs that belong to a word or a row of biases are 0 where there is none.
    /// In the accelerator nobody looks at them then.</param>
    public static ModuleInterface Add(
        string name, DesignBuilder design, NullHopDrainParameters parameters, bool standsAlone) =>
        design.AddModule(
            "nullhop_drain", new NullHopDrainPorts(parameters).Build(name, design.Style), parameters,
            new ViewModel { ["lane_count"] = parameters.Lanes, ["stands_alone"] = standsAlone });
}
