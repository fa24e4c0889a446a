using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Networks.Data;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Networks that ran on <c>nullhop</c>.</summary>
internal static class NullHopNetwork
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
        INetworkPorts ports = parameters is NullHopSystemParameters { HasMemory: true }
            ? new NullHopMemoryMaps(parameters)
            : Streams(parameters);
        return new NetworkFigures(new NetworkRun(parameters, model, images), ports).Of(scenario, observed);
    }

    private static NetworkStreams Streams(NullHopParameters parameters)
    {
        var ports = new NullHopPorts(parameters);
        return new NetworkStreams(
            ports.Param, ports.Map, ports.Result, beats => NullHopStreams.Beats(beats, ports.Map, parameters.WordWidth),
            beats => NullHopStreams.Beats(beats, ports.Result, parameters.WordWidth));
    }
}
