using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.SkidBuffer;

/// <summary>A stream register hands on what it gets, in order; unstalled, each beat one cycle after it came.</summary>
/// <param name="parameters">Width of a beat.</param>
public sealed class SkidBufferGolden(SkidBufferParameters parameters) : IStreamGolden
{
    private readonly SkidBufferPorts _ports = new(parameters);

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
            output.AddRange(input);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Out] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>>
            {
                [_ports.Out] = [.. Enumerable.Range(1, output.Count).Select(cycle => (long)cycle)],
            },
        };
    }
}
