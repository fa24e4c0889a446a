using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.SinglePortRam;

/// <summary>
/// A memory with one port, cycle by cycle: with enable_i it writes a word, or reads one, which is there a cycle later;
/// a write leaves the output as it is. Words start as 0.
/// </summary>
/// <param name="parameters">Its shape.</param>
public sealed class SinglePortRamGolden(SinglePortRamParameters parameters) : ICycleGolden
{
    private readonly SinglePortRamPorts _ports = new(parameters);
    private readonly MemoryArray _array = new(parameters.Depth, parameters.Width, sample: false);

    /// <inheritdoc/>
    public void Reset() => _array.Reset();

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        _array.Output.CopyTo(outputs);
        if (inputs[_ports.Enable.Word] == 0)
        {
            return;
        }

        Span<uint> word = _array.Word((int)inputs[_ports.Address.Word]);
        if (inputs[_ports.WriteEnable.Word] != 0)
        {
            inputs.Slice(_ports.WriteData.Word, word.Length).CopyTo(word);
        }
        else
        {
            word.CopyTo(_array.Output);
        }
    }
}
