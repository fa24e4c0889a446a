using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Networks.Data;

namespace Hdl.Cnn.NullHopCore;

/// <summary>Networks that ran on <c>nullhop_core</c>.</summary>
internal static class NullHopCoreNetwork
{
    /// <summary>The figures of an observed scenario.</summary>
    /// <param name="parameters">Widths and sizes.</param>
    /// <param name="model">Name or path of the network; null for the one that ships.</param>
    /// <param name="images">What it was shown.</param>
    /// <param name="scenario">What went in.</param>
    /// <param name="observed">What came out.</param>
    public static IReadOnlyList<Figure> Figures(
        NullHopParameters parameters, string? model, ImageSet images, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed)
    {
        var ports = new NullHopCorePorts(parameters);
        var streams = new NetworkStreams(
            ports.Param, ports.Map, ports.Result, beats => NullHopCoreBeats.MapBeatsOf(beats, ports.Map),
            beats => NullHopCoreBeats.MapBeatsOf(beats, ports.Result));
        return new NetworkFigures(new NetworkRun(parameters, model, images), streams).Of(scenario, observed);
    }
}
