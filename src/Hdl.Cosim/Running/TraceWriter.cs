using Hdl.Core.Files;
using Hdl.Core.Golden;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>Repeats a pass on a model built with waveforms and writes what leads up to its failure.</summary>
internal static class TraceWriter
{
    /// <summary>Cycles before a failure that a waveform shows at least; whole runs would fill the disk.</summary>
    private const long Window = 100_000;

    /// <summary>Writes the waveform.</summary>
    /// <param name="library">A model built with waveforms.</param>
    /// <param name="passes">Runs the pass.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="pass">The pass; its seed makes it run as before.</param>
    /// <param name="mismatch">What failed; null to show the start of a pass that does not.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>Whether there is one: the pass reached the cycles that it shows.</returns>
    public static bool Write(
        ModelLibrary library, PassRunner passes, Scenario scenario, Pass pass, Mismatch? mismatch, string path,
        CancellationToken cancellationToken)
    {
        using OutputDraft draft = OutputFile.Begin(path);
        long from = Math.Max(0, (mismatch?.SimulationCycle ?? 0) - Window);
        bool open = false;
        bool closed = false;
        var hooks = new BenchHooks(
            model =>
            {
                // The batches are as in the failing run, so the waveform may begin up to one batch early or late.
                if (!open && (long)model.Cycle >= from - (Window / 2))
                {
                    model.OpenTrace(draft.Path);
                    open = true;
                }
                else if (open && !closed && mismatch is null && (long)model.Cycle > from + Window)
                {
                    model.CloseTrace();
                    closed = true;
                }
            },
            null,
            cancellationToken);
        passes.Run(library, scenario, passes.Predict(scenario), pass, hooks);
        if (open)
        {
            draft.Keep();
        }

        return open;
    }
}
