using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>
/// A memory, cycle by cycle: a word appears on read_data_o one cycle after its address, with read_enable_i; else the
/// output holds. A read of the word that is written in the same cycle gives the old one, where that is defined. Words
/// start as 0, or as the sample.
/// </summary>
/// <param name="parameters">Shape of the memory.</param>
public sealed class RamGolden(RamParameters parameters) : ICycleGolden
{
    private readonly RamPorts _ports = new(parameters);
    private readonly MemoryArray _array = new(parameters.Depth, parameters.Width, parameters.Sample);

    /// <inheritdoc/>
    public void Reset() => _array.Reset();

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        _array.Output.CopyTo(outputs);
        if (inputs[_ports.ReadEnable.Word] != 0)
        {
            _array.Word((int)inputs[_ports.ReadAddress.Word]).CopyTo(_array.Output);
        }

        ReadOnlySpan<uint> enable = inputs[_ports.WriteEnable.Word..];
        Span<uint> target = _array.Word((int)inputs[_ports.WriteAddress.Word]);
        ReadOnlySpan<uint> data = inputs[_ports.WriteData.Word..];
        for (int bit = 0; bit < parameters.Width; bit++)
        {
            int slice = bit / parameters.SliceWidth;
            if (((enable[slice >> 5] >> (slice & 31)) & 1) != 0)
            {
                uint mask = 1u << (bit & 31);
                target[bit >> 5] = (target[bit >> 5] & ~mask) | (data[bit >> 5] & mask);
            }
        }
    }
}

/// <summary>
/// A read-only memory, cycle by cycle: a word appears one cycle after its address, with read_enable_i.
/// </summary>
/// <param name="parameters">Shape of the memory; contents are the sample, or zeros.</param>
public sealed class RomGolden(RomParameters parameters) : ICycleGolden
{
    private readonly RomPorts _ports = new(parameters);
    private readonly MemoryArray _array = new(parameters.Depth, parameters.Width, parameters.Sample);

    /// <inheritdoc/>
    public void Reset() => _array.Reset();

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        _array.Output.CopyTo(outputs);
        if (inputs[_ports.ReadEnable.Word] != 0)
        {
            _array.Word((int)inputs[_ports.ReadAddress.Word]).CopyTo(_array.Output);
        }
    }
}

/// <summary>
/// Words and output register of a memory. Words exist from when they are first touched: a memory can be larger than the
/// machine's.
/// </summary>
internal sealed class MemoryArray
{
    private const int PageWords = 64;

    private readonly int _wordsPerWord;
    private readonly uint _topMask;
    private readonly bool _sample;
    private readonly uint[]?[] _pages;
    private readonly uint[] _output;

    public MemoryArray(int depth, int width, bool sample)
    {
        _wordsPerWord = BeatSequence.WordsOf(width);
        _topMask = width % 32 == 0 ? uint.MaxValue : (1u << (width % 32)) - 1;
        _sample = sample;
        _pages = new uint[]?[FixedPoint.CeilDivide(depth, PageWords)];
        _output = new uint[_wordsPerWord];
    }

    public Span<uint> Output => _output;

    public Span<uint> Word(int address)
    {
        (int page, int word) = Math.DivRem(address, PageWords);
        return (_pages[page] ??= Page(page)).AsSpan(word * _wordsPerWord, _wordsPerWord);
    }

    public void Reset()
    {
        Array.Clear(_output);
        Array.Clear(_pages);
    }

    private uint[] Page(int page)
    {
        var words = new uint[PageWords * _wordsPerWord];
        for (int i = 0; _sample && i < words.Length; i++)
        {
            (int word, int part) = Math.DivRem(i, _wordsPerWord);
            uint value = SampleContents.Part((page * PageWords) + word, part);
            words[i] = part == _wordsPerWord - 1 ? value & _topMask : value;
        }

        return words;
    }
}
