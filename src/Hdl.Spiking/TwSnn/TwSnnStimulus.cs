using Hdl.Blocks.Axi;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>Builds phases of register accesses and images for one configuration.</summary>
internal sealed class TwSnnStimulus(TwSnnResolvedParameters configuration)
{
    private readonly AxiLitePorts _bus = new TwSnnPorts(configuration).Registers;

    /// <summary>What has to precede the first image: the weights, where they are loaded.</summary>
    /// <param name="order">In which order.</param>
    public IEnumerable<Phase> Setup(WeightOrder order = WeightOrder.BankByBank)
    {
        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            yield return Write([.. WeightWrites(order)]);
        }
    }

    /// <summary>An empty collection of images.</summary>
    /// <param name="steps">Time steps per image; those after reset where not given.</param>
    public TwSnnImages NewImages(int? steps = null) => new(configuration, steps ?? configuration.Network.Steps);

    /// <summary>Clears the counters.</summary>
    public Phase Clear() => Write([(TwSnnRegisters.Clear, 0, 0xF)]);

    /// <summary>Reads the counters; only after phases without stalls, whose cycles are known.</summary>
    public Phase ReadCounters() =>
        Read([
            TwSnnRegisters.Status,
            TwSnnRegisters.Images,
            TwSnnRegisters.TimeSteps,
            TwSnnRegisters.CyclesLow,
            TwSnnRegisters.CyclesHigh,
        ]);

    /// <summary>A phase of reads.</summary>
    public Phase Read(IReadOnlyList<int> addresses) => AxiStimulus.Read(addresses);

    /// <summary>A phase of writes.</summary>
    public Phase Write(IReadOnlyList<(int Address, uint Data, uint Strobe)> writes) => AxiStimulus.Write(writes);

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
                    yield return (
                        address + TwSnnRegisters.CountThreshold + (4 * bias),
                        (uint)random.Next(-inputs / 4, inputs / 4), 0xF);
                }
            }
            else
            {
                int scale = random.Next(1, 1 << configuration.Parameters.Widths.ScaleWidth);
                yield return (address + TwSnnRegisters.WeightScale, (uint)scale, 0xF);
                int bias = random.Next(1 << configuration.Parameters.Widths.ScaleWidth);
                yield return (address + TwSnnRegisters.BiasScale, (uint)bias, 0xF);

                // At a potential that neurons reach or one below: there a sum that is off by one shows.
                int threshold = (scale * random.Next(-2, 5)) + (bias * random.Next(-1, 2)) - random.Next(2);
                yield return (
                    address + TwSnnRegisters.Threshold,
                    (uint)FixedPoint.Saturate(threshold, configuration.Network.PotentialWidth),
                    0xF);
            }
        }

        if (HasLevel)
        {
            int[] levels = [0, 1, 255, random.Next(256), random.Next(256), random.Next(256)];
            yield return (TwSnnRegisters.Level, (uint)levels[random.Next(levels.Length)], 0xF);
        }

        if (HasSeeds)
        {
            for (int lane = 0; lane < (HasOneSeed ? 1 : configuration.Parameters.PixelsPerBeat); lane++)
            {
                yield return (TwSnnRegisters.Seeds + (4 * lane), (uint)random.Next(1, 65_536), 0xF);
            }
        }
    }

    /// <summary>Whether pixels are compared with a level.</summary>
    public bool HasLevel =>
        configuration.Parameters.Input == TwSnnInput.Pixels && configuration.Network.Coding == InputCoding.Threshold;

    /// <summary>Whether the seeds of the lanes are derived from one.</summary>
    public bool HasOneSeed => HasSeeds && configuration.Parameters.Seeds == TwSnnSeeds.One;

    private bool HasSeeds =>
        configuration.Parameters.Input == TwSnnInput.Pixels && configuration.Network.Coding == InputCoding.Poisson;

    /// <summary>
    /// Addresses of everything that configures, those between and behind included; of many seeds the first and last.
    /// </summary>
    public IEnumerable<int> ConfigurationAddresses()
    {
        int lanes = configuration.Parameters.PixelsPerBeat;
        return new SortedSet<int>(
        [
            TwSnnRegisters.Steps,
            TwSnnRegisters.Level,
            .. Enumerable
                .Range(0, configuration.Network.Layers.Count)
                .SelectMany(layer =>
                    Enumerable
                        .Range(0, 8)
                        .Select(word => TwSnnRegisters.LayerBase + (layer * TwSnnRegisters.LayerStride) + (4 * word))),
            .. new[] { 0, 1, lanes - 2, lanes - 1, lanes }
                .Where(lane => lane >= 0)
                .Select(lane => TwSnnRegisters.Seeds + (4 * lane)),
            TwSnnRegisters.Seeds + 1, TwSnnRegisters.Seeds + 2,
        ]);
    }

    /// <summary>
    /// Positions that the weight port has, and some that it must refuse; it is left where it was after reset.
    /// </summary>
    public IEnumerable<(int Address, uint Data, uint Strobe)> WeightPositions()
    {
        int layers = configuration.Network.Layers.Count;
        int banks = configuration.Parameters.Lanes + 1;
        for (int bit = 0; bit < 32; bit++)
        {
            yield return (TwSnnRegisters.WeightSelect, 1u << bit, 0xF);
            yield return (TwSnnRegisters.WeightRow, 1u << bit, 0xF);
        }

        foreach ((int layer, int bank) in ((int, int)[])
                [(layers, 0), (layers, banks - 1), (layers - 1, banks), (0, banks), (layers - 1, 0)])
        {
            yield return (TwSnnRegisters.WeightSelect, (uint)((layer << 8) | bank), 0xF);
        }

        // Behind the last row of every bank nothing is taken.
        for (int layer = 0; layer < layers; layer++)
        {
            for (int bank = 0; bank < banks; bank++)
            {
                yield return (TwSnnRegisters.WeightSelect, (uint)((layer << 8) | bank), 0xF);
                foreach (int row in (int[])[RowsOf(layer, bank), RowsOf(layer, bank) + 256, 0x8000])
                {
                    yield return (TwSnnRegisters.WeightRow, (uint)row, 0xF);
                    yield return (TwSnnRegisters.WeightData, 0, 0xF);
                }
            }
        }

        yield return (TwSnnRegisters.WeightSelect, 0, 0xF);
    }

    private int RowsOf(int layer, int bank)
    {
        TernaryLayerWeights weights = configuration.Network.Layers[layer];
        int lanes = configuration.Parameters.Lanes;
        return (bank == lanes ? 1 : FixedPoint.CeilDivide(weights.Inputs, lanes))
            * weights.Neurons
            / configuration.ProcessingElementsOf(layer);
    }

    /// <summary>Loads all biases, and the weights of these inputs of each layer.</summary>
    /// <param name="inputs">Inputs whose rows are loaded, layer by layer.</param>
    public IEnumerable<(int Address, uint Data, uint Strobe)> WeightWrites(IReadOnlyList<IReadOnlySet<int>> inputs)
    {
        int lanes = configuration.Parameters.Lanes;
        for (int layer = 0; layer < inputs.Count; layer++)
        {
            int folds = configuration.Network.Layers[layer].Neurons / configuration.ProcessingElementsOf(layer);
            for (int bank = 0; bank <= lanes; bank++)
            {
                int of = bank;
                IEnumerable<int> rows =
                    bank == lanes
                        ? [0]
                        : inputs[layer].Where(input => input % lanes == of).Select(input => input / lanes).Order();
                yield return (TwSnnRegisters.WeightSelect, (uint)((layer << 8) | bank), 0xF);
                foreach (int row in rows.SelectMany(row => Enumerable.Range(row * folds, folds)))
                {
                    yield return (TwSnnRegisters.WeightRow, (uint)row, 0xF);
                    foreach (uint word in Words(RowOf(layer, bank, row)))
                    {
                        yield return (TwSnnRegisters.WeightData, word, 0xF);
                    }
                }
            }
        }
    }

    private IEnumerable<(int Address, uint Data, uint Strobe)> WeightWrites(WeightOrder order)
    {
        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            for (int bank = 0; bank <= configuration.Parameters.Lanes; bank++)
            {
                if (order != WeightOrder.FromReset || layer > 0 || bank > 0)
                {
                    yield return (TwSnnRegisters.WeightSelect, (uint)((layer << 8) | bank), 0xF);
                }

                int rows = RowsOf(layer, bank);
                for (int i = 0; i < rows; i++)
                {
                    int row = order == WeightOrder.RowsDescending ? rows - 1 - i : i;
                    if (order == WeightOrder.RowsDescending)
                    {
                        // Setting a row, and selecting a bank, must begin at a row's first word, wherever the port was.
                        yield return (TwSnnRegisters.WeightRow, (uint)row, 0xF);
                        yield return (TwSnnRegisters.WeightData, 0x55555555, 0xF);
                        if (i == 0)
                        {
                            yield return (TwSnnRegisters.WeightSelect, (uint)((layer << 8) | bank), 0xF);
                        }

                        yield return (TwSnnRegisters.WeightRow, (uint)row, 0xF);
                    }

                    foreach (uint word in Words(RowOf(layer, bank, row)))
                    {
                        yield return (TwSnnRegisters.WeightData, word, 0xF);
                    }
                }
            }
        }
    }

    private ReadOnlyMemory<sbyte> RowOf(int layer, int bank, int row)
    {
        TernaryLayerWeights weights = configuration.Network.Layers[layer];
        int lanes = configuration.Parameters.Lanes;
        int elements = configuration.ProcessingElementsOf(layer);
        int folds = weights.Neurons / elements;
        int input = (row / folds * lanes) + bank;
        ReadOnlyMemory<sbyte> values = bank == lanes ? weights.Bias
            : input < weights.Inputs ? weights.Weights.AsMemory(input * weights.Neurons, weights.Neurons)
            : new sbyte[weights.Neurons];
        return values.Slice(row % folds * elements, elements);
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

/// <summary>Orders in which weights can be loaded.</summary>
internal enum WeightOrder
{
    /// <summary>Each bank selected, its rows in sequence.</summary>
    BankByBank,

    /// <summary>The same, but the first bank is not selected: it is after reset.</summary>
    FromReset,

    /// <summary>Rows from the last to the first, each chosen by its number.</summary>
    RowsDescending,
}
