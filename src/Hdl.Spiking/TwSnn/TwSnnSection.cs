using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.TwSnn;

/// <summary>One stage of the top module: its wires, then its instances.</summary>
/// <param name="title">Comment above the stage.</param>
internal sealed class TwSnnSection(string title)
{
    private readonly List<(string Name, int Width)> _wires = [];
    private readonly List<(string Name, string Value)> _assigns = [];
    private readonly List<ViewModel> _instances = [];

    /// <summary>Declares a wire and returns its name.</summary>
    public string Wire(string name, int width)
    {
        _wires.Add((name, width));
        return name;
    }

    /// <summary>Drives a wire of one bit or more.</summary>
    public void Assign(string name, int width, string value)
    {
        _wires.Add((name, width));
        _assigns.Add((name, value));
    }

    /// <summary>Drives a wire that was declared elsewhere.</summary>
    public void AssignExisting(string name, string value) => _assigns.Add((name, value));

    /// <summary>Instantiates a module.</summary>
    public void Instance(ModuleInterface module, string name, IReadOnlyDictionary<string, string> nets) =>
        _instances.Add(InstanceView.Of(module, name, nets));

    /// <summary>
    /// Declares a wire for every port of a stream, named after it with another prefix, and connects the ports to them.
    /// </summary>
    /// <param name="nets">Receives the connections.</param>
    /// <param name="module">Module that drives or takes the stream.</param>
    /// <param name="stream">The stream's name there.</param>
    /// <param name="prefix">Prefix of the wires.</param>
    /// <param name="declare">Whether the wires are declared here, or were by the other side.</param>
    public void Stream(Dictionary<string, string> nets, ModuleInterface module, string stream, string prefix, bool declare)
    {
        StreamPort port = module.Stream(stream);
        Connect(port.ValidPort, 1);
        if (port.ReadyPort is { } ready)
        {
            Connect(ready, 1);
        }

        foreach (StreamField field in port.Fields)
        {
            Connect(field.Port, field.Width);
        }

        void Connect(string name, int width)
        {
            string wire = prefix + name[stream.Length..^2];
            nets.Add(name, wire);
            if (declare)
            {
                _wires.Add((wire, width));
            }
        }
    }

    /// <summary>The view model.</summary>
    public ViewModel View()
    {
        int widest = _wires.Count == 0 ? 1 : _wires.Max(wire => wire.Width);
        int longest = _assigns.Count == 0 ? 0 : _assigns.Max(assign => assign.Name.Length);
        return new ViewModel
        {
            ["title"] = title,
            ["wires"] = _wires
                .Select(wire => new ViewModel { ["range"] = VectorRange.Padded(wire.Width, widest), ["name"] = wire.Name }).ToList(),
            ["assigns"] = _assigns
                .Select(assign => new ViewModel { ["name"] = assign.Name.PadRight(longest), ["value"] = assign.Value }).ToList(),
            ["instances"] = _instances,
        };
    }
}
