using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>Steps written as the packets of events that the lanes get.</summary>
/// <param name="parameters">Which layer.</param>
internal sealed class StepSequence(TernaryLayerParameters parameters)
{
    private readonly BeatSequence[] _lanes =
    [
        .. Enumerable.Range(0, parameters.Lanes).Select(lane => new BeatSequence([.. FieldsOf(parameters, Name(parameters, lane))])),
    ];

    /// <summary>The packets so far, by stream.</summary>
    public IReadOnlyDictionary<string, BeatSequence> Streams =>
        Enumerable.Range(0, parameters.Lanes).ToDictionary(lane => Name(parameters, lane), lane => _lanes[lane]);

    /// <summary>Fields of a beat of one of the layer's streams.</summary>
    public static IEnumerable<StreamField> FieldsOf(TernaryLayerParameters parameters, string stream) =>
        TernaryLayerGenerator.Interface(parameters, parameters.Style).Stream(stream).Fields;

    /// <summary>Adds a step: the events of each lane in ascending order, or a null beat.</summary>
    /// <param name="spikes">One for each input.</param>
    /// <param name="tag">The packet's tag, cut to its width.</param>
    public void Add(bool[] spikes, ulong tag)
    {
        for (int lane = 0; lane < parameters.Lanes; lane++)
        {
            int closing = -1;
            for (int input = lane; input < spikes.Length; input += parameters.Lanes)
            {
                closing = spikes[input] ? input : closing;
            }

            for (int input = lane; input <= closing; input += parameters.Lanes)
            {
                if (spikes[input])
                {
                    Add(lane, input / parameters.Lanes, last: input == closing, isNull: false, tag);
                }
            }

            if (closing < 0)
            {
                Add(lane, 0, last: true, isNull: true, tag);
            }
        }
    }

    private void Add(int lane, int address, bool last, bool isNull, ulong tag)
    {
        if (parameters.TagWidth > 0)
        {
            _lanes[lane].Add((ulong)address, last ? 1u : 0u, isNull ? 1u : 0u, tag);
        }
        else
        {
            _lanes[lane].Add((ulong)address, last ? 1u : 0u, isNull ? 1u : 0u);
        }
    }

    private static string Name(TernaryLayerParameters parameters, int lane) => Channel.Lane("event", lane, parameters.Lanes);
}

/// <summary>The level inputs of a layer.</summary>
public static class LayerLevels
{
    /// <summary>Scales and threshold, or the constants that follow from them, by port name, cut to the ports' widths.</summary>
    /// <param name="parameters">Which layer.</param>
    /// <param name="weightScale">a; not 0 with the count datapath.</param>
    /// <param name="biasScale">b.</param>
    /// <param name="threshold">vth.</param>
    public static Dictionary<string, ulong> Of(TernaryLayerParameters parameters, int weightScale, int biasScale, int threshold)
    {
        if (parameters.Datapath == Datapath.Count)
        {
            CountThresholds constants = CountThresholds.Of(weightScale, biasScale, threshold, parameters.Inputs);
            int width = CountThresholds.Width(parameters.Inputs);
            return new Dictionary<string, ulong>
            {
                ["threshold_minus_i"] = Bits(constants.Minus, width),
                ["threshold_zero_i"] = Bits(constants.Zero, width),
                ["threshold_plus_i"] = Bits(constants.Plus, width),
            };
        }

        return new Dictionary<string, ulong>
        {
            ["weight_scale_i"] = (ulong)weightScale,
            ["bias_scale_i"] = (ulong)biasScale,
            ["threshold_i"] = Bits(threshold, parameters.PotentialWidth),
        };
    }

    private static ulong Bits(long value, int width) => (ulong)value & ((1UL << width) - 1);
}
