using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Templates;

namespace Hdl.Cosim;

/// <summary>How a round trip went.</summary>
/// <param name="Parameters">What encoder and decoder were generated with, as on the command line.</param>
/// <param name="Values">Values that went round.</param>
/// <param name="Cycles">Clock cycles of all passes of both models.</param>
/// <param name="Difference">What differed first; null where nothing did.</param>
public sealed record RoundTripResult(string Parameters, long Values, long Cycles, string? Difference);

/// <summary>
/// Sends values through the RTL of an encoder, its very output through the RTL of the decoder, and compares what comes
/// out with what went in. Both are co-simulated on the way, with stalls and a reset in the middle.
/// </summary>
/// <param name="runner">Co-simulates.</param>
/// <param name="renderer">Renders the designs.</param>
public sealed class RoundTripRunner(CosimRunner runner, ITemplateRenderer renderer)
{
    /// <summary>Runs one trial.</summary>
    /// <param name="trial">What goes round.</param>
    /// <param name="options">Seed and cache folder.</param>
    /// <param name="cancellationToken">Ends the run between two batches of cycles.</param>
    public async Task<RoundTripResult> RunAsync(
        CodecTrial trial, CosimOptions options, CancellationToken cancellationToken = default)
    {
        (CosimReport report, IReadOnlyList<PhaseObservation> coded) = await SimulateAsync(
                trial.Encoder,
                trial.EncoderParameters,
                trial.Input,
                options,
                cancellationToken)
            .ConfigureAwait(false);
        long cycles = report.Cycles;
        if (!report.Passed)
        {
            return new RoundTripResult(Describe(trial), trial.Values, cycles, report.Failure!.ToString());
        }

        var scenario = new Scenario(trial.Input.Name, [.. coded.Select((phase, index) => trial.Decode(index, phase))]);
        (report, IReadOnlyList<PhaseObservation> decoded) = await SimulateAsync(
                trial.Decoder,
                trial.DecoderParameters,
                scenario,
                options,
                cancellationToken)
            .ConfigureAwait(false);
        cycles += report.Cycles;
        string? difference = report.Passed ? Compare(trial, decoded) : report.Failure!.ToString();
        return new RoundTripResult(Describe(trial), trial.Values, cycles, difference);
    }

    private async Task<(CosimReport Report, IReadOnlyList<PhaseObservation> Observed)> SimulateAsync(
        ITarget target, HdlParameters parameters, Scenario scenario, CosimOptions options,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<PhaseObservation> observed = [];
        Design design = target.Generate(parameters, renderer, $"make gen TARGET={target.Name}");
        var job = new CosimJob(target.Name, design, () => target.CreateGolden(parameters), [scenario])
        {
            Summarize = (_, phases) =>
            {
                observed = phases;
                return [];
            },
        };
        CosimReport report = await runner
            .RunAsync(job, options, progress: null, cancellationToken)
            .ConfigureAwait(false);
        return (report, observed);
    }

    private static string? Compare(CodecTrial trial, IReadOnlyList<PhaseObservation> decoded)
    {
        for (int phase = 0; phase < trial.Expected.Count; phase++)
        {
            BeatSequence actual = decoded[phase].Outputs[trial.Output];
            BeatSequence expected = trial.Expected[phase];
            if (!actual.Words.SequenceEqual(expected.Words))
            {
                int word = actual.Words.CommonPrefixLength(expected.Words);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{trial.Output}, phase {phase}, beat {word / expected.WordsPerBeat} of {expected.Count}: not "
                    + $"what went in");
            }
        }

        return null;
    }

    private static string Describe(CodecTrial trial) => string.Join(
        ' ',
        ParameterSchema.Of(trial.EncoderParameters.GetType()).Differences(
            trial.EncoderParameters, (HdlParameters)Activator.CreateInstance(trial.EncoderParameters.GetType())!)
            .Select(pair => $"{pair.Key}={pair.Value}"));
}
