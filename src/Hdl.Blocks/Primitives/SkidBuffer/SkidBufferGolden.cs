using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.SkidBuffer;

/// <summary>A stream register hands on what it gets, in order; unstalled, each beat one cycle after it came.</summary>
/// <param name="parameters">Width of a beat.</param>
public sealed class SkidBufferGolden(SkidBufferParameters parameters) : IStreamGolden
{
    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var output = new BeatSequence([new StreamField("out_data_o", parameters.DataWidth)]);
        if (phase.Inputs.TryGetValue("in", out BeatSequence? input))
        {
            output.AddRange(input);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["out"] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>>
            {
                ["out"] = [.. Enumerable.Range(1, output.Count).Select(cycle => (long)cycle)],
            },
        };
    }
}
