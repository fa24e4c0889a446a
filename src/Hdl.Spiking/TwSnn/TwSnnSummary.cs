using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnn;

/// <summary>Figures of a co-simulated data set: accuracy, and what a step costs.</summary>
internal static class TwSnnSummary
{
    /// <summary>The figures; none where the scenario ran no data set.</summary>
    public static IReadOnlyList<Figure> Of(
        TwSnnResolvedParameters configuration, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != TwSnnScenarios.ImagesName || options.Data is not { } data)
        {
            return [];
        }

        PacketStream stream = new TwSnnPorts(configuration).Result;
        PhaseObservation run = observed
            .Single(phase => phase.Outputs.TryGetValue(stream, out BeatSequence? beats) && beats.Count > 0);
        BeatSequence results = run.Outputs[stream];
        int beatsPerResult = configuration.Outputs + 1;
        int count = results.Count / beatsPerResult;
        int correct = 0;
        var ends = new long[count];
        for (int image = 0; image < count; image++)
        {
            int last = ((image + 1) * beatsPerResult) - 1;
            var found = (int)(results.Get(last, stream.Data) & 0xFFFF);
            correct += data.Labels.Length > 0 && found == data.Labels[image] ? 1 : 0;
            ends[image] = run.Cycles[stream][last];
        }

        int steps = configuration.Network.Steps;
        List<Figure> figures = [new("images", Text(count), "", data.Name)];
        if (data.Labels.Length > 0)
        {
            string share = (100.0 * correct / count).ToString("F2", CultureInfo.InvariantCulture);
            figures.Add(new(
                "accuracy", share, "%",
                $"{Text(correct)} right, T = {Text(steps)}{(configuration.IsTrained ? "" : ", random weights")}"));
        }

        string first = configuration.Parameters.Input == TwSnnInput.Pixels ? "pixel" : "event";
        figures.Add(
            new("first result", Text(ends[0]), "cycles", $"from the first {first} to the last beat of the first "
                + $"result"));
        if (count > 1)
        {
            double mean = (ends[^1] - ends[0]) / (double)(count - 1) / steps;
            double worst = Enumerable.Range(1, count - 1).Max(image => ends[image] - ends[image - 1]) / (double)steps;
            figures.Add(new(
                "cycles per step, mean", mean.ToString("F2", CultureInfo.InvariantCulture), "cycles",
                "steady state, between results"));
            figures.Add(
                new("cycles per step, worst image", worst.ToString("F2", CultureInfo.InvariantCulture), "cycles"));
        }

        return figures;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
