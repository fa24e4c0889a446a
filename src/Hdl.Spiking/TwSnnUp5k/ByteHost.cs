using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>A host at the stream of bytes: the next command waits by itself until the answer has been taken.</summary>
/// <param name="random">Chooses whether a complete command ends its frame.</param>
internal sealed class ByteHost(Random random)
{
    private readonly BeatSequence _beats = new(
        [new StreamField("s_axis_command_tdata", 8), new StreamField("s_axis_command_tlast", 1), new StreamField("s_axis_command_tuser", 1)]);

    /// <summary>Adds a frame.</summary>
    public void Send(CommandFrame frame)
    {
        for (int i = 0; i < frame.Bytes.Length; i++)
        {
            bool last = i == frame.Bytes.Length - 1 && (frame.Ending == FrameEnding.Cut || random.Next(2) == 0);
            _beats.Add(frame.Bytes[i], last ? 1u : 0, i == frame.ErrorAt ? 1u : 0);
        }
    }

    /// <summary>The phase that sends the frames.</summary>
    public Phase Phase(bool stalls) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { ["s_axis_command"] = _beats },
        AllowStalls = stalls,
    };
}
