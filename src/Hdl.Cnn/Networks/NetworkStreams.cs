using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.Networks;

/// <summary>The streams of a target that runs networks, and how packets travel on them.</summary>
/// <param name="Param">Name of the stream of parameters.</param>
/// <param name="Map">Name of the stream of input maps.</param>
/// <param name="Result">Name of the stream of output maps.</param>
/// <param name="MapBeats">The beats of the input maps.</param>
/// <param name="ResultBeats">The beats of the output maps.</param>
internal sealed record NetworkStreams(
    string Param, string Map, string Result, Func<BeatSequence, IEnumerable<MapBeat>> MapBeats,
    Func<BeatSequence, IEnumerable<MapBeat>> ResultBeats)
{
    /// <summary>The packets that went in.</summary>
    public IReadOnlyList<MapPacket> Given(BeatSequence beats) => NullHop.MapBeats.Packets(MapBeats(beats));

    /// <summary>The packets that came out.</summary>
    public IReadOnlyList<MapPacket> Packets(BeatSequence beats) => NullHop.MapBeats.Packets(ResultBeats(beats));
}
