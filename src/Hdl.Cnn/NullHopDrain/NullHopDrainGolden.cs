using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopDrain;

/// <summary>
/// The drain, cycle by cycle (docs/nullhop.md). A beat with a last closes a window in cycle 0; its word w is taken in
/// cycle 3 + w, when the row of its biases is asked for, and these come in 4 + w. The value of each channel is that of
/// the arithmetic of layers; of the windows since the last one that emitted the greatest counts. A word that emits is
/// there in cycle <see cref="Latency"/> + w, the pass ends in the cycle before that of the last word, and is free
/// behind it. Where there is no word, outputs are 0.
/// </summary>
public sealed class NullHopDrainGolden : ICycleGolden
{
    private const int Channels = NullHopParameters.WordChannels;
    private const int Taken = 3;
    private const int Depth = 16;

    private readonly NullHopDrainParameters _parameters;
    private readonly NullHopDrainPorts _ports;
    private readonly int[] _pool;
    private readonly Word[] _words = new Word[Depth];
    private readonly Beat[] _beats = new Beat[Depth];
    private Pass _pass;
    private bool _running;
    private bool _pooling;
    private Beat _window;
    private int _next;
    private int _pixel;
    private int _cycle;

    /// <summary>A drain after reset.</summary>
    /// <param name="parameters">Widths.</param>
    public NullHopDrainGolden(NullHopDrainParameters parameters)
    {
        (_parameters, _ports) = (parameters, new NullHopDrainPorts(parameters));
        _pool = new int[parameters.Macs];
        foreach (ref Word word in _words.AsSpan())
        {
            (word.Sums, word.Values) = (new long[Channels], new int[Channels]);
        }
    }

    /// <summary>Cycles from a beat that closes a window to its first word.</summary>
    /// <param name="parameters">Widths.</param>
    public static int Latency(NullHopDrainParameters parameters) => Taken + (parameters.IsScaled ? 6 : 5);

    /// <inheritdoc/>
    public void Reset()
    {
        (_running, _pooling, _pixel, _window, _next) = (false, false, 0, default, 0);
        foreach (ref Word word in _words.AsSpan())
        {
            word.IsThere = false;
        }

        _beats.AsSpan().Clear();
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        outputs.Clear();
        int leaves = Latency(_parameters) - Taken;
        ref Word ending = ref At(leaves - 1);
        bool ends = ending is { IsThere: true, EndsPass: true };
        outputs[_ports.Free.Word] = _running ? 0u : 1;
        outputs[_ports.Ends.Word] = ends ? 1u : 0;
        Leave(At(leaves), outputs);
        At(leaves).IsThere = false;
        if (ending.IsThere)
        {
            Pool(ref ending);
        }

        ref Word biased = ref At(1);
        if (biased.IsThere)
        {
            Finish(ref biased, inputs);
        }

        Take(inputs, outputs);
        _running = inputs[_ports.Start.Word] != 0 || (_running && !ends);
        if (inputs[_ports.Start.Word] != 0)
        {
            Begin(inputs);
        }

        bool closes = inputs[_ports.BeatValid.Word] != 0 && inputs[_ports.BeatLast.Word] != 0;
        _beats[_cycle % Depth] = new Beat(
            closes, inputs[_ports.BeatEmit.Word] != 0, inputs[_ports.BeatEnds.Word] != 0);
        _cycle++;
    }

    // The word that was taken so many cycles ago.
    private ref Word At(int age) => ref _words[(_cycle - age + Depth) % Depth];

    private void Begin(ReadOnlySpan<uint> inputs) => _pass = new Pass(
        (int)inputs[_ports.PooledWidth.Word],
        1 << (int)inputs[_ports.Words.Word],
        (int)inputs[_ports.LastChannel.Word] + 1,
        inputs[_ports.Relu.Word] != 0,
        inputs[_ports.Raw.Word] != 0,
        inputs[_ports.Signed.Word] != 0,
        inputs[_ports.Round.Word] != 0,
        (int)inputs[_ports.Shift.Word],
        (int)inputs[_ports.BiasShift.Word],
        (int)inputs[_ports.Base.Word]);

    private void Take(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        Beat beat = _beats[(_cycle - Taken + Depth) % Depth];
        if (beat.Closes)
        {
            (_window, _next) = (beat, 0);
        }

        ref Word word = ref At(0);
        word.IsThere = _window.Closes;
        if (!word.IsThere)
        {
            return;
        }

        outputs[_ports.BiasEnable.Word] = 1;
        outputs[_ports.BiasRow.Word] = (uint)(_pass.Base + _next);
        bool ends = _next == _pass.Words - 1;
        (word.Number, word.Ends, word.Emits, word.IsFirst) = (_next, ends, _window.Emits, !_pooling);
        word.EndsPass = ends && _window.EndsPass;
        for (int channel = 0; channel < Channels; channel++)
        {
            word.Sums[channel] = Sum(inputs, _next, channel);
        }

        if (ends)
        {
            (_pooling, _window) = (!_window.Emits, default);
        }

        _next++;
    }

    // With several lanes, all clusters whose number is the word's modulo n.
    private long Sum(ReadOnlySpan<uint> inputs, int word, int channel)
    {
        long sum = 0;
        int step = _parameters.Lanes > 1 ? _pass.Words : _parameters.Clusters;
        for (int cluster = word; cluster < _parameters.Clusters; cluster += step)
        {
            int place = ((cluster * Channels) + channel) * _parameters.AccumulatorWidth;
            sum += (long)Bits(inputs, _ports.Sums, place, _parameters.AccumulatorWidth);
        }

        return FixedPoint.Wrap(sum, _parameters.AccumulatorWidth);
    }

    private void Finish(ref Word word, ReadOnlySpan<uint> inputs)
    {
        for (int channel = 0; channel < Channels; channel++)
        {
            int bias = (int)Bits(inputs, _ports.Bias, 32 * channel, 32);
            long total = LayerMath.Total(
                word.Sums[channel], bias, _pass.BiasShift, _parameters.AccumulatorWidth);
            long scaled = _ports.Scale is { } scale
                ? LayerMath.Scale(total, (int)Bits(inputs, scale, 16 * channel, 16))
                : total;
            word.Values[channel] = LayerMath.Clamp(
                LayerMath.Quantise(scaled, _pass.Shift, _pass.Round), _pass.Relu, _pass.IsSigned,
                _parameters.ValueWidth);
        }
    }

    private void Pool(ref Word word)
    {
        Span<int> greatest = _pool.AsSpan(word.Number * Channels, Channels);
        for (int channel = 0; channel < Channels; channel++)
        {
            greatest[channel] =
                word.IsFirst ? word.Values[channel] : Math.Max(greatest[channel], word.Values[channel]);
            bool isThere = !word.Ends || channel < _pass.LastChannels;
            word.Values[channel] = isThere ? greatest[channel] : 0;
        }

        word.IsRaw = _pass.IsRaw;
        word.EndsRow = word.Ends && _pixel == _pass.PooledWidth - 1;
        if (word.Emits && word.Ends)
        {
            _pixel = word.EndsRow ? 0 : _pixel + 1;
        }
    }

    private void Leave(in Word word, Span<uint> outputs)
    {
        if (word is not { IsThere: true, Emits: true })
        {
            return;
        }

        outputs[_ports.WordValid.Word] = 1;
        outputs[_ports.WordLast.Word] = word.EndsRow ? 1u : 0;
        outputs[_ports.WordRaw.Word] = word.IsRaw ? 1u : 0;
        for (int channel = 0; channel < Channels; channel++)
        {
            int width = _parameters.ValueWidth;
            ulong value = (uint)word.Values[channel] & ((1UL << width) - 1);
            int bit = channel * width;
            Span<uint> words = outputs[(_ports.WordData.Word + (bit / 32))..];
            words[0] |= (uint)(value << (bit % 32));
            if ((bit % 32) + width > 32)
            {
                words[1] |= (uint)(value >> (32 - (bit % 32)));
            }
        }
    }

    private static ulong Bits(ReadOnlySpan<uint> inputs, PortHandle port, int low, int width)
    {
        ReadOnlySpan<uint> words = inputs[port.Word..];
        ulong bits = 0;
        for (int done = 0; done < width;)
        {
            int bit = (low + done) % 32;
            int count = Math.Min(32 - bit, width - done);
            bits |= (ulong)((words[(low + done) / 32] >> bit) & (uint)((1UL << count) - 1)) << done;
            done += count;
        }

        return bits;
    }

    private readonly record struct Pass(
        int PooledWidth, int Words, int LastChannels, bool Relu, bool IsRaw, bool IsSigned, bool Round, int Shift,
        int BiasShift, int Base);

    private readonly record struct Beat(bool Closes, bool Emits, bool EndsPass);

    private struct Word
    {
        public bool IsThere;
        public int Number;
        public bool Ends;
        public bool Emits;
        public bool IsFirst;
        public bool EndsPass;
        public bool EndsRow;
        public bool IsRaw;
        public long[] Sums;
        public int[] Values;
    }
}
