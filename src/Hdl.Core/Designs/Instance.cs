using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Core.Designs;

/// <summary>
/// An instance of a module whose nets are written once a stream: <c>.Stream("ack", "answer")</c> connects
/// <c>ack_valid_o</c> to <c>answer_valid</c>, <c>ack_data_o</c> to <c>answer_data</c>, and so on. What is named by
/// itself, with <see cref="Net"/>, comes first.
/// </summary>
/// <param name="module">Interface of the module to instantiate.</param>
/// <param name="name">Instance name, <c>u_...</c>.</param>
public sealed class Instance(ModuleInterface module, string name)
{
    private readonly Dictionary<string, string> _nets = [];

    /// <summary>Connects one port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="net">A net or an expression.</param>
    public Instance Net(string port, string net)
    {
        _nets.Add(port, net);
        return this;
    }

    /// <summary>
    /// Connects the ports of a stream that have no net yet to nets of another first part, without the suffix of the
    /// direction.
    /// </summary>
    /// <param name="stream">First part of the ports' names.</param>
    /// <param name="nets">First part of the nets' names.</param>
    /// <exception cref="ArgumentException">No such port is open.</exception>
    public Instance Stream(string stream, string nets) => Fill(stream, port => nets + port[stream.Length..^2]);

    /// <summary>
    /// Connects the ports of a stream that have no net yet to ports of the module above, of the same name but for its
    /// first part.
    /// </summary>
    /// <param name="stream">First part of the ports' names.</param>
    /// <param name="outer">First part of the names in the module above; null for the same.</param>
    /// <exception cref="ArgumentException">No such port is open.</exception>
    public Instance Through(string stream, string? outer = null) =>
        Fill(stream, port => (outer ?? stream) + port[stream.Length..]);

    /// <summary>Connects all other ports to nets of their names, without the suffix of the direction.</summary>
    public Instance Rest()
    {
        foreach (Port port in Open())
        {
            _nets.Add(port.Name, port.Name[..^2]);
        }

        return this;
    }

    /// <summary>Connects one port to bits of a wider net, as many as the port has.</summary>
    /// <param name="port">The port.</param>
    /// <param name="net">The net, a vector.</param>
    /// <param name="low">The lowest of the bits.</param>
    public Instance Bits(string port, string net, int low = 0) =>
        Net(port, net + TemplateFunctions.Slice(low, module.Ports.Single(own => own.Name == port).Width));

    /// <summary>What the partial <c>instance</c> takes.</summary>
    /// <exception cref="ArgumentException">A port left open, or a net for a port that is not there.</exception>
    public ViewModel View() => InstanceView.Of(module, name, _nets);

    private Instance Fill(string stream, Func<string, string> net)
    {
        Port[] ports = [.. Open().Where(port => port.Name.StartsWith($"{stream}_", StringComparison.Ordinal))];
        if (ports.Length == 0)
        {
            throw new ArgumentException($"{module.Name} has no open port of a stream '{stream}'.", nameof(stream));
        }

        foreach (Port port in ports)
        {
            _nets.Add(port.Name, net(port.Name));
        }

        return this;
    }

    private List<Port> Open() =>
        [
            .. module.Ports.Where(port =>
                port.Name != ModuleInterface.ClockPort && port.Name != module.ResetPort && !_nets.ContainsKey(port.Name)
            ),
        ];
}
