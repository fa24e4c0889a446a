using Hdl.Spiking.TwSnnUp5k;

namespace Hdl.Spiking.Tests.TwSnnUp5k;

/// <summary>The protocol, as docs/twsnn_up5k.md tells it.</summary>
public sealed class CommandGoldenTests
{
    private const int Early = 2;
    private const int Refused = 3;
    private const int LineError = 4;

    // 20-18-3 on 8 elements: 20 * 4 + 18 rows of 2 bytes, 21 thresholds, 20 pixels, 3 classes, at most 6 steps.
    private static readonly TwSnnUp5kResolvedParameters Configuration = TwSnnUp5kResolvedParameters.Of(
        (TwSnnUp5kParameters)new TwSnnUp5kGenerator().Presets
            .Single(preset => preset.Name == "small-bytes").Parameters);

    [Fact]
    public void The_small_network_has_the_layout_that_the_bytes_below_are_for() =>
        Assert.Equal((98, 2, 21), (Configuration.Rows, Configuration.RowBytes, Configuration.Thresholds));

    [Theory]
    [InlineData("I", new byte[0], "I|TWU1")]
    [InlineData("S", new byte[] { 6, 1, 0 }, "S")]
    [InlineData("W", new byte[] { 97, 0, 1, 0xFF, 0xFF }, "W")]
    [InlineData("T", new byte[] { 20, 0, 1, 0xFF, 0xFF }, "T")]
    [InlineData("T", new byte[] { 0, 0, 2, 1, 0, 2, 0 }, "T")]
    public void A_right_command_is_answered_with_its_letter(string letter, byte[] rest, string answer) =>
        Assert.Equal(answer.Replace("|", "", StringComparison.Ordinal), Text(Answers([(byte)letter[0], .. rest])));

    [Theory]
    [InlineData("S", new byte[] { 0, 1, 0 })]
    [InlineData("S", new byte[] { 7, 1, 0 })]
    [InlineData("S", new byte[] { 1, 0, 0 })]
    [InlineData("W", new byte[] { 98, 0, 1 })]
    [InlineData("W", new byte[] { 97, 0, 2 })]
    [InlineData("W", new byte[] { 0, 0, 0 })]
    [InlineData("T", new byte[] { 20, 0, 2 })]
    [InlineData("T", new byte[] { 0xFF, 0xFF, 0xFF })]
    public void A_value_out_of_range_is_refused(string letter, byte[] rest) =>
        Assert.Equal(['E', Refused], Answers([(byte)letter[0], .. rest]));

    [Fact]
    public void Version_and_shape_are_told() =>
        Assert.Equal(['V', 0, 0, 1, 0, 8, 6, 2, 20, 0, 18, 0, 3, 0], Answers([(byte)'V']));

    [Fact]
    public void An_unknown_command_is_told_and_dropped_up_to_the_end_of_its_frame()
    {
        CommandGolden golden = New();

        Assert.Equal(['E', 1], Take(golden, "XISP"u8.ToArray(), last: true));
        Assert.Equal(5, Take(golden, "I"u8.ToArray(), last: false).Count);
    }

    [Fact]
    public void A_frame_that_ends_in_a_command_is_told_and_the_next_is_understood()
    {
        CommandGolden golden = New();
        byte[] image = [(byte)'P', .. new byte[Configuration.Inputs]];
        for (int length = 1; length < image.Length; length++)
        {
            Assert.Equal(['E', Early], Take(golden, image[..length], last: true));
            Assert.Equal(['S'], Take(golden, [(byte)'S', 1, 1, 1], last: length % 2 == 0));
        }
    }

    [Fact]
    public void A_quiet_line_ends_a_frame_and_is_nothing_between_two()
    {
        CommandGolden golden = New();
        golden.Quiet();
        Assert.Empty(golden.Answers);
        Assert.Empty(Take(golden, [(byte)'T', 0], last: false));
        golden.Quiet();

        Assert.Equal(['E', Early], Drain(golden));
        Assert.Equal(['E', 1], Take(golden, [0, (byte)'I'], last: false));
        golden.Quiet();
        Assert.Equal(5, Take(golden, [(byte)'I'], last: false).Count);
    }

    [Fact]
    public void A_byte_with_an_error_drops_its_frame()
    {
        CommandGolden golden = New();
        golden.Accept('S', last: false, error: false);
        golden.Accept(1, last: false, error: true);
        Assert.Equal(['E', LineError], Drain(golden));

        Assert.Empty(Take(golden, [1, 0], last: true));
        Assert.Equal(['S'], Take(golden, [(byte)'S', 1, 1, 0], last: true));
    }

    [Fact]
    public void Whatever_came_before_the_end_of_a_frame_brings_it_back()
    {
        var random = new Random(1);
        CommandGolden golden = New();
        for (int round = 0; round < 500; round++)
        {
            // Mostly letters of commands, so that all of them are met in every state.
            for (int i = random.Next(60); i > 0; i--)
            {
                int value = random.Next(3) == 0 ? random.Next(256) : "ISWTP"[random.Next(5)];
                golden.Accept(value, last: false, error: random.Next(50) == 0);
                golden.Answers.Clear();
            }

            golden.Quiet();
            golden.Answers.Clear();

            Assert.Equal("ITWU1", Text(Take(golden, [(byte)'I'], last: false)));
        }
    }

    private static CommandGolden New() => new(Configuration, new EngineGolden(Configuration));

    private static List<int> Answers(byte[] bytes) => Take(New(), bytes, last: false);

    private static List<int> Take(CommandGolden golden, byte[] bytes, bool last)
    {
        List<int> answers = [];
        for (int i = 0; i < bytes.Length; i++)
        {
            golden.Accept(bytes[i], last && i == bytes.Length - 1, error: false);
            answers.AddRange(Drain(golden));
        }

        return answers;
    }

    private static List<int> Drain(CommandGolden golden)
    {
        List<int> answers = [.. golden.Answers.Select(answer => answer.Value).OfType<int>()];
        golden.Answers.Clear();
        return answers;
    }

    private static string Text(List<int> answers) => string.Concat(answers.Select(value => (char)value));
}
