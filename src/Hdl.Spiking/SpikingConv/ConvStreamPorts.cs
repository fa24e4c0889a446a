using Hdl.Core.Ports;

namespace Hdl.Spiking.SpikingConv;

/// <summary>The ports of one stream of events of a map.</summary>
public sealed class MapEventPorts : ModulePorts
{
    /// <summary>Declares the stream.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isInput">Whether it goes into the module.</param>
    /// <param name="events">Its fields.</param>
    public MapEventPorts(string name, bool isInput, MapEventStream events) =>
        Events = isInput ? Input(name, events) : Output(name, events);

    /// <summary>The stream.</summary>
    public MapEventStream Events { get; }
}

/// <summary>The ports of one stream of words of spikes or potentials.</summary>
public sealed class SpikeWordPorts : ModulePorts
{
    /// <summary>Declares the stream.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isInput">Whether it goes into the module.</param>
    /// <param name="words">Its fields.</param>
    public SpikeWordPorts(string name, bool isInput, SpikeWordStream words) =>
        Words = isInput ? Input(name, words) : Output(name, words);

    /// <summary>The stream.</summary>
    public SpikeWordStream Words { get; }
}
