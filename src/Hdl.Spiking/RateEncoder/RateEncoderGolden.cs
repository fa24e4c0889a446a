using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.RateEncoder;

/// <summary>
/// The encoder as transactions: every <c>last</c> completes an image, every image gives <c>steps_i</c> vectors,
/// starting from the seeds. A short image is filled up with 0, surplus beats are dropped, and both set <c>error</c>.
/// The timing is exact; see <see cref="RateEncoderTiming"/>.
/// </summary>
/// <param name="parameters">Shape and coding.</param>
public sealed class RateEncoderGolden(RateEncoderParameters parameters) : IStreamGolden
{
    private readonly RateEncoderPorts _ports = new(parameters);
    private readonly int _rows = FixedPoint.CeilDivide(parameters.Pixels, parameters.PixelsPerBeat);
    private readonly List<byte> _received = [];
    private readonly ushort[] _seeds = new ushort[parameters.PixelsPerBeat];
    private int _beats;
    private int _steps;
    private int _level;

    /// <inheritdoc/>
    public void Reset()
    {
        _received.Clear();
        Array.Clear(_seeds);
        _beats = 0;
        _steps = 0;
        _level = 0;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        ReadLevels(phase);
        var vectors = new BeatSequence(_ports.Vector);
        // An image has a beat at least: one of a single beat is never short.
        BeatSequence? shortImages = _ports.ShortImage is { } early ? new BeatSequence(early) : null;
        var longImages = new BeatSequence(_ports.LongImage);
        var timing = new FreeFlow(_rows, vectors);
        if (phase.Inputs.TryGetValue(_ports.Pixel, out BeatSequence? beats))
        {
            for (int beat = 0; beat < beats.Count; beat++)
            {
                for (int lane = 0; lane < parameters.PixelsPerBeat; lane++)
                {
                    _received.Add((byte)(beats[beat][lane / 4] >> (lane % 4 * 8)));
                }

                _beats++;
                if (beats.Get(beat, _ports.Pixel.Last) != 0)
                {
                    timing.Image(_beats, Math.Max(1, _steps));
                    if (_beats != _rows)
                    {
                        (_beats < _rows ? shortImages : longImages)?.Append();
                    }

                    Encode(vectors);
                    _received.Clear();
                    _beats = 0;
                }
            }
        }

        Dictionary<string, BeatSequence> outputs = new() { [_ports.Vector] = vectors, [_ports.LongImage] = longImages };
        if (shortImages is not null)
        {
            outputs.Add(_ports.ShortImage!, shortImages);
        }

        return new PhaseResult
        {
            Outputs = outputs,
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Vector] = timing.Cycles },
        };
    }

    private void ReadLevels(Phase phase)
    {
        _steps = phase.Levels.TryGetValue(_ports.Steps, out ulong steps) ? (int)steps : _steps;
        if (_ports.Level is { } port && phase.Levels.TryGetValue(port, out ulong level))
        {
            _level = (int)level;
        }

        if (_ports.Seeds is { } wide && phase.WideLevels.TryGetValue(wide, out IReadOnlyList<uint>? seeds))
        {
            for (int lane = 0; lane < _seeds.Length; lane++)
            {
                _seeds[lane] = (ushort)(seeds[lane / 2] >> (lane % 2 * 16));
            }
        }
    }

    private void Encode(BeatSequence vectors)
    {
        var image = new byte[parameters.Pixels];
        int count = Math.Min(image.Length, _received.Count);
        _received.CopyTo(0, image, 0, count);
        bool error = _beats != _rows;

        ushort[] lfsr = [.. _seeds];
        var spikes = new uint[BeatSequence.WordsOf(parameters.Pixels)];
        int steps = Math.Max(1, _steps);
        for (int step = 0; step < steps; step++)
        {
            if (parameters.Coding == InputCoding.Poisson)
            {
                RateCoding.PoissonStep(image, lfsr, spikes);
            }
            else
            {
                RateCoding.ThresholdStep(image, _level, spikes);
            }

            Span<uint> words = vectors.Append();
            spikes.CopyTo(words);
            vectors.Write(words, _ports.Vector.Last, step == steps - 1 ? 1u : 0u);
            vectors.Write(words, _ports.Vector.Error, error ? 1u : 0u);
        }
    }

    // Beats offered from cycle 0 on without a gap, vectors taken as soon as they are valid, the encoder idle at first.
    private sealed class FreeFlow(int rows, BeatSequence vectors)
    {
        private long _lastBeat = RateEncoderTiming.Never;
        private long _vector = RateEncoderTiming.Never;
        private long _free = RateEncoderTiming.Never;
        private long _freeBefore = RateEncoderTiming.Never;

        public List<long> Cycles { get; } = new(vectors.Count);

        public void Image(int beats, int steps)
        {
            _lastBeat = RateEncoderTiming.FirstBeat(_lastBeat, _freeBefore, offered: 0) + beats - 1;
            long previous = _vector;
            for (int step = 0; step < steps; step++)
            {
                previous = _vector;
                _vector = step == 0
                    ? RateEncoderTiming.FirstVector(_lastBeat, previous, rows)
                    : RateEncoderTiming.NextVector(previous, rows);
                Cycles.Add(_vector);
            }

            _freeBefore = _free;
            _free = RateEncoderTiming.BufferFree(_lastBeat, _vector, previous, rows, steps == 1);
        }
    }
}
