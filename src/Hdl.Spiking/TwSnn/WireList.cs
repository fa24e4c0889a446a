using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.TwSnn;

/// <summary>Wires that the top module declares together, as wide as the ports that they connect.</summary>
internal sealed class WireList
{
    private readonly List<(string Name, int Width)> _wires = [];

    /// <summary>Adds one wire.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="width">Bits.</param>
    public WireList Add(string name, int width)
    {
        _wires.Add((name, width));
        return this;
    }

    /// <summary>Adds a wire for every port of a stream.</summary>
    /// <param name="module">A module that drives or takes the stream.</param>
    /// <param name="stream">The stream's name there.</param>
    /// <param name="nets">First part of the wires' names.</param>
    public WireList AddStream(ModuleInterface module, string stream, string nets)
    {
        foreach (Port port in module.Ports.Where(port => port.Name.StartsWith($"{stream}_", StringComparison.Ordinal)))
        {
            Add(nets + port.Name[stream.Length..^2], port.Width);
        }

        return this;
    }

    /// <summary>What the partial <c>twsnn_wires</c> takes.</summary>
    public List<ViewModel> View() =>
    [
        .. _wires.Select(wire => new ViewModel
        {
            ["name"] = wire.Name,
            ["width"] = wire.Width,
            ["widest"] = _wires.Max(other => other.Width),
        }),
    ];
}
