using Hdl.Core.Parameters;
using Hdl.Core.Verilog;
using Hdl.Noc.NocMesh.Traffic;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>A mesh to be measured.</summary>
/// <param name="Size">Its size.</param>
/// <param name="VirtualChannels">Virtual channels of a link, 1..4.</param>
/// <param name="Depth">Flits that the buffer of a channel holds, 2..16.</param>
/// <param name="Pipeline">Cycles a router takes.</param>
/// <param name="Flow">Flow control.</param>
/// <param name="RegisteredLinks">Whether there are registers on the links.</param>
public sealed record NocConfiguration(
    MeshSize Size, int VirtualChannels, int Depth, NocPipeline Pipeline, NocFlow Flow, bool RegisteredLinks = false)
{
    /// <summary>Cycles that a flit takes at least for each router on its way.</summary>
    public int CyclesPerRouter => Pipeline == NocPipeline.TwoStage ? 2 : 1;

    /// <summary>Parameters of the mesh's generator.</summary>
    public NocMeshParameters Parameters => new()
    {
        Size = Size,
        Links = new() { VirtualChannels = VirtualChannels, Depth = Depth, Pipeline = Pipeline },
        Flow = Flow,
        RegisteredLinks = RegisteredLinks,
    };

    /// <summary>The golden model of the mesh.</summary>
    public INocSimulator Simulator() => new GoldenSimulator(Parameters);

    /// <summary>In words, without the size: <c>2 VCs of 4, one_stage, valid_ready</c>.</summary>
    public override string ToString() =>
        $"{VirtualChannels} VC{(VirtualChannels == 1 ? "" : "s")} of {Depth}, "
        + $"{Naming.ToSnakeCase(Pipeline.ToString())}, "
        + $"{Naming.ToSnakeCase(Flow.ToString())}{(RegisteredLinks ? ", registered links" : "")}";
}
