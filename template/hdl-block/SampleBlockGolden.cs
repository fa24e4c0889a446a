using Hdl.Core.Golden;

namespace SampleBlock;

/// <summary>Written from the specification alone, y = max(0, x): it knows nothing of the template.</summary>
/// <param name="parameters">Width of a value.</param>
public sealed class SampleBlockGolden(SampleBlockParameters parameters) : IStreamGolden
{
    private readonly SampleBlockPorts _ports = new(parameters);

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var output = new BeatSequence(_ports.Out);
        if (phase.Inputs.TryGetValue(_ports.In, out BeatSequence? input))
        {
            for (int beat = 0; beat < input.Count; beat++)
            {
                bool isNegative = input.GetBit(beat, _ports.In.Data, parameters.DataWidth - 1);
                output.Add(isNegative ? 0 : input.Get(beat, _ports.In.Data));
            }
        }

        return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { [_ports.Out] = output } };
    }
}
