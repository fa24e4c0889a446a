using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// The registers of <c>twsnn</c> as software sees them while nothing is in flight (docs/twsnn.md): what a write or a
/// read answers, and what a write changes in the network.
/// </summary>
internal sealed class TwSnnRegistersGolden
{
    private readonly TwSnnResolvedParameters _configuration;
    private readonly TernaryNetworkGolden _network;
    private readonly bool _pixels;
    private int _weightLayer;
    private int _weightBank;
    private int _weightRow;
    private int _weightWord;

    /// <summary>Registers after reset.</summary>
    public TwSnnRegistersGolden(TwSnnResolvedParameters configuration, TernaryNetworkGolden network)
    {
        _configuration = configuration;
        _network = network;
        _pixels = configuration.Parameters.Input == TwSnnInput.Pixels;
        Steps = configuration.Network.Steps;
    }

    /// <summary>Time steps per image.</summary>
    public int Steps { get; private set; }

    /// <summary>Sticky errors: bit 0 short image, 1 long image, 2 address, 3 refused write.</summary>
    public uint Errors { get; set; }

    /// <summary>Whether a part of an image has arrived; whole ones are done when a phase is over.</summary>
    public bool Busy { get; set; }

    /// <summary>Results sent.</summary>
    public uint Images { get; set; }

    /// <summary>Time steps finished.</summary>
    public uint TimeSteps { get; set; }

    /// <summary>Cycles with an image in flight.</summary>
    public ulong Cycles { get; set; }

    /// <summary>A write; false where it is refused.</summary>
    public bool Write(uint address, uint data, uint strobe)
    {
        bool accepted = strobe == 0xF && TryWrite((int)address, data);
        Errors |= accepted ? 0u : 8u;
        return accepted;
    }

    /// <summary>A read; null where it is refused.</summary>
    public uint? Read(uint address)
    {
        switch ((int)address)
        {
            case TwSnnRegisters.Id:
                return TwSnnRegisters.IdValue;
            case TwSnnRegisters.Version:
                return ((uint)TwSnnRegisters.VersionMajor << 16) | TwSnnRegisters.VersionMinor;
            case TwSnnRegisters.Shape:
                return Shape;
            case TwSnnRegisters.Steps:
                return (uint)Steps;
            case TwSnnRegisters.Status:
                return (Errors << 8) | (Busy ? 1u : 0u);
            case TwSnnRegisters.Level when HasLevel:
                return (uint)_network.Level;
            case TwSnnRegisters.Images when HasCounters:
                return Images;
            case TwSnnRegisters.TimeSteps when HasCounters:
                return TimeSteps;
            case TwSnnRegisters.CyclesLow when HasCounters:
                return (uint)Cycles;
            case TwSnnRegisters.CyclesHigh when HasCounters:
                return (uint)(Cycles >> 32);
        }

        if (IsSeed(address, out int lane))
        {
            return _network.Seeds[lane];
        }

        if (!IsLayer(address, out int layer, out int offset))
        {
            return null;
        }

        NetworkLayerGolden golden = _network.Layers[layer];
        if (offset == TwSnnRegisters.LayerShape)
        {
            TernaryLayerWeights weights = _configuration.Network.Layers[layer];
            return (uint)(weights.Inputs | (weights.Neurons << 16));
        }

        return (golden.CountThresholds, offset) switch
        {
            ({ } counts, >= TwSnnRegisters.CountThreshold and <= TwSnnRegisters.CountThreshold + 8) =>
                (uint)counts[(offset - TwSnnRegisters.CountThreshold) / 4],
            (null, TwSnnRegisters.WeightScale) => (uint)golden.WeightScale,
            (null, TwSnnRegisters.BiasScale) => (uint)golden.BiasScale,
            (null, TwSnnRegisters.Threshold) => (uint)golden.Threshold,
            _ => null,
        };
    }

    // 7:0 layers, 15:8 lanes, 23:16 pixels per beat, then one bit each: threshold coding, count datapath, potentials
    // read out, weights written, counters, one seed.
    private uint Shape
    {
        get
        {
            TwSnnParameters parameters = _configuration.Parameters;
            uint word = (uint)(_configuration.Network.Layers.Count | (parameters.Lanes << 8));
            word |= _pixels ? (uint)parameters.PixelsPerBeat << 16 : 0;
            word |= HasLevel ? 1u << 24 : 0;
            word |= parameters.Datapath == Datapath.Count ? 1u << 25 : 0;
            word |= _configuration.Network.Readout == Readout.Potential ? 1u << 26 : 0;
            word |= parameters.Weights == WeightStorage.Ram ? 1u << 27 : 0;
            word |= parameters.Counters ? 1u << 28 : 0;
            return word
                | (
                    _pixels
                    && _configuration.Network.Coding == InputCoding.Poisson
                    && parameters.Seeds == TwSnnSeeds.One
                        ? 1u << 29
                        : 0);
        }
    }

    private bool HasCounters => _configuration.Parameters.Counters;

    private bool HasLevel => _pixels && _configuration.Network.Coding == InputCoding.Threshold;

    private bool TryWrite(int address, uint data)
    {
        switch (address)
        {
            case TwSnnRegisters.Steps when data >= 1 && data <= _configuration.Parameters.MaxSteps:
                Steps = (int)data;
                return true;
            case TwSnnRegisters.Status:
                Errors &= ~(data >> 8);
                return true;
            case TwSnnRegisters.Level when HasLevel && data <= 255:
                _network.Level = (int)data;
                return true;
            case TwSnnRegisters.Clear when HasCounters:
                (Images, TimeSteps, Cycles) = (0, 0, 0);
                return true;
        }

        if (IsSeed((uint)address, out int lane))
        {
            if (data is 0 or > 0xFFFF)
            {
                return false;
            }

            if (_configuration.Parameters.Seeds == TwSnnSeeds.One)
            {
                _network.SetOneSeed((ushort)data);
            }
            else
            {
                _network.SetSeed(lane, (ushort)data);
            }

            return true;
        }

        return
            _configuration.Parameters.Weights == WeightStorage.Ram
            && address is >= TwSnnRegisters.WeightSelect and <= TwSnnRegisters.WeightData
            ? TryWriteWeights(address, data)
            : IsLayer((uint)address, out int layer, out int offset) && TryWriteLayer(layer, offset, (int)data);
    }

    private bool TryWriteLayer(int layer, int offset, int data)
    {
        NetworkLayerGolden golden = _network.Layers[layer];
        if (golden.CountThresholds is { } counts)
        {
            // A count of I inputs lies in -I .. I and has CeilLog2(I + 1) + 1 bits.
            int width = FixedPoint.CeilLog2(_configuration.Network.Layers[layer].Inputs + 1) + 1;
            if (offset is < TwSnnRegisters.CountThreshold or > TwSnnRegisters.CountThreshold + 8
                || FixedPoint.Wrap(data, width) != data)
            {
                return false;
            }

            counts[(offset - TwSnnRegisters.CountThreshold) / 4] = data;
            golden.SetCountThresholds(counts[0], counts[1], counts[2]);
            return true;
        }

        bool isScale = (uint)data < 1u << _configuration.Parameters.Widths.ScaleWidth;
        switch (offset)
        {
            case TwSnnRegisters.WeightScale when isScale:
                golden.SetScales(data, golden.BiasScale, golden.Threshold);
                return true;
            case TwSnnRegisters.BiasScale when isScale:
                golden.SetScales(golden.WeightScale, data, golden.Threshold);
                return true;
            case TwSnnRegisters.Threshold when FixedPoint.Wrap(data, _configuration.Network.PotentialWidth) == data:
                golden.SetScales(golden.WeightScale, golden.BiasScale, data);
                return true;
            default:
                return false;
        }
    }

    private bool TryWriteWeights(int address, uint data)
    {
        int lanes = _configuration.Parameters.Lanes;
        if (address == TwSnnRegisters.WeightSelect)
        {
            uint layer = data >> 8;
            uint bank = data & 0xFF;
            if (layer >= _configuration.Network.Layers.Count || bank > lanes)
            {
                return false;
            }

            (_weightLayer, _weightBank, _weightRow, _weightWord) = ((int)layer, (int)bank, 0, 0);
            return true;
        }

        if (address == TwSnnRegisters.WeightRow)
        {
            if (data > 0xFFFF)
            {
                return false;
            }

            (_weightRow, _weightWord) = ((int)data, 0);
            return true;
        }

        TernaryLayerWeights shape = _configuration.Network.Layers[_weightLayer];
        int elements = _configuration.ProcessingElementsOf(_weightLayer);
        int folds = shape.Neurons / elements;
        int rows = _weightBank == lanes ? folds : FixedPoint.CeilDivide(shape.Inputs, lanes) * folds;
        if (address != TwSnnRegisters.WeightData || _weightRow >= rows)
        {
            return false;
        }

        StoreWord(shape, elements, folds, data);
        if (++_weightWord == FixedPoint.CeilDivide(2 * elements, 32))
        {
            (_weightRow, _weightWord) = (_weightRow + 1, 0);
        }

        return true;
    }

    // Word w of a row holds the codes of processing elements 16w .. 16w + 15; in fold f, element p is neuron f * P + p.
    private void StoreWord(TernaryLayerWeights shape, int elements, int folds, uint data)
    {
        int fold = _weightRow % folds;
        int input = (_weightRow / folds * _configuration.Parameters.Lanes) + _weightBank;
        for (int code = 0; code < 16; code++)
        {
            int element = (16 * _weightWord) + code;
            if (element >= elements)
            {
                return;
            }

            int neuron = (fold * elements) + element;
            int value = TernaryCode.Decode((int)(data >> (2 * code)));
            if (_weightBank == _configuration.Parameters.Lanes)
            {
                _network.Layers[_weightLayer].SetBias(neuron, value);
            }
            else if (input < shape.Inputs)
            {
                _network.Layers[_weightLayer].SetWeight(input, neuron, value);
            }
        }
    }

    private bool IsSeed(uint address, out int lane)
    {
        lane = ((int)address - TwSnnRegisters.Seeds) / 4;
        return _pixels
            && _configuration.Network.Coding == InputCoding.Poisson
            && address >= TwSnnRegisters.Seeds
            && address % 4 == 0
            && lane < (_configuration.Parameters.Seeds == TwSnnSeeds.One ? 1 : _configuration.Parameters.PixelsPerBeat);
    }

    private bool IsLayer(uint address, out int layer, out int offset)
    {
        layer = ((int)address - TwSnnRegisters.LayerBase) / TwSnnRegisters.LayerStride;
        offset = (int)address % TwSnnRegisters.LayerStride;
        return address >= TwSnnRegisters.LayerBase && address % 4 == 0 && layer < _configuration.Network.Layers.Count;
    }
}
