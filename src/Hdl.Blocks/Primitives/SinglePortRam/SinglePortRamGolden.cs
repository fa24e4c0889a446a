using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.SinglePortRam;

/// <summary>
/// A memory with one port, cycle by cycle: with enable_i it writes a word, or reads one, which is there a cycle later; a
/// write leaves the output as it is. Words start as 0.
/// </summary>
public sealed class SinglePortRamGolden : ICycleGolden
{
    private readonly int _wordsPerWord;
    private readonly uint[] _words;
    private readonly uint[] _output;

    /// <summary>A memory of zeros.</summary>
    /// <param name="parameters">Its shape.</param>
    public SinglePortRamGolden(SinglePortRamParameters parameters)
    {
        _wordsPerWord = BeatSequence.WordsOf(parameters.Width);
        _words = new uint[parameters.Depth * _wordsPerWord];
        _output = new uint[_wordsPerWord];
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_words);
        Array.Clear(_output);
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        _output.CopyTo(outputs);
        if (inputs[0] == 0)
        {
            return;
        }

        Span<uint> word = _words.AsSpan((int)inputs[2] * _wordsPerWord, _wordsPerWord);
        if (inputs[1] != 0)
        {
            inputs.Slice(3, _wordsPerWord).CopyTo(word);
        }
        else
        {
            word.CopyTo(_output);
        }
    }
}
