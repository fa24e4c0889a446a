using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>The system with link=bytes: bytes of commands in, bytes of answers out.</summary>
public sealed class ByteSystemGolden : IStreamGolden
{
    private readonly CommandGolden _commands;
    private readonly CommandStream _commandPort;
    private readonly PacketStream _answerPort;

    /// <summary>The system after reset, its memories empty.</summary>
    /// <param name="configuration">The network's shape.</param>
    public ByteSystemGolden(TwSnnUp5kResolvedParameters configuration)
    {
        var ports = new TwSnnUp5kPorts(configuration.Parameters);
        (_commandPort, _answerPort) = (ports.Command!, ports.Answer!);
        _commands = new CommandGolden(configuration, new EngineGolden(configuration));
    }

    /// <inheritdoc/>
    public void Reset() => _commands.Reset();

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var answers = new BeatSequence(_answerPort);
        if (phase.Inputs.TryGetValue(_commandPort, out BeatSequence? commands))
        {
            for (int beat = 0; beat < commands.Count; beat++)
            {
                _commands.Accept(
                    (int)commands.Get(beat, _commandPort.Data),
                    commands.Get(beat, _commandPort.Last) != 0,
                    commands.Get(beat, _commandPort.Error) != 0);
                while (_commands.Answers.TryDequeue(out (long Wait, int? Value, bool Last) answer))
                {
                    if (answer.Value is { } value)
                    {
                        answers.Add((ulong)value, answer.Last ? 1u : 0);
                    }
                }
            }
        }

        return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { [_answerPort] = answers } };
    }
}
