using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TwSnnNoc;

namespace Hdl.Spiking.Tests.TwSnnNoc;

/// <summary>The gateway without the network, which never sends it what nobody asked for.</summary>
public sealed class GatewayTests
{
    private const uint Response = 0x1001;
    private const uint Request = 1;

    private static readonly GatewayPorts Ports = new(pixels: 4);

    [Fact]
    public async Task What_nobody_asked_for_is_dropped_and_counted_and_disturbs_nothing()
    {
        CosimReport report = await new CosimRunner(new CliWrapProcessRunner()).RunAsync(Job(), new CosimOptions());

        Assert.True(report.Passed, report.Failure?.ToString());
    }

    // Where the network's own scenarios cannot show a fault, its reason may say that this bench does.
    [Fact]
    public async Task Faults_that_are_said_to_be_found_here_are()
    {
        string reasons = Path.Combine(AppContext.BaseDirectory, "cocosim", "mutation", "twsnn_noc.yaml");
        Assert.Contains(nameof(GatewayTests), await File.ReadAllTextAsync(reasons), StringComparison.Ordinal);

        MutationReport report = await new MutationRunner(new CliWrapProcessRunner()).RunAsync(Job(), new MutationOptions
        {
            Limit = 10_000,
            Files = ["twsnn_noc_gateway.v", "twsnn_noc_packet_port.v", "twsnn_noc_spike_collector.v"],
            Explanations = Explanations.Read(reasons),
        });

        Assert.Null(report.Baseline);
        IEnumerable<string> missed = report
            .Survivors.Where(survivor =>
                survivor.Reason?.Contains(nameof(GatewayTests), StringComparison.Ordinal) == true)
            .Select(survivor => survivor.Mutant.Id);
        Assert.Equal([], missed);
    }

    private static CosimJob Job()
    {
        var script = new Script();
        script.Receive(1, (FlitKind.Single, Response));
        script.Receive(1, (FlitKind.Head, Response | (9 << 13)), (FlitKind.Body, 7), (FlitKind.Tail, 9));
        script.Receive(2, (FlitKind.Body, Response), (FlitKind.Tail, Response));
        script.Receive(1, (FlitKind.Head, Request), (FlitKind.Tail, 9));
        script.Receive(1, (FlitKind.Head, 0x1000), (FlitKind.Tail, 9));

        // While an answer is waited for, only an answer is one.
        script.Ask(node: 9);
        script.Receive(2, (FlitKind.Single, Request), (FlitKind.Tail, Response));
        script.Answer(Response | (9 << 13), 0x5000_0000, 0x4E4F_4445);
        script.Receive(1, (FlitKind.Single, Response | (9 << 13)));
        script.Ask(node: 1);
        script.Receive(1, (FlitKind.Head, Request), (FlitKind.Body, 1), (FlitKind.Tail, 2));
        script.Answer(Response | (1 << 13) | (3u << 30));

        for (uint word = 0; word < 8; word++)
        {
            script.Ask(node: 9);
            script.Answer(Response | (9 << 13), 0x5000_0000, word);
        }

        // Spikes of a stranger, of a neuron that is not there, reserved types, an acknowledgement that nobody waits
        // for.
        script.Receive(2, (FlitKind.Single, Flit.Spike(0, 1, 0)), (FlitKind.Single, Flit.Spike(0, 9, 8)));
        script.Receive(5, [.. Enumerable.Range(3, 5).Select(type => (FlitKind.Single, Flit.Of(0, 9, 0, type)))]);
        script.Receive(
            3, [.. Enumerable.Range(0, 3).Select(type => (FlitKind.Single, Flit.Of(0, 9, 0, type) | (1u << 31)))]);
        script.Receive(2, (FlitKind.Single, Flit.Acknowledge(0, 1)), (FlitKind.Single, Flit.End(0, 1)));
        ITarget target = new TwSnnNocGenerator();
        Design network = target.Generate(
            target.Presets.Single(preset => preset.Name == "small").Parameters, new ScribanTemplateRenderer(),
            "make gen TARGET=twsnn_noc");
        ModuleInterface gateway = Ports.Build("twsnn_noc_gateway", new StyleParameters());
        return new CosimJob(
            "gateway",
            network with
            {
                Top = gateway,
            },
            () => script,
            [new Scenario("stray-answers", script.Phases)]);
    }

    /// <summary>What goes in and what must come out, phase by phase.</summary>
    private sealed class Script : IStreamGolden
    {
        private readonly List<PhaseResult> _results = [];
        private ulong _dropped;
        private int _next;

        public List<Phase> Phases { get; } = [];

        public void Receive(int dropped, params (FlitKind Kind, uint Data)[] flits) =>
            Add(Ports.Receive, Flits(Ports.Receive, flits), dropped);

        // A single read; the gateway puts in its own address, 0.
        public void Ask(int node)
        {
            uint head = Flit.Request(node, 5, MemoryOperation.Read, 1);
            uint sent = head & ~(511u << 13);
            BeatSequence flits = Flits(Ports.Send, (FlitKind.Head, sent), (FlitKind.Tail, NodeAddress.Id));
            Add(Ports.Host, Words(Ports.Host, head, NodeAddress.Id), 0, (Ports.Send, flits));
        }

        public void Answer(params uint[] words)
        {
            (FlitKind, uint)[] flits = [.. words.Select((word, index) => (KindOf(index, words.Length), word))];
            Add(Ports.Receive, Flits(Ports.Receive, flits), 0, (Ports.Answer, Words(Ports.Answer, words)));
        }

        public void Reset() => _next = 0;

        public PhaseResult Run(Phase phase) => _results[_next++];

        private void Add(
            string stream, BeatSequence beats, int dropped, params (string Stream, BeatSequence Beats)[] outputs)
        {
            Phases.Add(new Phase { Inputs = new Dictionary<string, BeatSequence> { [stream] = beats } });
            _dropped += (ulong)dropped;
            _results.Add(new PhaseResult
            {
                Outputs = outputs.ToDictionary(output => output.Stream, output => output.Beats),
                Levels = new Dictionary<string, ulong>
                {
                    [Ports.DroppedCount] = _dropped,
                    [Ports.RefusedCount] = 0,
                    [Ports.CutCount] = 0,
                },
            });
        }

        private static FlitKind KindOf(int flit, int flits) =>
            flits == 1 ? FlitKind.Single
            : flit == 0 ? FlitKind.Head
            : flit == flits - 1 ? FlitKind.Tail
            : FlitKind.Body;

        private static BeatSequence Flits(FlitStream stream, params (FlitKind Kind, uint Data)[] flits)
        {
            var beats = new BeatSequence(stream);
            foreach ((FlitKind kind, uint data) in flits)
            {
                beats.Add((ulong)kind, data);
            }

            return beats;
        }

        private static BeatSequence Words(PacketStream stream, params uint[] words)
        {
            var beats = new BeatSequence(stream);
            for (int word = 0; word < words.Length; word++)
            {
                beats.Add(words[word], word == words.Length - 1 ? 1ul : 0);
            }

            return beats;
        }
    }
}
