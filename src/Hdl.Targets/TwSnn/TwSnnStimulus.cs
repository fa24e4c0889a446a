using Hdl.Blocks.TernaryLayer;
using Hdl.Blocks.TernaryPe;
using Hdl.Core.Golden;
using Hdl.Core.Networks;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Targets.TwSnn;

/// <summary>Builds phases of register accesses and images for one configuration.</summary>
internal sealed class TwSnnStimulus(TwSnnResolvedParameters configuration)
{
    /// <summary>What has to precede the first image: the weights, where they are loaded.</summary>
    public IEnumerable<Phase> Setup()
    {
        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            yield return Write([.. WeightWrites()]);
        }
    }

    /// <summary>An empty collection of images.</summary>
    /// <param name="steps">Time steps an image; those after reset where not given.</param>
    public TwSnnImages NewImages(int? steps = null) => new(configuration, steps ?? configuration.Network.Steps);

    /// <summary>Clears the counters.</summary>
    public Phase Clear() => Write([(TwSnnRegisters.Clear, 0, 0xF)]);

    /// <summary>Reads the counters; only after phases without stalls, whose cycles are known.</summary>
    public Phase ReadCounters() => Read(
    [
        TwSnnRegisters.Status, TwSnnRegisters.Images, TwSnnRegisters.TimeSteps, TwSnnRegisters.CyclesLow, TwSnnRegisters.CyclesHigh,
    ]);

    /// <summary>A phase of reads.</summary>
    public Phase Read(IReadOnlyList<int> addresses)
    {
        var reads = new BeatSequence([new StreamField("s_axil_araddr", 12), new StreamField("s_axil_arprot", 3)]);
        foreach (int address in addresses)
        {
            reads.Add((ulong)address, 0);
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { ["s_axil_ar"] = reads } };
    }

    /// <summary>A phase of writes.</summary>
    public Phase Write(IReadOnlyList<(int Address, uint Data, uint Strobe)> writes)
    {
        var addresses = new BeatSequence([new StreamField("s_axil_awaddr", 12), new StreamField("s_axil_awprot", 3)]);
        var data = new BeatSequence([new StreamField("s_axil_wdata", 32), new StreamField("s_axil_wstrb", 4)]);
        foreach ((int address, uint value, uint strobe) in writes)
        {
            addresses.Add((ulong)address, 0);
            data.Add(value, strobe);
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { ["s_axil_aw"] = addresses, ["s_axil_w"] = data },
        };
    }

    /// <summary>Random seeds, scales and thresholds for whatever registers the configuration has.</summary>
    public IEnumerable<(int Address, uint Data, uint Strobe)> RandomConfiguration(Random random)
    {
        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            int address = TwSnnRegisters.LayerBase + (layer * TwSnnRegisters.LayerStride);
            int inputs = configuration.Network.Layers[layer].Inputs;
            if (configuration.DatapathOf(layer) == Datapath.Count)
            {
                for (int bias = 0; bias < 3; bias++)
                {
                    yield return (address + TwSnnRegisters.CountThreshold + (4 * bias), (uint)random.Next(-inputs / 4, inputs / 4), 0xF);
                }
            }
            else
            {
                int scale = random.Next(1, 1 << configuration.Parameters.ScaleWidth);
                yield return (address + TwSnnRegisters.WeightScale, (uint)scale, 0xF);
                yield return (address + TwSnnRegisters.BiasScale, (uint)random.Next(1 << configuration.Parameters.ScaleWidth), 0xF);
                yield return (address + TwSnnRegisters.Threshold, (uint)random.Next(-2 * scale, 4 * scale), 0xF);
            }
        }

        if (configuration.Parameters.Input == TwSnnInput.Pixels && configuration.Network.Coding == InputCoding.Poisson)
        {
            for (int lane = 0; lane < configuration.Parameters.PixelsPerBeat; lane++)
            {
                yield return (TwSnnRegisters.Seeds + (4 * lane), (uint)random.Next(1, 65_536), 0xF);
            }
        }
    }

    private IEnumerable<(int Address, uint Data, uint Strobe)> WeightWrites()
    {
        int lanes = configuration.Parameters.Lanes;
        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            TernaryLayerWeights weights = configuration.Network.Layers[layer];
            int elements = configuration.ProcessingElementsOf(layer);
            int folds = weights.Neurons / elements;
            for (int bank = 0; bank <= lanes; bank++)
            {
                yield return (TwSnnRegisters.WeightSelect, (uint)((layer << 8) | bank), 0xF);
                int rows = bank == lanes ? 1 : FixedPoint.CeilDivide(weights.Inputs, lanes);
                for (int row = 0; row < rows * folds; row++)
                {
                    int input = (row / folds * lanes) + bank;
                    ReadOnlyMemory<sbyte> values = bank == lanes ? weights.Bias
                        : input < weights.Inputs ? weights.Weights.AsMemory(input * weights.Neurons, weights.Neurons)
                        : new sbyte[weights.Neurons];
                    foreach (uint word in Words(values.Slice(row % folds * elements, elements)))
                    {
                        yield return (TwSnnRegisters.WeightData, word, 0xF);
                    }
                }
            }
        }
    }

    private static IEnumerable<uint> Words(ReadOnlyMemory<sbyte> values)
    {
        for (int start = 0; start < values.Length; start += 16)
        {
            uint word = 0;
            for (int i = start; i < Math.Min(values.Length, start + 16); i++)
            {
                word |= (uint)TernaryCode.Encode(values.Span[i]) << (2 * (i - start));
            }

            yield return word;
        }
    }
}
