using Hdl.Blocks.UartLink;
using Hdl.Core.Designs;
using Hdl.Core.Templates;
using Hdl.Spiking.TwSnnUp5k;

namespace Hdl.Spiking.Tests.TwSnnUp5k;

/// <summary>The system at its serial line; co-simulation shows that the RTL does the same.</summary>
public sealed class UartSystemGoldenTests
{
    private static readonly TwSnnUp5kResolvedParameters Configuration = TwSnnUp5kResolvedParameters.Of(
        (TwSnnUp5kParameters)new TwSnnUp5kGenerator().Presets.Single(preset => preset.Name == "small").Parameters);

    private readonly UartSystemGolden _system = new(Configuration);
    private readonly UartLinkGolden _host = new(
        new UartLinkParameters { ClocksPerBit = Configuration.Parameters.ClocksPerBit });
    private readonly List<int> _received = [];
    private readonly UartLine _line;

    public UartSystemGoldenTests()
    {
        _line = new UartLine(Configuration.Parameters.ClocksPerBit, Write);
        _line.Level(true, 4);
    }

    private int Quiet => Configuration.Parameters.QuietClocks + 20;

    [Fact]
    public void A_command_is_answered_on_the_line()
    {
        _line.Byte('I');
        _line.Level(true, Quiet);

        Assert.Equal("ITWU1", Text());
    }

    [Fact]
    public void Time_out_ends_a_command()
    {
        _line.Byte('S');
        _line.Byte(1);
        _line.Level(true, Quiet + 200);

        Assert.Equal(['E', 2], _received);
    }

    [Fact]
    public void Bytes_that_came_too_early_and_noise_are_forgotten_when_the_line_was_quiet()
    {
        var random = new Random(1);
        for (int round = 0; round < 40; round++)
        {
            for (int i = random.Next(1, 30); i > 0; i--)
            {
                _line.Byte("IPSWT"[random.Next(5)], stop: random.Next(10) > 0);
                _line.Level(random.Next(20) > 0, random.Next(8));
            }

            // The longest image and answer, then the time-out and its own answer.
            _line.Level(true, 8000);
            _received.Clear();
            _line.Byte('I');
            _line.Level(true, Quiet + 100);

            Assert.Equal("ITWU1", Text());
        }
    }

    // As `xxd -r -p twsnn_up5k_load.hex` to the serial port does.
    [Fact]
    public void A_network_may_be_loaded_without_waiting_for_the_answers()
    {
        List<int> AnswersOf(bool wait)
        {
            var other = new UartSystemGoldenTests();
            foreach (CommandFrame frame in CommandFrame.Load(Configuration))
            {
                other.Send(frame, wait ? Quiet : 0);
            }

            other._line.Level(true, Quiet);
            other.Send(
                CommandFrame.Picture([.. Enumerable.Range(0, Configuration.Inputs).Select(pixel => (byte)(9 * pixel))]),
                8000);
            return other._received;
        }

        List<int> answers = AnswersOf(wait: false);

        Assert.Equal(AnswersOf(wait: true), answers);
        Assert.Equal(
            [.. CommandFrame.Load(Configuration).Select(frame => (int)frame.Bytes[0]), 'P'],
            answers.Take(answers.Count - Configuration.Outputs - 1));
    }

    [Fact]
    public void The_file_to_load_holds_every_command_in_order()
    {
        var target = new TwSnnUp5kGenerator();
        Design design = ((ITarget)target).Generate(
            ((ITarget)target).Presets[0].Parameters, new ScribanTemplateRenderer(), "make gen TARGET=twsnn_up5k");
        string[] lines = design
            .Files.Single(file => file.Name == "twsnn_up5k_load.hex")
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var configuration = TwSnnUp5kResolvedParameters.Of(new TwSnnUp5kParameters());
        Assert.Equal(
            CommandFrame.Load(configuration).Select(frame => frame.Bytes), lines.Select(Convert.FromHexString));
        Assert.Equal(68_904, lines.Sum(line => line.Length / 2));
    }

    private void Send(CommandFrame frame, int rest)
    {
        foreach (byte value in frame.Bytes)
        {
            _line.Byte(value);
        }

        _line.Level(true, rest);
    }

    private void Write(bool level)
    {
        Span<uint> outputs = [0];
        _system.Step([level ? 1u : 0], outputs);
        if (_host.IsFull)
        {
            Assert.False(_host.Error);
            _received.Add(_host.Data);
        }

        _host.Clock(outputs[0] != 0, take: true, send: false, 0);
    }

    private string Text() => string.Concat(_received.Select(value => (char)value));
}
