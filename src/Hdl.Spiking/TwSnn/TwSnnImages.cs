using System.Runtime.InteropServices;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Spiking.TwSnn;

/// <summary>Collects images, as beats of pixels or as packets of events, for one phase.</summary>
/// <param name="configuration">Decides which, and how wide.</param>
/// <param name="steps">Time steps per image: packets per image where events are the input.</param>
internal sealed class TwSnnImages(TwSnnResolvedParameters configuration, int steps)
{
    private readonly bool _pixels = configuration.Parameters.Input == TwSnnInput.Pixels;

    private readonly PacketStream _stream = new TwSnnPorts(configuration).Images;

    private readonly BeatSequence _beats = new(new TwSnnPorts(configuration).Images);

    /// <summary>The phase that sends the images.</summary>
    public Phase Phase(bool stalls) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [_stream] = _beats },
        AllowStalls = stalls,
    };

    /// <summary>An image of pixels.</summary>
    public void Add(ReadOnlySpan<byte> pixels) => AddBeats(pixels, configuration.BeatsPerImage);

    /// <summary>A recording of events: the inputs that spike, time step by time step.</summary>
    public void Add(IReadOnlyList<int[]> recording)
    {
        foreach (int[] spikes in recording)
        {
            AddPacket(spikes);
        }
    }

    /// <summary>An image whose pixels are all alike; as events: all inputs where the value is not 0.</summary>
    public void AddFilled(byte value)
    {
        if (_pixels)
        {
            var image = new byte[configuration.Inputs];
            Array.Fill(image, value);
            Add(image);
            return;
        }

        for (int step = 0; step < steps; step++)
        {
            AddPacket([.. Enumerable.Range(0, value == 0 ? 0 : configuration.Inputs)]);
        }
    }

    /// <summary>A random image in which about this share of the inputs is not 0.</summary>
    public void AddRandom(Random random, double density)
    {
        if (_pixels)
        {
            var image = new byte[configuration.Inputs];
            foreach (ref byte pixel in image.AsSpan())
            {
                pixel = random.NextDouble() < density ? (byte)random.Next(256) : (byte)0;
            }

            Add(image);
            return;
        }

        for (int step = 0; step < steps; step++)
        {
            AddPacket([.. Enumerable.Range(0, configuration.Inputs).Where(_ => random.NextDouble() < density)]);
        }
    }

    /// <summary>An image of pixels around a level, at which threshold coding decides.</summary>
    public void AddNear(Random random, int level)
    {
        var image = new byte[configuration.Inputs];
        foreach (ref byte pixel in image.AsSpan())
        {
            pixel = (byte)Math.Clamp(level + random.Next(-1, 2), 0, 255);
        }

        Add(image);
    }

    /// <summary>Ways in which a sender can be in trouble.</summary>
    public int MalformedKinds => _pixels ? MalformedLengths.Length : 5;

    /// <summary>Everything that a sender in trouble sends.</summary>
    public void AddMalformed(Random random)
    {
        for (int kind = 0; kind < MalformedKinds; kind++)
        {
            AddMalformed(random, kind);
        }
    }

    /// <summary>
    /// What a sender in trouble sends: an image of too few or too many beats; or events outside the inputs, repeated
    /// and in no order.
    /// </summary>
    /// <param name="random">Chooses pixels and addresses.</param>
    /// <param name="kind">0..<see cref="MalformedKinds"/> - 1.</param>
    public void AddMalformed(Random random, int kind)
    {
        if (_pixels)
        {
            var image = new byte[configuration.BeatsPerImage * configuration.Parameters.PixelsPerBeat];
            foreach (ref byte pixel in image.AsSpan())
            {
                pixel = (byte)random.Next(200, 256);
            }

            AddBeats(image, MalformedLengths[kind]);
            return;
        }

        for (int step = 0; step < steps; step++)
        {
            AddPacket(kind switch
            {
                0 => [configuration.Inputs],
                1 => [0, 0xFFFF],
                2 => [configuration.Inputs - 1, 0, 0],
                3 => [1 << random.Next(16), 0],
                _ => [configuration.Inputs, 0xFFFF, configuration.Inputs - 1, 0, 0, random.Next(0x10000)],
            });
        }
    }

    // Beats of images that are too short or too long; of many, those at the ends.
    private int[] MalformedLengths
    {
        get
        {
            int beats = configuration.BeatsPerImage;
            IEnumerable<int> tooShort = beats <= 16 ? Enumerable.Range(1, beats - 1) : [1, beats / 2, beats - 1];
            return [.. tooShort, beats + 1, beats + 2, beats + 7];
        }
    }

    /// <summary>
    /// One random image in two phases: the sender stops in the middle, as a stalled camera does. As events: in the
    /// middle of the first step's packet.
    /// </summary>
    public (Phase Beginning, Phase Remainder) Interrupted(Random random)
    {
        AddRandom(random, 0.6);
        int half = Math.Max(1, _pixels ? _beats.Count / 2 : 1);
        var first = new BeatSequence(_beats.Fields);
        var rest = new BeatSequence(_beats.Fields);
        for (int beat = 0; beat < _beats.Count; beat++)
        {
            _beats[beat].CopyTo((beat < half ? first : rest).Append());
        }

        return (Send(first), Send(rest));

        Phase Send(BeatSequence beats) => new() { Inputs = new Dictionary<string, BeatSequence> { [_stream] = beats } };
    }

    private void AddBeats(ReadOnlySpan<byte> pixels, int beats)
    {
        int size = configuration.Parameters.PixelsPerBeat;
        for (int beat = 0; beat < beats; beat++)
        {
            Span<uint> words = _beats.Append();
            int start = Math.Min(pixels.Length, beat * size);
            ReadOnlySpan<byte> some = pixels[start..Math.Min(pixels.Length, start + size)];
            some.CopyTo(MemoryMarshal.AsBytes(words));
            _beats.Write(words, _stream.Last, beat == beats - 1 ? 1UL : 0UL);
        }
    }

    private void AddPacket(IReadOnlyList<int> addresses)
    {
        for (int i = 0; i < addresses.Count; i++)
        {
            _beats.Add((ulong)addresses[i], i == addresses.Count - 1 ? 1UL : 0UL);
        }

        if (addresses.Count == 0)
        {
            _beats.Add(1UL << 31, 1);
        }
    }
}
