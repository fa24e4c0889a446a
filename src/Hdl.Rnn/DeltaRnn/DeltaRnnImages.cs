using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>
/// Images through a delta network, a row per step, or sequences of frames: what goes in, and what came of it.
/// </summary>
/// <param name="sizes">Valid sizes.</param>
internal sealed class DeltaRnnImages(DeltaRnnResolvedParameters sizes)
{
    private const int Together = 100;
    private const int Stalled = 20;

    private readonly DeltaRnnPorts _ports = new(sizes);

    /// <summary>What images or sequences must be like.</summary>
    /// <exception cref="InvalidInputException">The network takes none, or names no classes.</exception>
    public DataInput Input => sizes.Model is not { } model || sizes.Readout != DeltaReadout.Argmax
        || sizes.ReadoutWhen != ReadoutWhen.Last || model.MaxInput <= byte.MaxValue
        ? throw new InvalidInputException(new Problem(
            "The network classifies neither images nor sequences of bytes", "model", sizes.Given.Model,
            "Take one with readout=argmax, readout-when=last and input-bits of 9 or more."))
        : new DataInput(
            IsFrames ? DataForm.Sequences : DataForm.Pixels, sizes.Inputs * (IsFrames ? 1 : Rows), sizes.Classes,
            IsFrames ? Rows : 1)
        {
            DataSet = model.DataSet,
        };

    private bool IsFrames => Rows == 0 || sizes.Model!.Sequence.Kind == DeltaStep.Frame;

    /// <summary>Steps of every sequence; 0 where they differ.</summary>
    private int Rows => sizes.Model!.Sequence.Steps;

    /// <summary>What the figures and scenarios are called by.</summary>
    private string Word => IsFrames ? "sequence" : "image";

    /// <summary>Samples as sequences of the network's steps; null where they are of another kind.</summary>
    /// <exception cref="InvalidInputException">They do not fit the network.</exception>
    public SequenceSet? Sequences(IDataSet? samples)
    {
        if (samples is not (ImageSet or SequenceSet))
        {
            return null;
        }

        DataInput input = Input;
        if (samples is SequenceSet sequences)
        {
            int other = Enumerable.Range(0, sequences.Count).FirstOrDefault(
                sequence => sequences.Steps(sequence) < 1 || (Rows > 0 && sequences.Steps(sequence) != Rows), -1);
            return sequences.Inputs != sizes.Inputs
                ? throw Misfit("The sequences have steps of another size than the network's", $"{sequences.Inputs}",
                    $"It takes {sizes.Inputs} values a step.")
                : other >= 0 ? throw Misfit("A sequence has another length than the network's",
                    $"sequence {other}: {sequences.Steps(other)} steps", $"It takes {Rows}.")
                : sequences;
        }

        var images = (ImageSet)samples;
        return input.Form != DataForm.Pixels || images.PixelsPerImage != input.Inputs
            ? throw Misfit(
                "The images have another size than the network's", $"{images.PixelsPerImage} pixels",
                IsFrames ? (FormattableString)$"It takes sequences of frames." : $"It takes {input.Inputs}.")
            : new SequenceSet(
                images.Name, sizes.Inputs, [.. Enumerable.Range(0, images.Count + 1).Select(image => image * Rows)],
                images.Pixels, images.Labels);
    }

    /// <summary>The scenarios of some sequences.</summary>
    public IEnumerable<Scenario> Scenarios(SequenceSet sequences, int seed)
    {
        var build = new DeltaRnnStimulus(sizes, new Random(seed));
        List<Phase> phases = [.. build.Load()];
        for (int first = 0; first < sequences.Count; first += Together)
        {
            phases.Add(Inputs(sequences, first, Math.Min(Together, sequences.Count - first)) with
            {
                AllowStalls = false,
            });
        }

        // Without gaps first: the timing of these is predicted.
        return
        [
            new Scenario($"{Word}s", [.. phases, .. build.Outcome()]),
            new Scenario(
                $"{Word}s-stalled",
                [.. build.Load(), Inputs(sequences, 0, Math.Min(Stalled, sequences.Count)), .. build.Outcome()]),
        ];
    }

    /// <summary>Accuracy, and what a sequence and a step cost.</summary>
    public IReadOnlyList<Figure> Figures(
        SequenceSet sequences, Scenario scenario, IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != $"{Word}s")
        {
            return [];
        }

        int sequence = 0;
        int correct = 0;
        long cycles = 0;
        foreach (PhaseObservation phase in observed)
        {
            if (!phase.Outputs.TryGetValue(_ports.Result!, out BeatSequence? results) || results.Count == 0)
            {
                continue;
            }

            for (int beat = 0; beat < results.Count; beat++, sequence++)
            {
                int bits = 8 * FixedPoint.CeilDivide(FixedPoint.IndexWidth(sizes.Classes), 8);
                ulong found = results.GetBits(beat, _ports.Result!.Data, 0, bits);
                correct += sequences.Labels.Length > 0 && found == sequences.Labels[sequence] ? 1 : 0;
            }

            cycles += phase.Cycles[_ports.Result!][^1] + 1;
        }

        long steps = sequences.Starts[^1];
        List<Figure> figures = [new($"{Word}s", Text(sequence), "", sequences.Name)];
        if (sequences.Labels.Length > 0)
        {
            string length = IsFrames ? $"{Text(steps)} steps" : $"{Text(Rows)} steps each";
            figures.Add(new(
                "accuracy", Share(100.0 * correct / sequence), "%", $"{Text(correct)} right, {length}"));
        }

        figures.Add(new(
            $"cycles per {Word}", Share(cycles / (double)sequence), "cycles",
            $"from the first step to the result, {Text(Together)} {Word}s one behind the other"));
        figures.Add(new("cycles per step", Share(cycles / (double)steps), "cycles"));
        BeatSequence reads = observed[^1].Outputs[_ports.Registers.ReadData];
        double columns = DeltaRnnStimulus.Columns(reads, _ports.Registers.ReadData.Data) / (double)steps;
        figures.Add(new(
            "columns per step", Share(columns), "columns",
            $"of {Share(AllColumns(sequences))}, those of biases and of the read-out among them"));
        return figures;
    }

    // Biases once a sequence, and the whole read-out.
    private double AllColumns(SequenceSet sequences)
    {
        int biases = sizes.BiasColumns * ((sizes.Layers.Count * (sizes.HiddenBias ? 2 : 1)) + 1);
        int layers = sizes.Inputs + sizes.Layers.Take(sizes.Layers.Count - 1).Sum() + sizes.Layers.Sum();
        return layers + ((biases + sizes.Layers[^1]) * (double)sequences.Count / sequences.Starts[^1]);
    }

    private Phase Inputs(SequenceSet sequences, int first, int count)
    {
        var beats = new BeatSequence(_ports.X);
        int bytes = FixedPoint.CeilDivide(sizes.Formats.ActBits, 8);
        int words = FixedPoint.CeilDivide(sizes.Inputs, sizes.XLanes);
        for (int sequence = first; sequence < first + count; sequence++)
        {
            int steps = sequences.Steps(sequence);
            for (int step = 0; step < steps; step++)
            {
                ReadOnlySpan<byte> row = sequences[sequence].Slice(step * sizes.Inputs, sizes.Inputs);
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

    private static InvalidInputException Misfit(string what, FormattableString value, FormattableString remedy) =>
        new(new Problem(
            what, "data", value.ToString(CultureInfo.InvariantCulture), remedy.ToString(CultureInfo.InvariantCulture)));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
