using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>Ports of a packer.</summary>
public sealed class LanePackerPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Slots, items per beat, width.</param>
    public LanePackerPorts(LanePackerParameters parameters)
    {
        Group("Slots, slot 0 in the low bits; any of them may be empty");
        Items = Input("items", new ItemStream(parameters.InputItems, parameters.ItemWidth, keeps: true));
        Group("Dense beats");
        Beat = Output("beat", new ItemStream(parameters.BeatItems, parameters.ItemWidth, keeps: true));
    }

    /// <summary>Slots.</summary>
    public ItemStream Items { get; }

    /// <summary>The items that were there, densely.</summary>
    public ItemStream Beat { get; }
}
