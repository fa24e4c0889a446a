using Hdl.Core.Golden;
using Hdl.Core.Parameters;

namespace Hdl.Core.Designs;

/// <summary>A pair of targets, one of which undoes what the other does.</summary>
public interface ICodec
{
    /// <summary>Name for reports.</summary>
    string Name { get; }

    /// <summary>A trial of random parameters, packets and values.</summary>
    /// <param name="seed">What everything random in it is drawn from.</param>
    /// <param name="values">About how many values go round.</param>
    CodecTrial Draw(int seed, long values);
}

/// <summary>
/// Values that go through the RTL of an encoder, and what comes out of it through that of the decoder.
/// </summary>
/// <param name="Encoder">Compresses.</param>
/// <param name="EncoderParameters">Its parameters.</param>
/// <param name="Decoder">Undoes that.</param>
/// <param name="DecoderParameters">Its parameters.</param>
public sealed record CodecTrial(
    ITarget Encoder, HdlParameters EncoderParameters, ITarget Decoder, HdlParameters DecoderParameters)
{
    /// <summary>What goes in.</summary>
    public required Scenario Input { get; init; }

    /// <summary>The decoder's phase for what the encoder's RTL gave in a phase of that index.</summary>
    public required Func<int, PhaseObservation, Phase> Decode { get; init; }

    /// <summary>The decoder's output stream.</summary>
    public required string Output { get; init; }

    /// <summary>What must come out, phase by phase.</summary>
    public required IReadOnlyList<BeatSequence> Expected { get; init; }

    /// <summary>Number of values.</summary>
    public required long Values { get; init; }
}
