using System.Runtime.InteropServices;

namespace Hdl.Core.Numerics;

/// <summary>
/// SplitMix64: a random sequence that is a pure function of its seed, so that every image of every epoch, and every
/// node of a network, can have its own and the result does not depend on which thread drew first. A copy goes on like
/// the original.
/// </summary>
public struct CounterRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>The sequence of three numbers.</summary>
    /// <param name="seed">What the user chose.</param>
    /// <param name="stream">What it is for.</param>
    /// <param name="index">Which of those.</param>
    public CounterRandom(ulong seed, ulong stream, ulong index)
    {
        _state = Mix(Mix(Mix(seed + Step) + stream + Step) + index + Step);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += Step);

    /// <summary>64 random bits of a sequence whose state the caller keeps.</summary>
    /// <param name="state">Any number; advanced.</param>
    public static ulong Next(ref ulong state) => Mix(state += Step);

    /// <summary>Uniform in [-1, 1).</summary>
    public float NextSigned() => ((int)(Next() >> 40) - (1 << 23)) / (float)(1 << 23);

    /// <summary>Uniform in 0 .. bound - 1.</summary>
    /// <param name="bound">1 or more.</param>
    public int Next(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Fills a span, whose length is a multiple of 8, with random bytes.</summary>
    /// <param name="bytes">To be filled.</param>
    public void Fill(Span<byte> bytes)
    {
        foreach (ref ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            word = Next();
        }
    }

    /// <summary>A bijection of 64-bit numbers without visible pattern: also a checksum of a number.</summary>
    /// <param name="z">The number.</param>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
