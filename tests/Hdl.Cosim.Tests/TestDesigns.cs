using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Tests;

/// <summary>Small hand-written designs, and copies of them with a fault put in.</summary>
internal static class TestDesigns
{
    public const int RegisterWidth = 32;

    public static Design StreamRegister(params (string Old, string New)[] faults) => Of(
        new InterfaceBuilder("stream_register", new StyleParameters())
            .InputStream("in", ("data", RegisterWidth)).OutputStream("out", ("data", RegisterWidth)).Build(),
        faults);

    public static Design Accumulator(params (string Old, string New)[] faults) =>
        Of(
            new InterfaceBuilder("accumulator", new StyleParameters { ResetStyle = ResetStyle.SyncHigh })
                .Input("enable_i", 1)
                .Input("clear_i", 1)
                .Input("operand_i", 12)
                .Output("sum_o", 20)
                .Output("negative_o", 1)
                .Build(),
            faults);

    public static Design WideXor(bool withMemory = true)
    {
        Design design = Of(
            new InterfaceBuilder("wide_xor", new StyleParameters())
                .InputStream("in", ("bit", 1), ("short", 13), ("int", 32), ("quad", 50), ("wide", 100))
                .OutputStream("out", ("bit", 1), ("short", 13), ("int", 32), ("quad", 50), ("wide", 100))
                .Output("count_o", 16).Build(),
            []);
        return withMemory
            ? design with
            {
                Files =
                [
                    .. design.Files,
                    new DesignFile("wide_xor_mask.mem", DesignFileKind.Memory, WideXorGolden.Mask + "\n"),
                ],
            }
            : design;
    }

    /// <summary>Exact text must occur, or the fault would silently not be there.</summary>
    public static Design Of(ModuleInterface module, (string Old, string New)[] faults)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Designs", module.Name + ".v"));
        foreach ((string old, string replacement) in faults)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return new Design(module, [new DesignFile(module.Name + ".v", DesignFileKind.Verilog, text)]);
    }
}

/// <summary>A buffer gives what it takes; without stalls each beat leaves one cycle after it came.</summary>
internal sealed class StreamRegisterGolden : IStreamGolden
{
    public void Reset()
    {
    }

    public PhaseResult Run(Phase phase)
    {
        var beats = new BeatSequence([new StreamField("out_data_o", TestDesigns.RegisterWidth)]);
        beats.AddRange(phase.Inputs["in"]);
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["out"] = beats },
            Cycles = new Dictionary<string, IReadOnlyList<long>>
            {
                ["out"] = [.. Enumerable.Range(1, beats.Count).Select(cycle => (long)cycle)],
            },
        };
    }
}
internal sealed class WideXorGolden : IStreamGolden
{
    public const string Mask = "123456789abcdef0fedcba987";
    private static readonly uint[] MaskWords = [0xedcba987, 0xabcdef0f, 0x23456789, 0x1];
    private int _count;

    public void Reset() => _count = 0;

    public PhaseResult Run(Phase phase)
    {
        BeatSequence inputs = phase.Inputs["in"];
        var beats = new BeatSequence(inputs.Fields);
        for (int beat = 0; beat < inputs.Count; beat++)
        {
            Span<uint> words = beats.Append();
            inputs[beat].CopyTo(words);
            for (int word = 0; word < MaskWords.Length; word++)
            {
                words[inputs.OffsetOf(4) + word] ^= MaskWords[word];
            }
        }

        _count += beats.Count;
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["out"] = beats },
            Levels = new Dictionary<string, ulong> { ["count_o"] = (ulong)(_count & 0xffff) },
        };
    }
}

internal sealed class AccumulatorGolden : ICycleGolden
{
    private int _sum;

    public void Reset() => _sum = 0;

    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        outputs[0] = (uint)_sum & 0xfffff;
        outputs[1] = (uint)(_sum >> 19) & 1;
        if (inputs[1] != 0)
        {
            _sum = 0;
        }
        else if (inputs[0] != 0)
        {
            _sum += (int)(inputs[2] << 20) >> 20;
        }
    }
}
