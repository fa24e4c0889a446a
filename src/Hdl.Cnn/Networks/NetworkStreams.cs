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
    Func<BeatSequence, IEnumerable<MapBeat>> ResultBeats) : INetworkPorts
{
    /// <inheritdoc/>
    public bool Loads(Phase phase) => Beats(phase, Param) > 0;

    /// <inheritdoc/>
    public IEnumerable<ObservedPass> Passes(Scenario scenario, IReadOnlyList<PhaseObservation> observed) =>
        scenario.Phases.Zip(observed)
            .Where(pair => Beats(pair.First, Map) > 0)
            .Select(pair => new ObservedPass(
                NullHop.MapBeats.Packets(MapBeats(pair.First.Inputs[Map])),
                NullHop.MapBeats.Packets(ResultBeats(pair.Second.Outputs[Result])), pair.Second.CycleCount));

    private static int Beats(Phase phase, string stream) =>
        phase.Inputs.TryGetValue(stream, out BeatSequence? beats) ? beats.Count : 0;
}
