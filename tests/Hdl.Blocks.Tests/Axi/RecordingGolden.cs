using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.Axi;

/// <summary>Stands for the block: keeps what it is given, answers what it is told to.</summary>
internal sealed class RecordingGolden : IStreamGolden
{
    public List<Phase> Phases { get; } = [];

    public PhaseResult Answer { get; set; } = new() { Outputs = new Dictionary<string, BeatSequence>() };

    public void Reset() => Phases.Clear();

    public PhaseResult Run(Phase phase)
    {
        Phases.Add(phase);
        return Answer;
    }
}
