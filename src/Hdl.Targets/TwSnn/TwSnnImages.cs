using System.Runtime.InteropServices;
using Hdl.Core.Golden;
using Hdl.Core.Verilog;

namespace Hdl.Targets.TwSnn;

/// <summary>Collects images, as beats of pixels or as packets of events, for one phase.</summary>
/// <param name="configuration">Decides which, and how wide.</param>
/// <param name="steps">Time steps an image: packets an image where events are the input.</param>
internal sealed class TwSnnImages(TwSnnResolvedParameters configuration, int steps)
{
    private readonly bool _pixels = configuration.Parameters.Input == TwSnnInput.Pixels;

    private readonly BeatSequence _beats = configuration.Parameters.Input == TwSnnInput.Pixels
        ? new BeatSequence([new StreamField("s_axis_pixel_tdata", 8 * configuration.Parameters.PixelsPerBeat), new StreamField("s_axis_pixel_tlast", 1)])
        : new BeatSequence([new StreamField("s_axis_event_tdata", 32), new StreamField("s_axis_event_tlast", 1)]);

    private string Stream => _pixels ? "s_axis_pixel" : "s_axis_event";

    /// <summary>The phase that sends the images.</summary>
    public Phase Phase(bool stalls) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [Stream] = _beats },
        AllowStalls = stalls,
    };

    /// <summary>An image of pixels.</summary>
    public void Add(ReadOnlySpan<byte> pixels) => AddBeats(pixels, configuration.BeatsPerImage);

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

    /// <summary>
    /// What a sender in trouble sends: images of one beat, of a beat too few and of some too many; or events outside the
    /// inputs, repeated and in no order.
    /// </summary>
    public void AddMalformed(Random random)
    {
        if (_pixels)
        {
            var image = new byte[configuration.BeatsPerImage * configuration.Parameters.PixelsPerBeat];
            Array.Fill(image, (byte)200);
            AddBeats(image, 1);
            AddBeats(image, Math.Max(1, configuration.BeatsPerImage - 1));
            AddBeats(image, configuration.BeatsPerImage + 1);
            AddBeats(image, configuration.BeatsPerImage + random.Next(2, 9));
            return;
        }

        for (int step = 0; step < steps; step++)
        {
            AddPacket([configuration.Inputs, 0xFFFF, configuration.Inputs - 1, 0, 0, random.Next(0x10000)]);
        }
    }

    /// <summary>
    /// One random image in two phases: the sender stops in the middle, as a stalled camera does. As events: in the middle of
    /// the first step's packet.
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

        Phase Send(BeatSequence beats) => new() { Inputs = new Dictionary<string, BeatSequence> { [Stream] = beats } };
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
            _beats.Write(words, 1, beat == beats - 1 ? 1UL : 0UL);
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
