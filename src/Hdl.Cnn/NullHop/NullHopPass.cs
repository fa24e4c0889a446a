namespace Hdl.Cnn.NullHop;

/// <summary>A pass: up to C words of 16 output channels that are computed together.</summary>
/// <param name="Words">Words n, a power of two.</param>
/// <param name="Lanes">Lanes P = min(Pmax, C / n).</param>
/// <param name="FirstChannel">The first output channel.</param>
/// <param name="LastChannels">Channels of the layer in the last word, 1..16; what is missing is 0.</param>
public sealed record NullHopPass(int Words, int Lanes, int FirstChannel, int LastChannels)
{
    /// <summary>Channels of the slice that the pass makes: 16 n.</summary>
    public int SliceChannels => NullHopParameters.WordChannels * Words;

    /// <summary>Channels that belong to the layer.</summary>
    public int Channels => SliceChannels - NullHopParameters.WordChannels + LastChannels;

    /// <summary>log2 n, as descriptors and load commands have it.</summary>
    public int WordsLog2 => System.Numerics.BitOperations.Log2((uint)Words);
}
