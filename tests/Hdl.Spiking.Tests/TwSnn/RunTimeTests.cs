using System.Runtime.InteropServices;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.Tests.TwSnn;

/// <summary>
/// What happens when the input is not as it should be (docs/twsnn.md); co-simulation shows that the RTL does the same.
/// </summary>
public sealed class RunTimeTests
{
    private const int Inputs = 24;
    private const int Outputs = 8;

    private static readonly TwSnnParameters Small = new()
    {
        Model = "none",
        Layers = [Inputs, 16, Outputs],
        PixelsPerBeat = 4,
        MaxSteps = 8,
    };

    private static readonly byte[] Image = [.. Enumerable.Range(0, Inputs).Select(pixel => (byte)(pixel * 10))];

    [Fact]
    public void An_image_that_ends_early_is_completed_with_zeros_and_marked()
    {
        var golden = new TwSnnGolden(Small);
        byte[] padded = [.. Image[..8], .. new byte[Inputs - 8]];
        BeatSequence expected = Results(golden, Beats(padded));
        BeatSequence actual = Results(golden, Beats(Image[..8]));
        Assert.Equal(expected.Words[..^4].ToArray(), actual.Words[..^4].ToArray());
        Assert.Equal(0u, Error(expected));
        Assert.Equal(1u, Error(actual));
        Assert.Equal(0x100u, Read(golden, TwSnnRegisters.Status));
    }

    [Fact]
    public void Pixels_beyond_an_image_are_dropped_and_the_result_is_marked()
    {
        var golden = new TwSnnGolden(Small);
        BeatSequence expected = Results(golden, Beats(Image));
        BeatSequence actual = Results(golden, Beats([.. Image, 9, 9, 9, 9, 9, 9, 9, 9]));
        Assert.Equal(expected.Words[..^4].ToArray(), actual.Words[..^4].ToArray());
        Assert.Equal(1u, Error(actual));
        Assert.Equal(0x200u, Read(golden, TwSnnRegisters.Status));
    }

    [Fact]
    public void Pixels_that_stop_are_waited_for()
    {
        BeatSequence whole = Beats(Image);
        BeatSequence expected = Results(new TwSnnGolden(Small), whole);
        var golden = new TwSnnGolden(Small);
        Assert.Equal(0, Results(golden, Part(whole, 0, 3)).Count);
        Assert.Equal(1u, Read(golden, TwSnnRegisters.Status));
        Assert.Equal(expected.Words.ToArray(), Results(golden, Part(whole, 3, whole.Count)).Words.ToArray());
        Assert.Equal(0u, Read(golden, TwSnnRegisters.Status));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(9u)]
    public void A_step_count_that_the_hardware_cannot_count_is_refused_and_changes_nothing(uint steps)
    {
        var golden = new TwSnnGolden(Small);
        uint before = Read(golden, TwSnnRegisters.Steps);
        Assert.Equal(2UL, Write(golden, TwSnnRegisters.Steps, steps));
        Assert.Equal(before, Read(golden, TwSnnRegisters.Steps));
        Assert.Equal(0x800u, Read(golden, TwSnnRegisters.Status));
        Assert.Equal(0UL, Write(golden, TwSnnRegisters.Status, 0x800));
        Assert.Equal(0u, Read(golden, TwSnnRegisters.Status));
    }

    [Fact]
    public void Events_outside_the_inputs_are_dropped_and_noted()
    {
        TwSnnParameters events = Small with { Input = TwSnnInput.Events, Steps = 1 };
        var golden = new TwSnnGolden(events);
        BeatSequence expected = Results(golden, Packet(0, 5));
        Assert.Equal(0u, Read(golden, TwSnnRegisters.Status));
        Assert.Equal(expected.Words.ToArray(), Results(golden, Packet(0, 5, Inputs, 0xFFFF)).Words.ToArray());
        Assert.Equal(0x400u, Read(golden, TwSnnRegisters.Status));
    }

    private static BeatSequence Beats(byte[] pixels)
    {
        var beats = new BeatSequence([
            new StreamField("s_axis_pixel_tdata", 32),
            new StreamField("s_axis_pixel_tlast", 1),
        ]);
        for (int start = 0; start < pixels.Length; start += 4)
        {
            beats.Add(MemoryMarshal.Read<uint>(pixels.AsSpan(start, 4)), start + 4 == pixels.Length ? 1UL : 0UL);
        }

        return beats;
    }

    private static BeatSequence Packet(params int[] addresses)
    {
        var beats = new BeatSequence([
            new StreamField("s_axis_event_tdata", 32),
            new StreamField("s_axis_event_tlast", 1),
        ]);
        for (int i = 0; i < addresses.Length; i++)
        {
            beats.Add((ulong)addresses[i], i == addresses.Length - 1 ? 1UL : 0UL);
        }

        return beats;
    }

    private static BeatSequence Part(BeatSequence beats, int first, int end)
    {
        var part = new BeatSequence(beats.Fields);
        for (int beat = first; beat < end; beat++)
        {
            beats[beat].CopyTo(part.Append());
        }

        return part;
    }

    private static BeatSequence Results(TwSnnGolden golden, BeatSequence beats) =>
        Run(golden, (beats.Fields[0].Port[..^6], beats)).Outputs["m_axis_result"];

    private static uint Error(BeatSequence results) => (uint)(results.Get(results.Count - 1, 0) >> 31);

    private static uint Read(TwSnnGolden golden, int address)
    {
        var reads = new BeatSequence([new StreamField("s_axil_araddr", 12), new StreamField("s_axil_arprot", 3)]);
        reads.Add((ulong)address, 0);
        return (uint)Run(golden, ("s_axil_ar", reads)).Outputs["s_axil_r"].Get(0, 0);
    }

    private static ulong Write(TwSnnGolden golden, int address, uint data)
    {
        var addresses = new BeatSequence([new StreamField("s_axil_awaddr", 12), new StreamField("s_axil_awprot", 3)]);
        var words = new BeatSequence([new StreamField("s_axil_wdata", 32), new StreamField("s_axil_wstrb", 4)]);
        addresses.Add((ulong)address, 0);
        words.Add(data, 0xF);
        return Run(golden, ("s_axil_aw", addresses), ("s_axil_w", words)).Outputs["s_axil_b"].Get(0, 0);
    }

    private static PhaseResult Run(TwSnnGolden golden, params (string Stream, BeatSequence Beats)[] inputs) =>
        golden.Run(new Phase { Inputs = inputs.ToDictionary(input => input.Stream, input => input.Beats) });
}
