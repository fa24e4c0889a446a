using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Noc.NocRouter;

/// <summary>View model of the template <c>noc_router</c>.</summary>
/// <param name="parameters">The router.</param>
/// <param name="design">Receives the modules that it instantiates.</param>
internal sealed class NocRouterView(NocRouterParameters parameters, DesignBuilder design)
{
    private readonly NocRouterNames _names = new(parameters);
    private readonly NocRouteView _routes = new(parameters, new NocRouterNames(parameters));
    private readonly NocRouterParts _parts = new(parameters, design);

    private int Channels => parameters.VirtualChannels;

    private bool Credit => parameters.Flow == NocFlow.Credit;

    private bool Multicast => parameters.MulticastGroups > 0;

    private bool TwoStage => parameters.Pipeline == NocPipeline.TwoStage;

    /// <summary>The view model.</summary>
    public ViewModel Build()
    {
        IReadOnlyList<NocPort> ports = parameters.Ports;
        int groupBits = ports.Count * parameters.MulticastGroups;
        var model = new ViewModel
        {
            ["size"] = parameters.Size.ToString(),
            ["place"] = PlaceComment(),
            ["channel_comment"] = Channels == 1 ? "" : $",\n// on one of {Text(Channels)} virtual channels, which it keeps",
            ["latency_comment"] = TwoStage
                ? "A flit leaves two cycles after it came at the earliest: the route is a stage of its own."
                : "A flit leaves in the cycle after it came at the earliest.",
            ["flow_comment"] = FlowComment(),
            ["multicast"] = Multicast,
            ["inputs"] = _names.Inputs.Select(input => Input(input.Port, input.Channel)).ToList(),
            ["outputs"] = ports.Select(Output).ToList(),
            ["takens"] = _names.Inputs.Select(input => Taken(input.Port, input.Channel)).ToList(),
            ["several"] = Channels > 1,
            ["channel_range"] = VectorRange.Of(Channels),
            ["channel_zero"] = Literal.Decimal(0, Channels),
            ["local_came"] = Credit ? "in_local_valid_i" : $"in_local_valid_i {(Channels > 1 ? "&" : "&&")} in_local_ready_o",
            ["local_closed"] = Channels > 1 ? "~|(local_open_q & in_local_valid_i)" : "!local_open_q",
            ["local_last"] = Multicast
                ? $"in_local_kind_i[1] || (local_head && {NocRouteView.Multicast("in_local_data_i")})"
                : "in_local_kind_i[1]",
            ["drop_sum"] = string.Concat(Enumerable.Range(0, Channels).Select(channel => $" + {{8'd0, {_names.From(NocPort.Local, channel)}_drop}}")),
        };
        if (Multicast)
        {
            model["groups"] = parameters.MulticastGroups;
            model["group_range"] = VectorRange.Of(ports.Count);
            model["group_bits"] = ports.Count;
            model["group_last"] = parameters.MulticastGroups - 1;
        }

        return model;
    }

    /// <summary>Coordinates that the router must be told: those of dimensions with more than one node.</summary>
    public IEnumerable<(string Name, int Width)> Coordinates() =>
        new[] { ("x", parameters.Size.X), ("y", parameters.Size.Y), ("z", parameters.Size.Z) }
            .Where(axis => axis.Item2 > 1).Select(axis => (axis.Item1, FixedPoint.IndexWidth(axis.Item2)));

    private static ViewModel PortView(string direction, NocPort port) => new()
    {
        ["place"] = PlaceOf(port),
        ["port"] = $"{direction}_{NocTurns.NameOf(port)}",
    };

    /// <summary>What a port leads to: <c>the East neighbour</c>.</summary>
    public static string PlaceOf(NocPort port) => port == NocPort.Local ? "the node" : $"the {port} neighbour";

    private ViewModel Input(NocPort port, int channel)
    {
        string name = _names.From(port, channel);
        List<ViewModel> marks = _routes.Marks(port, channel);
        var view = new ViewModel
        {
            ["place"] = PlaceOf(port) + (Channels > 1 ? $", channel {Text(channel)}" : ""),
            ["name"] = name,
            ["two_stage"] = TwoStage,
            ["hold"] = parameters.HoldData,
            ["credit"] = Credit,
            ["buffer"] = new List<ViewModel> { _parts.Buffer(port, channel, name, _routes.Valid(port, channel), marks.Count) },
            ["valid"] = _routes.Valid(port, channel),
            ["routes"] = _routes.Wires(port, channel),
            ["marks"] = marks,
            ["ways"] = _routes.Ways(port, channel),
            ["leads"] = _routes.Leads(port, channel),
            ["leads_all"] = NocRouterNames.Repeat(_routes.Leads(port, channel), marks.Count),
            ["routed"] = channel == 0,
            ["port"] = $"in_{NocTurns.NameOf(port)}",
            ["route_range"] = VectorRange.Of(marks.Count),
            ["local"] = port == NocPort.Local,
            ["multicast"] = Multicast,
            ["done_range"] = VectorRange.Of(_names.OutputsOf(port).Count),
            ["credit_port"] = $"in_{NocTurns.NameOf(port)}_credit_o{NocRouterNames.Select(channel, Channels)}",
            ["freed"] = TwoStage ? $"{name}_waiting && {name}_move" : $"{name}_taken",
        };
        return view;
    }

    private ViewModel Output(NocPort output)
    {
        IReadOnlyList<NocPort> sources = _names.SourcesOf(output);
        string to = NocRouterNames.To(output);
        string port = $"out_{NocTurns.NameOf(output)}";
        string ready = Credit ? $"{to}_ready" : $"{port}_ready_i";
        string signal = Channels > 1 || Credit ? "taken" : "grant";
        List<string> granted = [.. Enumerable.Range(0, Channels).Select(channel => $"{_names.To(output, channel)}_any")];
        var lanes = new List<ViewModel>();
        for (int channel = 0; channel < Channels; channel++)
        {
            string served = Channels > 1 ? $"{to}_turn{NocRouterNames.Select(channel, Channels)}" : ready;
            string lane = _names.To(output, channel);
            int index = channel;
            lanes.Add(new ViewModel
            {
                ["name"] = lane,
                ["requests"] = Separated([.. sources.Reverse().Select(input => ("term", Request(input, index, output)))], ",", ";", sources.Count == 1),
                ["taken"] = $"{lane}_grant & {NocRouterNames.Repeat(served, sources.Count)}",
                ["lasts"] = Separated(
                    [.. sources.Select(input => ("term", $"({_names.Bit(output, index, "grant", input)} && {_names.From(input, index)}_flit[33])"))], " ||", ";", closed: true),
                ["signal"] = $"{lane}_{signal}",
                ["idle_all"] = NocRouterNames.Repeat($"{to}_idle", sources.Count),
                ["arbiter"] = new List<ViewModel> { _parts.Arbiter(output, channel, sources.Count, served) },
            });
        }

        var terms = (from channel in Enumerable.Range(0, Channels)
                     from input in sources
                     select (Mask: _names.Bit(output, channel, signal, input), Shown: _names.Bit(output, channel, "shown", input), Flit: $"{_names.From(input, channel)}_flit")).ToList();
        string valid = Channels > 1 ? $"{to}_turn" : Credit ? $"{granted[0]} && {ready}" : granted[0];
        return new ViewModel
        {
            ["place"] = PlaceOf(output),
            ["output"] = to,
            ["port"] = port,
            ["single"] = sources.Count == 1,
            ["range"] = VectorRange.Of(sources.Count),
            ["credit"] = Credit,
            ["several"] = Channels > 1,
            ["channel_range"] = VectorRange.Of(Channels),
            ["lanes"] = lanes,
            ["able"] = $"{{{string.Join(", ", Enumerable.Reverse(granted))}}} & {ready}",
            ["turn"] = Channels > 1 ? new List<ViewModel> { _parts.Turn(output) } : [],
            ["counters"] = Credit ? _parts.Counters(output, port) : [],
            ["terms"] = terms.Select(term => new ViewModel
            {
                ["mask"] = NocRouterNames.Repeat(term.Mask, 34),
                ["kind_mask"] = NocRouterNames.Repeat(term.Mask, 2),
                ["data_mask"] = NocRouterNames.Repeat(term.Shown, 32),
                ["flit"] = term.Flit,
                ["separator"] = term == terms[^1] ? ";" : " |",
            }).ToList(),
            ["valid"] = valid,
            ["hold"] = parameters.HoldData,
            ["idle"] = Channels > 1 ? $"~|{valid}" : Credit ? $"!({valid})" : $"!{valid}",
            ["zero"] = Literal.Decimal(0, sources.Count),
        };
    }

    private string Request(NocPort input, int channel, NocPort output)
    {
        string name = _names.From(input, channel);
        string held = _names.Bit(output, channel, "held", input);
        // With one stage there is no route where there is no flit.
        string goes = _routes.Goes(input, channel, output);
        string request = $"{(TwoStage ? $"({name}_valid && {goes})" : goes)} || ({name}_body && {held})";
        IReadOnlyList<NocPort> outputs = _names.OutputsOf(input);
        return Multicast
            ? $"({request}) && !{name}_done_q{NocRouterNames.Select(outputs.ToList().IndexOf(output), outputs.Count)}"
            : request;
    }

    private ViewModel Taken(NocPort input, int channel)
    {
        IReadOnlyList<NocPort> outputs = _names.OutputsOf(input);
        string name = _names.From(input, channel);
        bool local = input == NocPort.Local;
        IEnumerable<NocPort> listed = Multicast ? outputs.Reverse() : outputs;
        string between = Multicast ? "," : " ||";
        string end = Multicast ? "" : ";";
        var view = new ViewModel
        {
            ["multicast"] = Multicast,
            ["name"] = name,
            ["dropped"] = local ? $" {name}_drop ||" : "",
            ["dropped_or"] = local ? $"{name}_drop || " : "",
            ["terms"] = listed.Select((output, index) => new ViewModel
            {
                ["taken"] = _names.Bit(output, channel, "taken", input),
                ["wanted"] = _names.Bit(output, channel, "request", input),
                ["separator"] = index == outputs.Count - 1 ? end : between,
            }).ToList(),
            ["local"] = local,
        };
        if (Multicast)
        {
            view["done_range"] = VectorRange.Of(outputs.Count);
            view["done_zero"] = Literal.Decimal(0, outputs.Count);
        }

        if (local)
        {
            view["ways"] = $"~|{{{string.Join(", ", outputs.Select(output => _routes.Goes(input, channel, output)))}}}";
            view["held"] = $"~|{{{string.Join(", ", outputs.Select(output => _names.Bit(output, channel, "held", input)))}}}";
        }

        return view;
    }

    private static List<ViewModel> Separated(IReadOnlyList<(string Key, string Value)> entries, string between, string end, bool closed) =>
        [.. entries.Select((entry, index) => new ViewModel
        {
            [entry.Key] = entry.Value,
            ["separator"] = index < entries.Count - 1 ? between : closed ? end : "",
        })];

    private string PlaceComment()
    {
        string letters = string.Join(", ", parameters.Ports.Skip(1));
        return letters.Length == 0 ? "the only node" : $"ports {letters}";
    }

    private string FlowComment() => (Credit, Channels) switch
    {
        (true, _) => $"// Senders count the free places of a buffer, {Text(parameters.Depth)} at first; credit bits return them.",
        (_, 1) => "// valid holds until ready and does not wait for it; ready depends on registers alone.",
        _ => "// A bit of ready for each channel, from registers: room in its buffer. At most one bit of valid is\n"
            + "// set, of a channel that is ready: which one the link serves is chosen among these.",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
