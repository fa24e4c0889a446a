using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>Steps written as the packets of events that the lanes get.</summary>
/// <param name="ports">Ports of the layer.</param>
internal sealed class StepSequence(TernaryLayerPorts ports)
{
    private readonly TernaryLayerPorts _ports = ports;
    private readonly BeatSequence[] _lanes = [.. ports.Events.Select(events => new BeatSequence(events))];

    /// <summary>The packets so far, by stream.</summary>
    public Dictionary<string, BeatSequence> Streams =>
        _ports.Events.Zip(_lanes).ToDictionary(lane => lane.First.Name, lane => lane.Second);

    /// <summary>Adds a step: the events of each lane in ascending order, or a null beat.</summary>
    /// <param name="spikes">One for each input.</param>
    /// <param name="tag">The packet's tag, cut to its width.</param>
    public void Add(bool[] spikes, ulong tag)
    {
        for (int lane = 0; lane < _lanes.Length; lane++)
        {
            int closing = -1;
            for (int input = lane; input < spikes.Length; input += _lanes.Length)
            {
                closing = spikes[input] ? input : closing;
            }

            for (int input = lane; input <= closing; input += _lanes.Length)
            {
                if (spikes[input])
                {
                    Add(lane, input / _lanes.Length, last: input == closing, isNull: false, tag);
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
        EventStream events = _ports.Events[lane];
        Span<uint> words = _lanes[lane].Append();
        _lanes[lane].Write(words, events.Address, (ulong)address);
        _lanes[lane].Write(words, events.Last, last ? 1u : 0u);
        _lanes[lane].Write(words, events.Null, isNull ? 1u : 0u);
        if (events.Tag is { } field)
        {
            _lanes[lane].Write(words, field, tag);
        }
    }
}

/// <summary>The level inputs of a layer.</summary>
public static class LayerLevels
{
    /// <summary>
    /// Scales and threshold, or the constants that follow from them, by port name, cut to the ports' widths.
    /// </summary>
    /// <param name="parameters">Which layer.</param>
    /// <param name="weightScale">a; not 0 with the count datapath.</param>
    /// <param name="biasScale">b.</param>
    /// <param name="threshold">vth.</param>
    public static Dictionary<string, ulong> Of(
        TernaryLayerParameters parameters, int weightScale, int biasScale, int threshold)
    {
        var ports = new TernaryLayerPorts(parameters);
        if (parameters.Datapath == Datapath.Count)
        {
            CountThresholds constants = CountThresholds.Of(weightScale, biasScale, threshold, parameters.Inputs);
            return new Dictionary<string, ulong>
            {
                [ports.ThresholdMinus!] = Bits(constants.Minus, ports.ThresholdMinus!),
                [ports.ThresholdZero!] = Bits(constants.Zero, ports.ThresholdZero!),
                [ports.ThresholdPlus!] = Bits(constants.Plus, ports.ThresholdPlus!),
            };
        }

        return new Dictionary<string, ulong>
        {
            [ports.WeightScale!] = (ulong)weightScale,
            [ports.BiasScale!] = (ulong)biasScale,
            [ports.Threshold!] = Bits(threshold, ports.Threshold!),
        };
    }

    private static ulong Bits(long value, PortHandle port) => (ulong)value & ((1UL << port.Width) - 1);
}
