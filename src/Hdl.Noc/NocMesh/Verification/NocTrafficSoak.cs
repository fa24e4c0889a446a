using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Verilog;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocMesh.Traffic;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Verification;

/// <summary>
/// All traffic patterns in meshes of random parameters with random stalls: ten million flit-hops for an effort of 1.
/// </summary>
public sealed class NocTrafficSoak : ISoak
{
    private const long FlitHops = 10_000_000;
    private const int Trials = 40;
    private const int GreatestLength = 5;
    private const int LongestPacket = 8;

    /// <inheritdoc/>
    public string Name => "noc traffic";

    /// <inheritdoc/>
    public IEnumerable<SoakTrial> Run(int seed, int effort, CancellationToken cancellation)
    {
        long done = 0;
        for (int trial = 0; done < FlitHops * effort; trial++)
        {
            (SoakOutcome outcome, string what) = Trial((ulong)seed, trial, FlitHops / Trials, cancellation);
            done += outcome.FlitHops;
            yield return new SoakTrial(
                what,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{outcome.FlitHops:N0} flit-hops, {outcome.Flits:N0} flits, {outcome.Cycles:N0} cycles "
                    + $"({done:N0} flit-hops so far)"),
                outcome.Errors.Count == 0 ? null : string.Join('\n', outcome.Errors));
        }
    }

    /// <summary>One trial: patterns in turn, everything else drawn.</summary>
    /// <param name="seed">What is drawn from.</param>
    /// <param name="trial">Its number.</param>
    /// <param name="flitHops">How many flit-hops.</param>
    /// <param name="cancellation">Ends it.</param>
    public static (SoakOutcome Outcome, string What) Trial(
        ulong seed, int trial, long flitHops, CancellationToken cancellation)
    {
        var random = new CounterRandom(seed, 3, (ulong)trial);
        TrafficKind[] kinds = Enum.GetValues<TrafficKind>();
        TrafficKind kind = kinds[trial % kinds.Length];
        var configuration = new NocConfiguration(new MeshSize(
            2 + random.Next(GreatestLength - 1), 2 + random.Next(GreatestLength - 1),
            1 + random.Next(GreatestLength)),
            1 + random.Next(4),
            2 + random.Next(15),
            random.Next(2) == 0 ? NocPipeline.OneStage : NocPipeline.TwoStage,
            random.Next(2) == 0 ? NocFlow.ValidReady : NocFlow.Credit);
        int length = random.Next(2) == 0 ? 1 : 2 + random.Next(LongestPacket - 1);
        double load = (1 + random.Next(10)) / 10.0;
        double readiness = (3 + random.Next(8)) / 10.0;
        TrafficPattern pattern = TrafficPattern.Create(kind, configuration.Size);
        ulong sequence = random.Next();
        configuration = configuration with { RegisteredLinks = random.Next(2) == 0 };
        PacketSource[] sources =
        [
            .. Enumerable
                .Range(0, configuration.Size.Nodes)
                .Select(node => new BernoulliSource(pattern, node, load, length, sequence)),
        ];
        SoakOutcome outcome = new TrafficSoak(configuration.Simulator(), sources, readiness, sequence).Run(
            flitHops, cancellation);
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{Naming.ToSnakeCase(kind.ToString())}, {configuration.Size}, {configuration}, packets of {length}, load "
            + $"{load:0.0}, ready {readiness:0.0}");
        return (outcome, what);
    }
}
