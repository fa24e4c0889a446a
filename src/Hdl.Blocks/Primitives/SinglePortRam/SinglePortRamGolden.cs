using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.SinglePortRam;

/// <summary>
/// A memory with one port, cycle by cycle: with enable_i it writes a word, or reads one, which is there a cycle later; a
/// write leaves the output as it is. Words start as 0.
/// </summary>
public sealed class SinglePortRamGolden : ICycleGolden
{
    private readonly MemoryArray _array;

    /// <summary>A memory of zeros.</summary>
    /// <param name="parameters">Its shape.</param>
    public SinglePortRamGolden(SinglePortRamParameters parameters) => _array = new MemoryArray(parameters.Depth, parameters.Width, sample: false);

    /// <inheritdoc/>
    public void Reset() => _array.Reset();

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        _array.Output.CopyTo(outputs);
        if (inputs[0] == 0)
        {
            return;
        }

        Span<uint> word = _array.Word((int)inputs[2]);
        if (inputs[1] != 0)
        {
            inputs.Slice(3, word.Length).CopyTo(word);
        }
        else
        {
            word.CopyTo(_array.Output);
        }
    }
}
