using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Networks.Data;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>Figures of a co-simulated data set.</summary>
internal static class TwSnnUp5kSummary
{
    /// <summary>The figures; none where the scenario ran no data set.</summary>
    public static IReadOnlyList<Figure> Of(
        TwSnnUp5kResolvedParameters configuration, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != TwSnnUp5kScenarios.ImagesName || options.Data is not ImageSet images)
        {
            return [];
        }

        if (configuration.Parameters.Link == SerialLink.Uart)
        {
            int sent = images.Take(TwSnnUp5kScenarios.MostUartImages).Count;
            return
            [
                new(
                    "images", Text(sent), "",
                    $"{images.Name}, compared bit by bit on the line; accuracy: preset bytes"),
            ];
        }

        PacketStream stream = new TwSnnUp5kPorts(configuration.Parameters).Answer!;
        BeatSequence answers = observed[^1].Outputs[stream];
        IReadOnlyList<long> cycles = observed[^1].Cycles[stream];
        int Answer(int beat) => (int)answers.Get(beat, stream.Data);
        // An answer is the letter P, the scores, the class.
        int length = configuration.Outputs + 2;
        int first = answers.Count - (images.Count * length);
        List<Figure> figures = [new("images", Text(images.Count), "", images.Name)];
        if (images.Labels.Length > 0)
        {
            int right = Enumerable.Range(0, images.Count)
                .Count(image => Answer(first + ((image + 1) * length) - 1) == images.Labels[image]);
            figures.Add(new(
                "accuracy", (100.0 * right / images.Count).ToString("F2", CultureInfo.InvariantCulture), "%",
                $"{Text(right)} right, T = "
                + $"{Text(configuration.Steps)}{(configuration.IsTrained ? "" : ", random weights")}"));
        }

        if (images.Count > 1)
        {
            double mean = (cycles[^1] - cycles[first + length - 1]) / (double)(images.Count - 1);
            figures.Add(new(
                "cycles per image, mean", mean.ToString("F0", CultureInfo.InvariantCulture), "cycles",
                "bytes in, steps, bytes out; no stalls"));
        }

        return figures;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
