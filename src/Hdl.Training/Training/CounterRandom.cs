using System.Runtime.InteropServices;

namespace Hdl.Training.Training;

/// <summary>
/// SplitMix64: a random sequence that is a pure function of its seed, so that every image of every epoch can have its own
/// and the result does not depend on which thread drew first.
/// </summary>
internal struct CounterRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state;

    public CounterRandom(ulong seed, ulong stream, ulong index)
    {
        _state = Mix(Mix(Mix(seed + Step) + stream + Step) + index + Step);
    }

    public ulong Next() => Mix(_state += Step);

    /// <summary>Uniform in [-1, 1).</summary>
    public float NextSigned() => ((int)(Next() >> 40) - (1 << 23)) / (float)(1 << 23);

    /// <summary>Uniform in 0 .. bound - 1.</summary>
    public int Next(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Fills a span, whose length is a multiple of 8, with random bytes.</summary>
    public void Fill(Span<byte> bytes)
    {
        foreach (ref ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            word = Next();
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
