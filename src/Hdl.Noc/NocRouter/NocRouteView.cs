using Hdl.Core.Parameters;
using Hdl.Core.Templates;

namespace Hdl.Noc.NocRouter;

/// <summary>What decides where the flit of an input goes.</summary>
/// <param name="parameters">The router.</param>
/// <param name="names">Its signals.</param>
internal sealed class NocRouteView(NocRouterParameters parameters, NocRouterNames names)
{
    private static readonly string[] Axes = ["x", "y", "z"];

    private int[] Sizes => [parameters.Size.X, parameters.Size.Y, parameters.Size.Z];

    /// <summary>Axes along which a packet from an input may still go, in their order.</summary>
    public List<ViewModel> AxesOf(NocPort input)
    {
        List<ViewModel> axes = [];
        List<string> before = [];
        for (int axis = Math.Max(0, NocTurns.Dimension(input)); axis < Axes.Length; axis++)
        {
            // Where there is no port straight on, what came along this axis is where it must be.
            bool arrived = NocTurns.Dimension(input) == axis && !parameters.Has(input.Opposite());
            if (Sizes[axis] > 1 && !arrived)
            {
                axes.Add(new ViewModel
                {
                    ["name"] = Axes[axis],
                    ["size"] = Sizes[axis],
                    ["low"] = LowBit(axis),
                    ["before"] = before.ToList(),
                    ["ways"] = WaysAlong(axis, input),
                });
                before.Add(Axes[axis]);
            }
        }

        return axes;
    }

    /// <summary>Axes that an address may leave the mesh along.</summary>
    public List<ViewModel> Bounds() =>
    [
        .. Enumerable.Range(0, Axes.Length).Where(axis => Sizes[axis] < MeshSize.Greatest)
            .Select(axis => new ViewModel { ["low"] = LowBit(axis), ["greatest"] = Sizes[axis] - 1 }),
    ];

    /// <summary>
    /// Outputs by which packets from an input may leave; a route has a bit for each but an implied one, the first in
    /// bit 0.
    /// </summary>
    public List<ViewModel> WaysOf(NocPort input)
    {
        List<NocPort> kept = Kept(input);
        return [.. names.OutputsOf(input).Select(output => new ViewModel
        {
            ["to"] = NocRouterNames.To(output),
            ["implied"] = Implied(input, output),
            ["mark"] = kept.IndexOf(output),
            ["port"] = Index(output),
        })];
    }

    /// <summary>Outputs that a route has a bit for, the one of the highest bit first.</summary>
    public List<string> MarksOf(NocPort input) => [.. Enumerable.Reverse(Kept(input)).Select(NocRouterNames.To)];

    /// <summary>Whether more is to be known of a flit than its route.</summary>
    public bool NeedsValid(NocPort input) =>
        input == NocPort.Local || names.OutputsOf(input).Any(output => Implied(input, output));

    /// <summary>Numbers of the ports by which no packet from an input may leave.</summary>
    public List<int> ForeignOf(NocPort input) =>
        [.. parameters.Ports.Where(port => !NocTurns.IsLegal(input, port)).Select(Index)];

    private static int LowBit(int axis) => 1 + (3 * axis);

    private int Index(NocPort port) => parameters.Ports.ToList().IndexOf(port);

    private List<NocPort> Kept(NocPort input) => [.. names.OutputsOf(input).Where(output => !Implied(input, output))];

    // A head goes straight on where it neither turns nor has arrived: a bit that buffers of one stage need not keep.
    private bool Implied(NocPort input, NocPort output) =>
        parameters.Links.Pipeline == NocPipeline.OneStage && parameters.MulticastGroups == 0 && input != NocPort.Local
        && output == input.Opposite();

    private List<ViewModel> WaysAlong(int axis, NocPort input)
    {
        (NocPort plus, NocPort minus) = ((NocPort)((2 * axis) + 1), (NocPort)((2 * axis) + 2));
        // A packet that came along this axis can only go on, or has arrived.
        bool straight = NocTurns.Dimension(input) == axis;
        return [.. new[] { plus, minus }
            .Where(output => parameters.Has(output) && NocTurns.IsLegal(input, output) && !Implied(input, output))
            .Select(output => new ViewModel
            {
                ["to"] = NocRouterNames.To(output),
                ["ascends"] = output == plus,
                ["compares"] = !straight && parameters.Has(output.Opposite()),
            })];
    }
}
