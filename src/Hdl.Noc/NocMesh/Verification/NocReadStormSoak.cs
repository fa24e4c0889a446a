using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Verification;

/// <summary>
/// A million cycles of reads from slow responders for an effort of 1, in each mesh of 2 to 4 virtual channels, both
/// pipelines and both ways of flow control: nothing may come to a halt.
/// </summary>
public sealed class NocReadStormSoak : ISoak
{
    private const long Cycles = 1_000_000;
    private static readonly MeshSize Size = new(3, 3, 3);

    /// <inheritdoc/>
    public string Name => "noc read storm";

    /// <inheritdoc/>
    public IEnumerable<SoakTrial> Run(int seed, int effort, CancellationToken cancellation)
    {
        var configurations =
            from channels in (int[])[2, 3, 4]
            from pipeline in Enum.GetValues<NocPipeline>()
            from flow in Enum.GetValues<NocFlow>()
            select new NocConfiguration(Size, channels, 4, pipeline, flow);
        foreach (NocConfiguration configuration in configurations)
        {
            var storm = new ReadStorm(configuration.Simulator(), new ReadStormOptions(), (ulong)seed);
            SoakOutcome outcome = storm.Run(Cycles * effort, cancellation);
            yield return new SoakTrial(
                $"{configuration.Size}, {configuration}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{outcome.Cycles:N0} cycles, {storm.Answered:N0} reads, {outcome.FlitHops:N0} flit-hops"),
                outcome.Errors.Count == 0 ? null : string.Join('\n', outcome.Errors));
        }
    }
}
