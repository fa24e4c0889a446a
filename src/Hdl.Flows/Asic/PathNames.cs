using Hdl.Core.Ports;

namespace Hdl.Flows.Asic;

/// <summary>
/// Puts RTL names on a path of netlist pins. Registers, ports and memories keep their names through mapping; nets
/// between gates mostly have none, so a gate is shown with a named net among its inputs instead.
/// </summary>
/// <param name="design">The mapped design.</param>
internal sealed class PathNames(MappedDesign design)
{
    private readonly NetlistText _text = new(design.Buffered);
    private readonly Dictionary<string, MappedCell> _cells = design.Buffered.Cells.ToDictionary(cell => cell.Name);

    /// <summary>The report of a path.</summary>
    /// <param name="pins">Pin, cell kind, edge, delay and time of each step, in order; the clock pin of the first
    /// register among them.</param>
    /// <param name="slack">Slack, in ns.</param>
    /// <param name="periodNs">Period, in ns.</param>
    /// <param name="tool">The analyser.</param>
    /// <param name="power">Power, or null.</param>
    public TimingReport Report(
        IReadOnlyList<(string Pin, string Cell, string Edge, double Delay, double Time)> pins, double slack,
        double periodNs, string tool, PowerReport? power)
    {
        var sinks = design
            .Buffered.Cells.SelectMany(cell =>
                cell.Pins.Where(pin => !NetlistSimulation.Drives(design.Library, cell, pin.Key))
                    .SelectMany(pin => pin.Value))
            .CountBy(net => net)
            .ToDictionary();
        // The path ends at the first input of a register or memory, or at an output; the capturing clock pin comes
        // after that.
        List<PathStep> steps = [];
        string to = "";
        foreach ((string pin, string cell, string edge, double delay, double time) in pins)
        {
            string[] parts = pin.Split('/');
            string shown = edge == "^" ? "rise" : "fall";
            if (parts.Length == 1)
            {
                if (steps.Count > 0)
                {
                    to = pin;
                    break;
                }

                steps.Add(new PathStep(delay, time, shown, "port", pin, sinks.GetValueOrDefault(NetOf(pin)), pin));
            }
            else if (!_cells.TryGetValue(parts[0], out MappedCell? instance))
            {
                continue;
            }
            else if (NetlistSimulation.Drives(design.Library, instance, parts[1].Split('[')[0]))
            {
                int net = instance.Pins.TryGetValue(parts[1], out IReadOnlyList<int>? nets)
                    ? nets[0]
                    : MappedNetlist.Zero;
                steps.Add(new PathStep(
                    delay, time, shown, cell, parts[0], sinks.GetValueOrDefault(net), Signal(instance, net)));
            }
            else if (steps.Count > 0)
            {
                to = EndOf(instance, parts[1]);
                break;
            }
        }

        return new TimingReport(tool, periodNs, slack, steps.Count > 0 ? steps[0].Signal : "", to, steps, power);
    }

    private string EndOf(MappedCell cell, string pin)
    {
        int[] driven =
        [
            .. cell
                .Pins.Where(other => NetlistSimulation.Drives(design.Library, cell, other.Key))
                .SelectMany(other => other.Value),
        ];
        return design.Library.Cells.ContainsKey(cell.Type)
            && driven.Length > 0
            && _text.Name(driven[0]) is { Length: > 0 } name
                ? name
            : cell.Register.Length > 0 ? cell.Register
            : $"{cell.Type} {pin}";
    }

    private string Signal(MappedCell cell, int net)
    {
        if (_text.Name(net) is { Length: > 0 } own)
        {
            return own;
        }

        if (cell.Register.Length > 0)
        {
            return cell.Register;
        }

        string? side = cell
            .Pins.Where(pin => !NetlistSimulation.Drives(design.Library, cell, pin.Key))
            .SelectMany(pin => pin.Value)
            .Select(_text.Name)
            .FirstOrDefault(name => name.Length > 0);
        return side is null ? "" : $"with {side}";
    }

    private int NetOf(string port) => design.Buffered.Ports
        .Where(candidate => candidate.Port.Direction == PortDirection.Input)
        .SelectMany(candidate => candidate.Nets).FirstOrDefault(net => _text.Net(net) == port);
}
