using Hdl.Core.Golden;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>A host at the stream of bytes: the next command waits by itself until the answer has been taken.</summary>
/// <param name="stream">The stream of commands.</param>
/// <param name="random">Chooses whether a complete command ends its frame.</param>
internal sealed class ByteHost(CommandStream stream, Random random)
{
    private readonly CommandStream _stream = stream;
    private readonly BeatSequence _beats = new(stream);

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
        Inputs = new Dictionary<string, BeatSequence> { [_stream] = _beats },
        AllowStalls = stalls,
    };
}
