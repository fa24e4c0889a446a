using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;

namespace Hdl.Spiking.SpikingNet;

/// <summary>Words of spikes to events, one per cycle: template <c>spike_events</c>.</summary>
/// <param name="Map">Shape of what spikes.</param>
/// <param name="BanksY">Rows of positions in a word.</param>
/// <param name="BanksX">Columns of positions in a word.</param>
/// <param name="Lanes">Channels of a position in a word.</param>
/// <param name="Folds">Words of a position.</param>
internal sealed record SpikeEventsModule(
    MapShape Map, int BanksY, int BanksX, int Lanes, int Folds)
{
    /// <summary>The words of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="map">Shape of its outputs.</param>
    public static SpikeEventsModule Of(SpikingConvParameters layer, MapShape map)
    {
        var shape = new SpikingConvResolvedParameters(layer);
        return new(map, shape.BanksY, shape.BanksX, shape.Lanes, layer.Folds);
    }

    /// <summary>The words, of one declaration of ports.</summary>
    public SpikeWordStream Words() => new(Map.Height, Map.Width, Folds, BanksY * BanksX * Lanes, tagWidth: 1);

    /// <summary>Adds it to a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="name">Name of the module.</param>
    public ModuleInterface Add(DesignBuilder design, string name)
    {
        int banks = BanksY * BanksX;
        int bits = banks * Lanes;
        ModuleInterface ports = new InterfaceBuilder(name, design.Style)
            .Group("Words with spikes")
            .Include(new SpikeWordPorts("word", isInput: true, Words()))
            .Group("Their events")
            .Include(new MapEventPorts(
                "event", isInput: false, new MapEventStream(Map.Height, Map.Width, Map.Channels, tagWidth: 1)))
            .Build();
        return design.AddModule("spike_events", ports, new ViewModel
        {
            ["tag_width"] = 1,
            ["folds"] = Folds,
            ["fold_width"] = FixedPoint.IndexWidth(Folds),
            ["y_width"] = FixedPoint.IndexWidth(Map.Height),
            ["x_width"] = FixedPoint.IndexWidth(Map.Width),
            ["channel_width"] = FixedPoint.IndexWidth(Map.Channels),
            ["banks"] = banks,
            ["banks_y"] = BanksY,
            ["banks_x"] = BanksX,
            ["lanes"] = Lanes,
            ["bits"] = bits,
            ["lowest_one"] = Literal.Decimal(1, bits),
            ["bank_width"] = FixedPoint.IndexWidth(banks),
            ["lane_width"] = FixedPoint.IndexWidth(Lanes),
            ["bank_list"] = Enumerable.Range(0, banks).Select(bank => new ViewModel
            {
                ["key"] = bank == banks - 1 ? "default" : Literal.Decimal(bank, FixedPoint.IndexWidth(banks)),
                ["row"] = bank / BanksX,
                ["column"] = bank % BanksX,
            }).ToList(),
        });
    }
}
