using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Networks;

/// <summary>What is done before anything else: loads that can be queued together, or a pass over a batch.</summary>
/// <param name="Commands">Loads, or one descriptor.</param>
/// <param name="Packets">The input of the pass.</param>
internal sealed record NetworkStep(IReadOnlyList<NullHopCommand> Commands, IReadOnlyList<MapPacket> Packets)
{
    /// <summary>Whether it is the last step of a batch.</summary>
    public bool EndsBatch { get; init; }

    /// <summary>
    /// The pass of the batch, from 0, whose output is this one's input as it is; null where its input is an image, or
    /// the outputs of several passes.
    /// </summary>
    public int? Source { get; init; }

    /// <summary>Whether nothing comes out: a pass whose sums the next one goes on with.</summary>
    public bool IsSilent =>
        Commands is [NullHopPush push] && !Descriptor.Unpack(push.Words).AccumulateLast;
}
