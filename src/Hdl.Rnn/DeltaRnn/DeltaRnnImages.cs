using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Images through a delta network, a row a step: what goes in, and what came of it.</summary>
/// <param name="sizes">Valid sizes.</param>
internal sealed class DeltaRnnImages(DeltaRnnResolvedParameters sizes)
{
    /// <summary>The scenario of all images, without gaps: its timing is predicted.</summary>
    public const string Name = "images";

    private const string StalledName = "images-stalled";
    private const int Together = 100;
    private const int Stalled = 20;

    private readonly DeltaRnnPorts _ports = new(sizes);

    /// <summary>What images must be like.</summary>
    /// <exception cref="InvalidInputException">The network takes no images, or names no classes.</exception>
    public DataInput Input
    {
        get
        {
            if (sizes.Model is not { Sequence: { Kind: DeltaStep.ImageRow, Steps: > 0 and int steps } } model
                || sizes.Readout != DeltaReadout.Argmax || sizes.ReadoutWhen != ReadoutWhen.Last
                || model.MaxInput <= byte.MaxValue)
            {
                throw new InvalidInputException(new Problem(
                    "The network does not classify images", "model", sizes.Given.Model,
                    "Take one whose steps are rows of images, with readout=argmax and readout-when=last."));
            }

            return new DataInput(DataForm.Pixels, sizes.Inputs * steps, sizes.Classes, 1);
        }
    }

    /// <summary>The scenarios of some images.</summary>
    /// <exception cref="InvalidInputException">They do not fit the network.</exception>
    public IEnumerable<Scenario> Scenarios(ImageSet images, int seed)
    {
        DataInput input = Input;
        if (images.PixelsPerImage != input.Inputs)
        {
            throw new InvalidInputException(new Problem(
                "The images have another size than the network's", "images",
                images.PixelsPerImage.ToString(CultureInfo.InvariantCulture) + " pixels",
                $"It takes {input.Inputs.ToString(CultureInfo.InvariantCulture)}."));
        }

        var build = new DeltaRnnStimulus(sizes, new Random(seed));
        List<Phase> phases = [.. build.Load()];
        for (int first = 0; first < images.Count; first += Together)
        {
            phases.Add(Images(images, first, Math.Min(Together, images.Count - first)) with { AllowStalls = false });
        }

        return
        [
            new Scenario(Name, [.. phases, .. build.Outcome()]),
            new Scenario(
                StalledName, [.. build.Load(), Images(images, 0, Math.Min(Stalled, images.Count)), .. build.Outcome()]),
        ];
    }

    /// <summary>Accuracy, and what an image and a step cost.</summary>
    public IReadOnlyList<Figure> Figures(ImageSet images, Scenario scenario, IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != Name)
        {
            return [];
        }

        int steps = sizes.Model!.Sequence.Steps;
        int image = 0;
        int correct = 0;
        long cycles = 0;
        foreach (PhaseObservation phase in observed)
        {
            if (!phase.Outputs.TryGetValue(_ports.Result!, out BeatSequence? results) || results.Count == 0)
            {
                continue;
            }

            for (int beat = 0; beat < results.Count; beat++, image++)
            {
                int bits = 8 * FixedPoint.CeilDivide(FixedPoint.IndexWidth(sizes.Classes), 8);
                ulong found = results.GetBits(beat, _ports.Result!.Data, 0, bits);
                correct += images.Labels.Length > 0 && found == images.Labels[image] ? 1 : 0;
            }

            cycles += phase.Cycles[_ports.Result!][^1] + 1;
        }

        List<Figure> figures = [new("images", Text(image), "", images.Name)];
        if (images.Labels.Length > 0)
        {
            figures.Add(new(
                "accuracy", Share(100.0 * correct / image), "%", $"{Text(correct)} right, {Text(steps)} steps each"));
        }

        figures.Add(new(
            "cycles per image", Share(cycles / (double)image), "cycles",
            $"from the first row to the result, {Text(Together)} images one behind the other"));
        figures.Add(new("cycles per step", Share(cycles / (double)image / steps), "cycles"));
        return figures;
    }

    private Phase Images(ImageSet images, int first, int count)
    {
        var beats = new BeatSequence(_ports.X);
        int bytes = FixedPoint.CeilDivide(sizes.Formats.ActBits, 8);
        int steps = sizes.Model!.Sequence.Steps;
        int words = FixedPoint.CeilDivide(sizes.Inputs, sizes.XLanes);
        for (int image = first; image < first + count; image++)
        {
            for (int step = 0; step < steps; step++)
            {
                ReadOnlySpan<byte> row = images[image].Slice(step * sizes.Inputs, sizes.Inputs);
                for (int word = 0; word < words; word++)
                {
                    Span<uint> beat = beats.Append();
                    for (int lane = 0; lane < sizes.XLanes && (word * sizes.XLanes) + lane < row.Length; lane++)
                    {
                        beats.WriteBits(
                            beat, _ports.X.Data, 8 * bytes * lane, 8 * bytes, row[(word * sizes.XLanes) + lane]);
                    }

                    beats.Write(beat, _ports.X.User, (step == 0 ? 1UL : 0) | (step == steps - 1 ? 2UL : 0));
                    beats.Write(beat, _ports.X.Last, word == words - 1 ? 1UL : 0);
                }
            }
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { [_ports.X] = beats } };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
