using System.Runtime.InteropServices;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>Native memory of one stream during one phase: its field table, the beats, the cycle stamps.</summary>
internal sealed unsafe class StreamBuffers : IDisposable
{
    /// <summary>One surplus beat ends a run; one more holds what an offered beat changed to.</summary>
    private const int SpareBeats = 2;

    private readonly NativeField* _fields;
    private readonly uint* _beats;
    private readonly ulong* _stamps;

    /// <summary>Memory for a stream.</summary>
    /// <param name="model">The model it belongs to.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="beats">Beats to drive, or beats expected; null for none.</param>
    /// <param name="isUnchecked">Whether it is a channel of a memory whose beats are taken whatever they are.</param>
    public StreamBuffers(NativeModel model, StreamPort stream, BeatSequence? beats, bool isUnchecked = false)
    {
        Stream = stream;
        Beats = beats ?? new BeatSequence(stream);
        WordsPerBeat = new BeatSequence(stream).WordsPerBeat;
        if (Beats.WordsPerBeat != WordsPerBeat)
        {
            throw new InvalidOperationException(
                $"The beats given for stream '{stream.Name}' have {Beats.WordsPerBeat} words, not {WordsPerBeat}.");
        }

        IsOutput = stream.Direction == PortDirection.Output;
        nuint capacity = (nuint)Beats.Count + SpareBeats;
        _fields = (NativeField*)NativeMemory.Alloc((nuint)Math.Max(1, stream.Fields.Count), (nuint)sizeof(NativeField));
        _beats = (uint*)NativeMemory.AllocZeroed(capacity * (nuint)Math.Max(1, WordsPerBeat), sizeof(uint));
        _stamps = (ulong*)NativeMemory.Alloc(IsOutput ? capacity : 1, sizeof(ulong));
        for (int i = 0; i < stream.Fields.Count; i++)
        {
            _fields[i] = model.Field(stream.Fields[i].Port);
        }

        if (!IsOutput)
        {
            Beats.Words.CopyTo(new Span<uint>(_beats, Beats.Words.Length));
        }

        Native = new NativeStream
        {
            Valid = (byte*)model.Field(stream.ValidPort).Port,
            Ready = stream.ReadyPort is { } ready ? (byte*)model.Field(ready).Port : null,
            Fields = _fields,
            FieldCount = (uint)stream.Fields.Count,
            Beats = _beats,
            WordsPerBeat = (uint)WordsPerBeat,
            Stamps = _stamps,
            Count = (ulong)Beats.Count,
            Capacity = capacity,
            Random = 1,
            IsOutput = IsOutput ? 1U : 0,
            Unchecked = isUnchecked ? 1U : 0,
        };
    }

    /// <summary>The stream.</summary>
    public StreamPort Stream { get; }

    /// <summary>Beats to drive, or beats expected.</summary>
    public BeatSequence Beats { get; }

    /// <summary>Whether the model drives it.</summary>
    public bool IsOutput { get; }

    /// <summary>32-bit words per beat.</summary>
    public int WordsPerBeat { get; }

    /// <summary>The descriptor at its start.</summary>
    public NativeStream Native { get; }

    /// <summary>Words of received beats.</summary>
    public ReadOnlySpan<uint> Received(long beat, long count) =>
        new(_beats + (beat * WordsPerBeat), (int)(count * WordsPerBeat));

    /// <summary>Cycle stamps of received beats.</summary>
    public ReadOnlySpan<ulong> Stamps(long count) => new(_stamps, (int)count);

    /// <summary>Copies of received beats.</summary>
    public BeatSequence CopyReceived(long count)
    {
        var copy = new BeatSequence(Stream.Fields);
        for (long beat = 0; beat < count; beat++)
        {
            Received(beat, 1).CopyTo(copy.Append());
        }

        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_fields);
        NativeMemory.Free(_beats);
        NativeMemory.Free(_stamps);
    }
}
