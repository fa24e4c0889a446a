using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace SampleBlock;

/// <summary>Written from the specification alone, y = max(0, x): it knows nothing of the template.</summary>
/// <param name="parameters">Width of a value.</param>
public sealed class SampleBlockGolden(SampleBlockParameters parameters) : IStreamGolden
{
    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var output = new BeatSequence([new StreamField("out_data_o", parameters.DataWidth - 1)]);
        if (phase.Inputs.TryGetValue("in", out BeatSequence? input))
        {
            for (int beat = 0; beat < input.Count; beat++)
            {
                bool isNegative = input.GetBit(beat, 0, parameters.DataWidth - 1);
                output.Add(isNegative ? 0 : input.Get(beat, 0));
            }
        }

        return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { ["out"] = output } };
    }
}
