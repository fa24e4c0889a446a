using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingNet;

/// <summary>
/// Samples of a data set through a network: images, coded as the network says and the same in every step, or recordings
/// of events.
/// </summary>
/// <param name="resolved">The network.</param>
internal sealed class SpikingNetSamples(SpikingNetResolvedParameters resolved)
{
    private const string Name = "samples";
    private const int Together = 100;
    private const int Stalled = 20;

    private readonly SpikingNetStimulus _stimulus = new(resolved);

    /// <summary>What samples must be like.</summary>
    public DataInput Input
    {
        get
        {
            SpikingNetwork network = resolved.Network;
            MapShape shape = network.Input;
            return network.Coding == PixelCoding.Poisson
                ? new DataInput(DataForm.Events, shape.Size, network.Output.Size, network.Steps) { Map = shape }
                : new DataInput(
                    DataForm.Pixels, new PixelEvents(network).Pixels, network.Output.Size, network.Steps)
                {
                    DataSet = network.DataSet,
                };
        }
    }

    /// <summary>Whether samples are of the kind and size that the network takes.</summary>
    /// <param name="samples">The samples; null for none.</param>
    public bool Takes(IDataSet? samples) => (samples, Input) switch
    {
        (ImageSet images, { Form: DataForm.Pixels } input) => images.PixelsPerImage == input.Inputs,
        (EventSet, { Form: DataForm.Events }) => resolved.Pixels is null,
        _ => false,
    };

    /// <summary>The scenarios of samples: all without gaps, some with gaps and back-pressure.</summary>
    /// <param name="samples">What the network takes.</param>
    /// <exception cref="InvalidInputException">A recording has more events or steps than the network takes.</exception>
    public IEnumerable<Scenario> Scenarios(IDataSet samples)
    {
        List<Phase> phases = [];
        for (int first = 0; first < samples.Count; first += Together)
        {
            phases.AddRange(Phases(samples, first, Math.Min(Together, samples.Count - first), stalls: false));
        }

        return
        [
            new Scenario(Name, phases),
            new Scenario(
                $"{Name}-stalled",
                [.. Phases(samples, 0, Math.Min(Stalled, samples.Count), stalls: true)]),
        ];
    }

    /// <summary>Accuracy, and what a sample costs.</summary>
    /// <param name="samples">What the scenario showed.</param>
    /// <param name="scenario">One of <see cref="Scenarios"/>.</param>
    /// <param name="observed">What the hardware did.</param>
    public IReadOnlyList<Figure> Figures(
        IDataSet samples, Scenario scenario, IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != Name)
        {
            return [];
        }

        int sample = 0;
        int correct = 0;
        long cycles = 0;
        foreach (PhaseObservation phase in observed)
        {
            // Where steps are written there are none.
            if (!phase.Outputs.TryGetValue(_stimulus.Result, out BeatSequence? results) || results.Count == 0)
            {
                continue;
            }

            for (int beat = 0; beat < results.Count; beat++)
            {
                if (results.Get(beat, _stimulus.Result.Last) != 0)
                {
                    ulong found = results.Get(beat, _stimulus.Result.Data) & 0xFFFF;
                    correct += samples.Labels.Length > 0 && found == samples.Labels[sample] ? 1 : 0;
                    sample++;
                }
            }

            cycles += phase.Cycles[_stimulus.Result][^1] + 1;
        }

        List<Figure> figures = [new("samples", Text(sample), "", samples.Name)];
        if (samples.Labels.Length > 0)
        {
            figures.Add(new(
                "accuracy", Share(100.0 * correct / sample), "%",
                $"{Text(correct)} right, {StepsOf(samples)}"));
        }

        figures.Add(new(
            "cycles per sample", Share(cycles / (double)sample), "cycles",
            $"from the first beat to the result, {Text(Math.Min(Together, sample))} samples one behind the other"));
        return figures;
    }

    private string StepsOf(IDataSet samples) => samples is EventSet events
        ? $"{Share(events.Samples.Average(recording => recording.Count))} steps each"
        : $"T = {Text(resolved.Network.Steps)}";

    private IEnumerable<Phase> Phases(IDataSet samples, int first, int count, bool stalls) =>
        samples is ImageSet images && resolved.Pixels is not null
            ? _stimulus.Images(Enumerable.Range(first, count).Select(image => images[image].ToArray()),
                resolved.Network.Steps, stalls)
            : _stimulus.Phases(Steps(samples, first, count), stalls);

    private IEnumerable<IReadOnlyList<IReadOnlyList<(int Y, int X, int Channel)>>> Steps(
        IDataSet samples, int first, int count)
    {
        for (int sample = first; sample < first + count; sample++)
        {
            IReadOnlyList<IReadOnlyList<(int Y, int X, int Channel)>> steps = samples switch
            {
                ImageSet images => [.. Enumerable.Repeat(Coded(images[sample]), resolved.Network.Steps)],
                EventSet events => [.. events.Samples[sample].Select(step => Recorded(events, sample, step))],
                _ => throw new ArgumentException("Neither images nor events.", nameof(samples)),
            };
            yield return steps.Count <= resolved.MaxSteps ? steps : throw Refused(
                samples, sample, $"{Text(steps.Count)} steps", $"Set max-steps={Text(steps.Count)} or more.");
        }
    }

    private List<(int Y, int X, int Channel)> Coded(ReadOnlySpan<byte> image)
    {
        MapShape shape = resolved.Network.Input;
        int[] inputs = new int[shape.Size];
        new PixelEvents(resolved.Network).Fill(image, inputs);
        return
        [
            .. inputs.Index().Where(input => input.Item > 0).Select(input => shape.Place(input.Index)),
        ];
    }

    // Recordings count channel by channel, row by row.
    private List<(int Y, int X, int Channel)> Recorded(EventSet events, int sample, int[] step)
    {
        MapShape shape = resolved.Network.Input;
        int most = step.Length == 0 ? 0 : step.CountBy(address => address).Max(input => input.Value);
        if (most > resolved.Network.InputEvents)
        {
            throw Refused(
                events, sample, $"{Text(most)} events of one input in a step",
                $"The network is proven for {Text(resolved.Network.InputEvents)}: import it with such samples.");
        }

        int area = shape.Height * shape.Width;
        return
        [
            .. step.Select(address => (address % area / shape.Width, address % area % shape.Width, address / area)),
        ];
    }

    private static InvalidInputException Refused(IDataSet samples, int sample, string found, string remedy) =>
        new(new Problem("A recording that the network cannot take", $"{samples.Name}, sample {Text(sample)}", found,
            remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
