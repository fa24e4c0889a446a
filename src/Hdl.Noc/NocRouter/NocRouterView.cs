using Hdl.Core.Designs;
using Hdl.Core.Templates;

namespace Hdl.Noc.NocRouter;

/// <summary>What the template <c>noc_router</c> loops over: input channels, outputs, ways between them.</summary>
/// <param name="parameters">The router.</param>
/// <param name="design">Receives the modules that it instantiates.</param>
internal sealed class NocRouterView(NocRouterParameters parameters, DesignBuilder design)
{
    private readonly NocRouterNames _names = new(parameters);
    private readonly NocRouteView _routes = new(parameters, new NocRouterNames(parameters));
    private readonly NocRouterParts _parts = new(parameters, design);

    private int Channels => parameters.Links.VirtualChannels;

    /// <summary>The view model.</summary>
    public ViewModel Build() => new()
    {
        ["size"] = parameters.Size.ToString(),
        ["neighbours"] = parameters.Ports.Skip(1).Select(port => port.ToString()).ToList(),
        ["port_count"] = parameters.Ports.Count,
        ["bounds"] = _routes.Bounds(),
        ["bounded"] = _routes.Bounds().Count > 0,
        ["inputs"] = _names.Inputs.Select(input => Input(input.Port, input.Channel)).ToList(),
        ["outputs"] = parameters.Ports.Select(Output).ToList(),
    };

    private ViewModel Input(NocPort port, int channel)
    {
        List<string> marks = _routes.MarksOf(port);
        List<ViewModel> axes = _routes.AxesOf(port);
        List<int> foreign = _routes.ForeignOf(port);
        List<ViewModel> lanes = [.. _names.OutputsOf(port).Select(output => Lane(port, channel, output))];
        return new ViewModel
        {
            ["place"] = NocTurns.PlaceOf(port),
            ["channel"] = channel,
            ["name"] = _names.From(port, channel),
            ["link"] = $"in_{NocTurns.NameOf(port)}",
            ["local"] = port == NocPort.Local,
            ["buffer"] = _parts.Buffer(marks.Count),
            ["needs_valid"] = _routes.NeedsValid(port),
            ["axes"] = axes,
            ["axis_count"] = axes.Count,
            ["marks"] = marks,
            ["mark_count"] = marks.Count,
            ["ways"] = _routes.WaysOf(port),
            ["way_count"] = _names.OutputsOf(port).Count,
            ["foreign"] = foreign,
            ["has_foreign"] = foreign.Count > 0,
            ["lanes"] = lanes,
            ["lanes_down"] = Enumerable.Reverse(lanes).ToList(),
        };
    }

    private ViewModel Output(NocPort output)
    {
        List<NocPort> sources = _names.SourcesOf(output);
        List<ViewModel> lanes = [.. Enumerable.Range(0, Channels).Select(channel => new ViewModel
        {
            ["name"] = _names.To(output, channel),
            ["channel"] = channel,
            ["sources"] = sources.Select(input => Source(input, channel, output)).ToList(),
            ["requests"] = Enumerable.Reverse(sources).Select(input => Request(input, channel, output)).ToList(),
        })];
        return new ViewModel
        {
            ["place"] = NocTurns.PlaceOf(output),
            ["name"] = NocRouterNames.To(output),
            ["link"] = $"out_{NocTurns.NameOf(output)}",
            ["arbiter"] = _parts.Arbiter(sources.Count),
            ["round_robin"] = Channels > 1 ? NocRouterParts.RoundRobin(Channels, design) : "",
            ["counter"] = parameters.Flow == NocFlow.Credit ? _parts.Counter() : "",
            ["source_count"] = sources.Count,
            ["lanes"] = lanes,
            ["lanes_down"] = Enumerable.Reverse(lanes).Select(lane => lane["name"]).ToList(),
            ["terms"] = (from channel in Enumerable.Range(0, Channels)
                         from input in sources
                         select Term(input, channel, output)).ToList(),
        };
    }

    // An output's channel as an input's channel sees it, and the input's number among those that may ask for it.
    private ViewModel Lane(NocPort input, int channel, NocPort output) => new()
    {
        ["name"] = _names.To(output, channel),
        ["to"] = NocRouterNames.To(output),
        ["source"] = _names.SourcesOf(output).IndexOf(input),
        ["sources"] = _names.SourcesOf(output).Count,
    };

    // An input's channel as an output's channel sees it.
    private ViewModel Source(NocPort input, int channel, NocPort output) => new()
    {
        ["from"] = _names.From(input, channel),
        ["index"] = _names.SourcesOf(output).IndexOf(input),
    };

    // The same, with the output's number among the ways of the input.
    private ViewModel Request(NocPort input, int channel, NocPort output) => new()
    {
        ["from"] = _names.From(input, channel),
        ["index"] = _names.SourcesOf(output).IndexOf(input),
        ["way"] = _names.OutputsOf(input).IndexOf(output),
        ["ways"] = _names.OutputsOf(input).Count,
    };

    private ViewModel Term(NocPort input, int channel, NocPort output) => new()
    {
        ["from"] = _names.From(input, channel),
        ["lane"] = _names.To(output, channel),
        ["index"] = _names.SourcesOf(output).IndexOf(input),
    };
}
