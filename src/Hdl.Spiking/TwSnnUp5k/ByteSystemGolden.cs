using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>The system with link=bytes: bytes of commands in, bytes of answers out.</summary>
public sealed class ByteSystemGolden : IStreamGolden
{
    private readonly CommandGolden _commands;

    /// <summary>The system after reset, its memories empty.</summary>
    /// <param name="configuration">The network's shape.</param>
    public ByteSystemGolden(TwSnnUp5kResolvedParameters configuration) =>
        _commands = new CommandGolden(configuration, new EngineGolden(configuration));

    /// <inheritdoc/>
    public void Reset() => _commands.Reset();

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var answers = new BeatSequence([new StreamField("m_axis_answer_tdata", 8), new StreamField("m_axis_answer_tlast", 1)]);
        if (phase.Inputs.TryGetValue("s_axis_command", out BeatSequence? commands))
        {
            for (int beat = 0; beat < commands.Count; beat++)
            {
                _commands.Accept((int)commands.Get(beat, 0), commands.Get(beat, 1) != 0, commands.Get(beat, 2) != 0);
                while (_commands.Answers.TryDequeue(out (long Wait, int? Value, bool Last) answer))
                {
                    if (answer.Value is { } value)
                    {
                        answers.Add((ulong)value, answer.Last ? 1u : 0);
                    }
                }
            }
        }

        return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { ["m_axis_answer"] = answers } };
    }
}
