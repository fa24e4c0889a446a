using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>Ports of a layer.</summary>
public sealed class TernaryLayerPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Which layer.</param>
    public TernaryLayerPorts(TernaryLayerParameters parameters)
    {
        Events = [.. Enumerable.Range(0, parameters.Lanes).Select(lane => Lane(parameters, lane))];
        if (parameters.Datapath == Datapath.Count)
        {
            // As wide as the counter.
            int width = FixedPoint.CeilLog2(parameters.Inputs + 1) + 1;
            Group("Constants of the layer: floor((vth - t*b) / a) for the bias t = -1, 0 and +1");
            ThresholdMinus = Signed("threshold_minus_i", width);
            ThresholdZero = Signed("threshold_zero_i", width);
            ThresholdPlus = Signed("threshold_plus_i", width);
        }
        else
        {
            Group("Constants of the layer: scales a and b, threshold");
            WeightScale = Input("weight_scale_i", parameters.Widths.ScaleWidth);
            BiasScale = Input("bias_scale_i", parameters.Widths.ScaleWidth);
            Threshold = Signed("threshold_i", parameters.Widths.PotentialWidth);
        }

        if (parameters.WeightStorage == WeightStorage.Ram)
        {
            string bank = parameters.Lanes.ToString(CultureInfo.InvariantCulture);
            Group($"Weights, 32 bits at a time, while no step is under way; bank {bank} holds the biases");
            Load = InputWithoutReady("load", Words(parameters, hasData: true));
        }

        if (parameters.ReadBack)
        {
            Group("Words to read back, and what is in them");
            Read = Input("read", Words(parameters, hasData: false));
            Readback = Output("readback", new DataStream(32));
        }

        Group("Spikes of a step, neuron 0 in the low bits");
        Spike = Output("spike", new SpikeStream(parameters));
    }

    /// <summary>The events, lane by lane.</summary>
    public IReadOnlyList<EventStream> Events { get; }

    /// <summary>Constant of the neurons of bias -1; null with the potential datapath.</summary>
    public PortHandle? ThresholdMinus { get; }

    /// <summary>Constant of the neurons of bias 0; null with the potential datapath.</summary>
    public PortHandle? ThresholdZero { get; }

    /// <summary>Constant of the neurons of bias +1; null with the potential datapath.</summary>
    public PortHandle? ThresholdPlus { get; }

    /// <summary>Scale a of the weights; null with the count datapath.</summary>
    public PortHandle? WeightScale { get; }

    /// <summary>Scale b of the biases; null with the count datapath.</summary>
    public PortHandle? BiasScale { get; }

    /// <summary>Threshold vth; null with the count datapath.</summary>
    public PortHandle? Threshold { get; }

    /// <summary>Words of weights and biases; null where they are fixed.</summary>
    public WordStream? Load { get; }

    /// <summary>Words to read back; null where none can be.</summary>
    public WordStream? Read { get; }

    /// <summary>What was read back; null where nothing can be.</summary>
    public DataStream? Readback { get; }

    /// <summary>Spikes of the steps.</summary>
    public SpikeStream Spike { get; }

    private static WordStream Words(TernaryLayerParameters parameters, bool hasData) => new(
        FixedPoint.IndexWidth(parameters.Lanes + 1), FixedPoint.IndexWidth(parameters.BankRows),
        FixedPoint.IndexWidth(parameters.LoadWords), hasData);

    private PortHandle Signed(string name, int width)
    {
        PortHandle port = Input(name, width);
        TheLast.AsSigned();
        return port;
    }

    private EventStream Lane(TernaryLayerParameters parameters, int lane)
    {
        IEnumerable<string> first = Enumerable.Range(0, 3)
            .Select(row => (lane + (row * parameters.Lanes)).ToString(CultureInfo.InvariantCulture));
        Group(parameters.Lanes == 1
            ? "Events; addresses in any order"
            : $"Events of inputs {string.Join(", ", first)}...");
        return Input(
            Channel.Lane("event", lane, parameters.Lanes),
            new EventStream(parameters.AddressWidth, parameters.TagWidth));
    }
}

/// <summary>Spikes of steps: <c>bits</c>, <c>potential</c>, <c>tag</c>.</summary>
public sealed class SpikeStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="parameters">Which layer.</param>
    public SpikeStream(TernaryLayerParameters parameters)
    {
        Bits = Field("bits", parameters.Neurons);
        int potentials = parameters.Neurons * parameters.Widths.PotentialWidth;
        Potential = OptionalField(parameters.EmitPotential, "potential", potentials);
        Tag = OptionalField(parameters.TagWidth > 0, "tag", parameters.TagWidth);
    }

    /// <summary>A bit for each neuron.</summary>
    public FieldHandle Bits { get; }

    /// <summary>The potentials, neuron 0 in the low bits; null where they are not sent.</summary>
    public FieldHandle? Potential { get; }

    /// <summary>Tag of the step; null where steps have none.</summary>
    public FieldHandle? Tag { get; }
}
