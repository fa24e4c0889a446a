using Hdl.Core.Ports;

namespace Hdl.Core.Golden;

/// <summary>
/// A growing list of beats of one stream (or of one group of ports). A beat is stored as 32-bit words: the fields in
/// the order of <see cref="Fields"/>, each from a word of its own, low word first, unused high bits 0. This is the
/// memory layout of a Verilated port, so that beats pass to and from a simulation without conversion.
/// </summary>
public sealed class BeatSequence
{
    private readonly int[] _offsets;
    private uint[] _words = [];

    /// <summary>An empty list.</summary>
    /// <param name="fields">Fields of a beat.</param>
    public BeatSequence(IReadOnlyList<StreamField> fields)
    {
        Fields = fields;
        _offsets = new int[fields.Count];
        for (int i = 0; i < fields.Count; i++)
        {
            _offsets[i] = WordsPerBeat;
            WordsPerBeat += WordsOf(fields[i].Width);
        }
    }

    /// <summary>An empty list of the stream's beats.</summary>
    public BeatSequence(StreamPort stream)
        : this(stream.Fields)
    {
    }

    /// <summary>An empty list of the declared stream's beats.</summary>
    public BeatSequence(StreamHandle stream)
        : this(stream.Port)
    {
    }

    /// <summary>Fields of a beat.</summary>
    public IReadOnlyList<StreamField> Fields { get; }

    /// <summary>32-bit words per beat.</summary>
    public int WordsPerBeat { get; }

    /// <summary>Number of beats.</summary>
    public int Count { get; private set; }

    /// <summary>All words of all beats.</summary>
    public ReadOnlySpan<uint> Words => _words.AsSpan(0, Count * WordsPerBeat);

    /// <summary>The words of one beat, writable.</summary>
    public Span<uint> this[int beat]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)beat, (uint)Count);
            return _words.AsSpan(beat * WordsPerBeat, WordsPerBeat);
        }
    }

    /// <summary>32-bit words that a field of this many bits takes.</summary>
    public static int WordsOf(int width) => (width + 31) / 32;

    /// <summary>First word of a field in a beat.</summary>
    public int OffsetOf(int field) => _offsets[field];

    /// <summary>Appends a beat of zeros and returns its words.</summary>
    public Span<uint> Append()
    {
        int start = Count * WordsPerBeat;
        if (start + WordsPerBeat > _words.Length)
        {
            Array.Resize(ref _words, Math.Max(64, Math.Max(start + WordsPerBeat, _words.Length * 2)));
        }

        Count++;
        Span<uint> beat = _words.AsSpan(start, WordsPerBeat);
        beat.Clear();
        return beat;
    }

    /// <summary>Appends a beat of fields of at most 64 bits, each truncated to its width.</summary>
    /// <param name="values">One for each field.</param>
    public void Add(params ReadOnlySpan<ulong> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Fields.Count);
        Span<uint> beat = Append();
        for (int field = 0; field < values.Length; field++)
        {
            Write(beat, field, values[field]);
        }
    }

    /// <summary>Appends copies of all beats of <paramref name="other"/>, whose fields must be alike.</summary>
    public void AddRange(BeatSequence other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.WordsPerBeat, WordsPerBeat);
        for (int beat = 0; beat < other.Count; beat++)
        {
            other[beat].CopyTo(Append());
        }
    }

    /// <summary>Low 64 bits of one field of one beat.</summary>
    public ulong Get(int beat, int field)
    {
        Span<uint> words = this[beat];
        int offset = _offsets[field];
        ulong low = words[offset];
        return Fields[field].Width > 32 ? low | ((ulong)words[offset + 1] << 32) : low;
    }

    /// <summary>Sets one field of at most 64 bits, truncated to its width, in the words of a beat.</summary>
    public void Write(Span<uint> beat, int field, ulong value)
    {
        int width = Fields[field].Width;
        if (width < 64)
        {
            value &= (1UL << width) - 1;
        }

        beat[_offsets[field]] = (uint)value;
        if (width > 32)
        {
            beat[_offsets[field] + 1] = (uint)(value >> 32);
        }
    }

    /// <summary>Sets one bit of a field of any width in the words of a beat.</summary>
    public void SetBit(Span<uint> beat, int field, int bit) => beat[_offsets[field] + (bit >> 5)] |= 1u << (bit & 31);

    /// <summary>One bit of a field of any width.</summary>
    public bool GetBit(int beat, int field, int bit) =>
        ((this[beat][_offsets[field] + (bit >> 5)] >> (bit & 31)) & 1) != 0;

    /// <summary>Some bits of a field of any width, as a number.</summary>
    /// <param name="beat">The beat.</param>
    /// <param name="field">The field.</param>
    /// <param name="low">Lowest bit.</param>
    /// <param name="width">Bits, 1..64.</param>
    public ulong GetBits(int beat, int field, int low, int width)
    {
        ReadOnlySpan<uint> words = this[beat][_offsets[field]..];
        ulong value = 0;
        for (int done = 0; done < width;)
        {
            int bit = (low + done) & 31;
            int count = Math.Min(32 - bit, width - done);
            ulong part = (words[(low + done) >> 5] >> bit) & ((1UL << count) - 1);
            value |= part << done;
            done += count;
        }

        return value;
    }

    /// <summary>Sets some bits, 0 so far, of a field of any width in the words of a beat.</summary>
    /// <param name="beat">The words of the beat.</param>
    /// <param name="field">The field.</param>
    /// <param name="low">Lowest bit.</param>
    /// <param name="width">Bits, 1..64; the value is truncated to them.</param>
    /// <param name="value">The number.</param>
    public void WriteBits(Span<uint> beat, int field, int low, int width, ulong value)
    {
        Span<uint> words = beat[_offsets[field]..];
        for (int done = 0; done < width;)
        {
            int bit = (low + done) & 31;
            int count = Math.Min(32 - bit, width - done);
            words[(low + done) >> 5] |= (uint)(((value >> done) & ((1UL << count) - 1)) << bit);
            done += count;
        }
    }

    /// <summary>One field of one beat in hex, all its digits.</summary>
    public string Hex(int beat, int field)
    {
        Span<uint> words = this[beat].Slice(_offsets[field], WordsOf(Fields[field].Width));
        string text = "";
        for (int i = words.Length - 1; i >= 0; i--)
        {
            text += words[i].ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
        }

        return text[^((Fields[field].Width + 3) / 4)..];
    }

    /// <summary>Copies of some beats.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The one behind the last.</param>
    public BeatSequence Part(int from, int to)
    {
        var part = new BeatSequence(Fields);
        for (int beat = from; beat < to; beat++)
        {
            this[beat].CopyTo(part.Append());
        }

        return part;
    }
}
