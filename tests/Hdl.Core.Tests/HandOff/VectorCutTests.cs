using Hdl.Core.Golden;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Core.Tests.HandOff;

public sealed class VectorCutTests
{
    private static readonly ModuleInterface Top = new InterfaceBuilder("m", new StyleParameters())
        .InputStream("pixel", ("data", 16), ("last", 1))
        .InputStream("word", ("data", 16)).Answers("read")
        .OutputStream("read", ("address", 8))
        .Build();

    // Scenarios may call fields as they like: what ends a packet is declared in the interface.
    [Theory]
    [InlineData("pixel_data_i", "pixel_last_i")]
    [InlineData("data", "last")]
    [InlineData("a", "b")]
    public void A_phase_is_cut_between_packets_whatever_its_fields_are_called(string data, string last)
    {
        var beats = new BeatSequence([new StreamField(data, 16), new StreamField(last, 1)]);
        for (int beat = 0; beat < 40; beat++)
        {
            beats.Add((ulong)beat, beat % 7 == 6 ? 1u : 0);
        }

        Phase cut = new VectorCut(Top).Of(
            new Phase { Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = beats } }, budget: 100);

        BeatSequence kept = cut.Inputs["pixel"];
        Assert.InRange(kept.Count, 7, 39);
        Assert.Equal(0, kept.Count % 7);
    }

    [Fact]
    public void Beats_with_other_fields_than_the_interface_declares_are_no_beats_of_the_stream()
    {
        var beats = new BeatSequence([new StreamField("data", 17), new StreamField("last", 1)]);
        for (int beat = 0; beat < 40; beat++)
        {
            beats.Add(0, 1);
        }

        Assert.Throws<InvalidOperationException>(() =>
            new VectorCut(Top).Of(
                new Phase { Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = beats } }, budget: 100));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void As_many_answers_stay_as_are_asked_for(int asked)
    {
        var words = new BeatSequence(Top.Stream("word"));
        for (int word = 0; word < 5; word++)
        {
            words.Add((ulong)word);
        }

        var reads = new BeatSequence(Top.Stream("read"));
        for (int read = 0; read < asked; read++)
        {
            reads.Add((ulong)read);
        }

        var cut = new VectorCut(Top);
        var phase = new Phase { Inputs = new Dictionary<string, BeatSequence> { ["word"] = words } };
        Assert.Equal(5, cut.Of(phase, budget: 1).Inputs["word"].Count);

        Phase answered = cut.Answered(
            phase, new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { ["read"] = reads } });

        Assert.Equal(asked, answered.Inputs["word"].Count);
    }
}
