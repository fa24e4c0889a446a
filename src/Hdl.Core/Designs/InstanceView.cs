using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Core.Designs;

/// <summary>
/// View model of a module instance, for the partial <c>instance</c>: named connections in the order of the ports.
/// </summary>
public static class InstanceView
{
    /// <summary>
    /// Connects every port of a module. Clock and reset connect to their namesakes unless named otherwise.
    /// </summary>
    /// <param name="module">Interface of the module to instantiate.</param>
    /// <param name="name">Instance name, <c>u_...</c>.</param>
    /// <param name="nets">Net or expression by port.</param>
    /// <exception cref="ArgumentException">A port left open, or a net for a port that is not there.</exception>
    public static ViewModel Of(ModuleInterface module, string name, IReadOnlyDictionary<string, string> nets)
    {
        string? stranger = nets.Keys.FirstOrDefault(port => module.Ports.All(own => own.Name != port));
        if (stranger is not null)
        {
            throw new ArgumentException($"{module.Name} has no port '{stranger}'.", nameof(nets));
        }

        int width = module.Ports.Max(port => port.Name.Length);
        var connections = new List<ViewModel>();
        foreach (Port port in module.Ports)
        {
            bool common = port.Name == ModuleInterface.ClockPort || port.Name == module.ResetPort;
            // Named after the port it is the design's own reset, in whatever way the module above takes that in.
            bool reset = port.Name == module.ResetPort && nets.GetValueOrDefault(port.Name, port.Name) == port.Name;
            string net =
                nets.GetValueOrDefault(port.Name)
                ?? (
                    common
                        ? port.Name
                        : throw new ArgumentException(
                            $"Port '{port.Name}' of {module.Name} is left open.", nameof(nets)));
            connections.Add(new ViewModel
            {
                ["port"] = port.Name.PadRight(width),
                ["net"] = net,
                ["is_reset"] = reset,
                ["separator"] = port == module.Ports[^1] ? "" : ",",
            });
        }

        return new ViewModel { ["module"] = module.Name, ["name"] = name, ["connections"] = connections };
    }
}
