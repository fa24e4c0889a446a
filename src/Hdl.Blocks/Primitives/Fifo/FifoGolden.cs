using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.Fifo;

/// <summary>
/// A FIFO hands on what it gets, in order. Unstalled, each word leaves one cycle after it came, two with storage=ram.
/// </summary>
/// <param name="parameters">Width and storage.</param>
public sealed class FifoGolden(FifoParameters parameters) : IStreamGolden
{
    private readonly FifoPorts _ports = new(parameters);

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

        int latency = parameters.Storage == FifoStorage.Ram ? 2 : 1;
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Out] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>>
            {
                [_ports.Out] = [.. Enumerable.Range(latency, output.Count).Select(cycle => (long)cycle)],
            },
        };
    }
}
