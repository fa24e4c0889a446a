using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Noc.NocRouter;

/// <summary>The wires that say where the flit of an input channel goes.</summary>
/// <param name="parameters">The router.</param>
/// <param name="names">Its signals.</param>
internal sealed class NocRouteView(NocRouterParameters parameters, NocRouterNames names)
{
    private static readonly string[] Axes = ["x", "y", "z"];

    private int[] Sizes => [parameters.Size.X, parameters.Size.Y, parameters.Size.Z];

    private bool TwoStage => parameters.Pipeline == NocPipeline.TwoStage;

    /// <summary>The wires in the order of their use: of a port with one stage, of a channel with two.</summary>
    public List<ViewModel> Wires(NocPort input, int channel)
    {
        string name = Prefix(input, channel);
        string flit = TwoStage ? $"{name}_oldest" : $"{name}_data_i";
        List<ViewModel> wires = [];
        string before = "";
        for (int axis = Math.Max(0, NocTurns.Dimension(input)); axis < Axes.Length; axis++)
        {
            if (Sizes[axis] > 1)
            {
                before = AddAxis(wires, input, name, flit, axis, before);
            }
        }

        string suffix = parameters.MulticastGroups > 0 ? "_single" : "";
        wires.Add(Wire($"{name}_to_local{suffix}", before.Length == 0 ? "1'b1" : before));
        if (parameters.MulticastGroups > 0)
        {
            AddTree(wires, input, name, flit);
        }

        if (input == NocPort.Local)
        {
            wires.Add(Wire($"{name}_inside", Inside(name, flit)));
        }

        return wires;
    }

    /// <summary>The condition that a flit which begins a packet is for a multicast group.</summary>
    public static string Multicast(string flit) => $"({flit}[31:30] == 2'd1 && !{flit}[0])";

    /// <summary>Whether the flit goes to an output.</summary>
    public string Goes(NocPort input, int channel, NocPort output) =>
        $"{names.From(input, channel)}_{NocRouterNames.To(output)}{(TwoStage ? "_q" : "")}";

    /// <summary>Bits of a route that are kept with a flit: their names, and what they are.</summary>
    public List<ViewModel> Marks(NocPort input, int channel)
    {
        List<NocPort> outputs = [.. names.OutputsOf(input).Where(output => !Implied(input, output))];
        return [.. outputs.Select((output, index) => new ViewModel
        {
            ["mark"] = $"{names.From(input, channel)}_{NocRouterNames.To(output)}",
            ["value"] = $"{Prefix(input, channel)}_{NocRouterNames.To(output)}",
            ["separator"] = index == 0 ? "" : ",",
        }).Reverse()];
    }

    /// <summary>Where the flit goes, as the route in a buffer tells it.</summary>
    public List<ViewModel> Ways(NocPort input, int channel)
    {
        string name = names.From(input, channel);
        List<NocPort> outputs = [.. names.OutputsOf(input).Where(output => !Implied(input, output))];
        return [.. names.OutputsOf(input).Select(output => new ViewModel
        {
            ["way"] = $"{name}_{NocRouterNames.To(output)}",
            ["from"] = Implied(input, output)
                ? $"{name}_valid && !{name}_body && ~|{name}_route"
                : $"{name}_route{NocRouterNames.Select(outputs.IndexOf(output), outputs.Count)}",
        })];
    }

    /// <summary>The wire that tells of a flit in the buffer of a router of one stage: routes tell it as well, where none is implied.</summary>
    public string Valid(NocPort input, int channel)
    {
        bool used = input == NocPort.Local || names.OutputsOf(input).Any(output => Implied(input, output));
        return $"{(used ? "" : "unused_")}{names.From(input, channel)}_valid";
    }

    /// <summary>Whether a flit asks for outputs itself: it is the head of a packet that is not dropped.</summary>
    public string Leads(NocPort input, int channel)
    {
        string head = TwoStage ? $"{names.From(input, channel)}_oldest[32]" : NocRouterNames.Head(input);
        return input == NocPort.Local ? $"({head} && {Prefix(input, channel)}_inside)" : head;
    }

    // A head goes straight on where it neither turns nor has arrived: a bit that buffers need not keep.
    private bool Implied(NocPort input, NocPort output) =>
        !TwoStage && parameters.MulticastGroups == 0 && input != NocPort.Local && output == input.Opposite();

    // With one stage the route is found as a flit comes in, once for all channels of a port.
    private string Prefix(NocPort input, int channel) => TwoStage ? names.From(input, channel) : $"in_{NocTurns.NameOf(input)}";

    // Requests along one axis; gives the condition that this axis and those before it are done.
    private string AddAxis(List<ViewModel> wires, NocPort input, string name, string flit, int axis, string before)
    {
        int width = FixedPoint.IndexWidth(Sizes[axis]);
        int low = 1 + (3 * axis);
        string place = width == 1 ? $"{flit}[{Text(low)}]" : $"{flit}[{Text(low + width - 1)}:{Text(low)}]";
        string own = $"{Axes[axis]}_i";
        string here = $"{name}_{Axes[axis]}_here";
        string suffix = parameters.MulticastGroups > 0 ? "_single" : "";
        string prefix = before.Length == 0 ? "" : $"{before} && ";
        bool arrived = NocTurns.Dimension(input) == axis && !parameters.Has(input.Opposite());
        if (arrived)
        {
            // There is no port straight on: what came along this axis is where it must be.
            return before;
        }

        wires.Add(Wire(here, $"{place} == {own}"));
        (NocPort plus, NocPort minus) = ((NocPort)((2 * axis) + 1), (NocPort)((2 * axis) + 2));
        foreach ((NocPort output, string relation) in new[] { (plus, ">"), (minus, "<") })
        {
            if (parameters.Has(output) && NocTurns.IsLegal(input, output) && !Implied(input, output))
            {
                // A packet that came along this axis can only go on, or has arrived.
                bool straight = NocTurns.Dimension(input) == axis;
                bool other = parameters.Has(output == plus ? minus : plus) && !straight;
                string condition = straight || !other ? $"!{here}" : $"{place} {relation} {own}";
                wires.Add(Wire($"{name}_{NocRouterNames.To(output)}{suffix}", prefix + condition));
            }
        }

        return prefix + here;
    }

    // The destination lies in the mesh, or the group exists.
    private string Inside(string name, string flit)
    {
        List<string> conditions = [];
        for (int axis = 0; axis < Axes.Length; axis++)
        {
            if (Sizes[axis] < MeshSize.Greatest)
            {
                int low = 1 + (3 * axis);
                conditions.Add($"{flit}[{Text(low + 2)}:{Text(low)}] <= {Literal.Decimal(Sizes[axis] - 1, 3)}");
            }
        }

        string inside = conditions.Count == 0 ? "1'b1" : string.Join(" &&\n      ", conditions);
        return parameters.MulticastGroups == 0
            ? inside
            : $"{Multicast(flit)} ?\n      {flit}[9:1] <= {Literal.Decimal(parameters.MulticastGroups - 1, 9)} && |{name}_tree :\n      {inside}";
    }

    private void AddTree(List<ViewModel> wires, NocPort input, string name, string flit)
    {
        int groups = parameters.MulticastGroups;
        int width = FixedPoint.IndexWidth(groups);
        IReadOnlyList<NocPort> ports = parameters.Ports;
        string number = groups == 1 ? "0" : width == 1 ? $"{flit}[1]" : $"{flit}[{Text(width)}:1]";
        wires.Add(Wire($"{name}_multicast", Multicast(flit)));
        wires.Add(Wire($"{name}_tree", $"group[{number}]", VectorRange.Of(ports.Count)));
        foreach (NocPort output in names.OutputsOf(input))
        {
            string goes = $"{name}_{NocRouterNames.To(output)}";
            string bit = $"{name}_tree{NocRouterNames.Select(ports.ToList().IndexOf(output), ports.Count)}";
            wires.Add(Wire(goes, $"{name}_multicast ? {bit} : {goes}_single"));
        }

        List<string> unused = [.. ports.Where(port => !NocTurns.IsLegal(input, port))
            .Select(port => $"{name}_tree{NocRouterNames.Select(ports.ToList().IndexOf(port), ports.Count)}")];
        if (unused.Count > 0)
        {
            wires.Add(Wire($"unused_{name}_tree", $"&{{1'b0, {string.Join(", ", unused)}}}"));
        }
    }

    private static ViewModel Wire(string wire, string expression, string range = "") =>
        new() { ["range"] = range, ["wire"] = wire, ["expression"] = expression };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
