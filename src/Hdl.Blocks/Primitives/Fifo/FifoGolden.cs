using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.Fifo;

/// <summary>
/// A FIFO hands on what it gets, in order. Unstalled, each word leaves one cycle after it came, two with storage=ram.
/// </summary>
/// <param name="parameters">Width and storage.</param>
public sealed class FifoGolden(FifoParameters parameters) : IStreamGolden
{
    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var output = new BeatSequence([new StreamField("out_data_o", parameters.Width)]);
        if (phase.Inputs.TryGetValue("in", out BeatSequence? input))
        {
            output.AddRange(input);
        }

        int latency = parameters.Storage == FifoStorage.Ram ? 2 : 1;
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["out"] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>>
            {
                ["out"] = [.. Enumerable.Range(latency, output.Count).Select(cycle => (long)cycle)],
            },
        };
    }
}
