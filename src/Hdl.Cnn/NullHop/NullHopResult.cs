using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop;

/// <summary>What the accelerator made of its commands and packets.</summary>
/// <param name="Packets">Packets of the output.</param>
/// <param name="Beats">The same as beats of output-words words.</param>
/// <param name="Errors">The error bits that were set.</param>
/// <param name="Refusals">For each descriptor that was refused, the reasons; the error code is the first.</param>
/// <param name="Consumed">Packets of the input that were taken.</param>
/// <param name="Loads">LOADS: load commands done since reset, modulo 2^16.</param>
public sealed record NullHopResult(
    IReadOnlyList<MapPacket> Packets, IReadOnlyList<MapBeat> Beats, NullHopErrors Errors,
    IReadOnlyList<IReadOnlyList<DescriptorRefusal>> Refusals, int Consumed, int Loads)
{
    /// <summary>The frames that passes worked on, as the row store holds them, in their order.</summary>
    public IReadOnlyList<FeatureMap> Frames { get; init; } = [];
}
