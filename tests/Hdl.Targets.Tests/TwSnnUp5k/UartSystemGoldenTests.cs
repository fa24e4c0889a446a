using Hdl.Blocks.UartLink;
using Hdl.Targets.TwSnnUp5k;

namespace Hdl.Targets.Tests.TwSnnUp5k;

/// <summary>The system at its serial line; co-simulation shows that the RTL does the same.</summary>
public sealed class UartSystemGoldenTests
{
    private static readonly TwSnnUp5kResolvedParameters Configuration = TwSnnUp5kResolvedParameters.Of(
        (TwSnnUp5kParameters)new TwSnnUp5kGenerator().Presets.Single(preset => preset.Name == "small").Parameters);

    private readonly UartSystemGolden _system = new(Configuration);
    private readonly UartLinkGolden _host = new(new UartLinkParameters { ClocksPerBit = Configuration.Parameters.ClocksPerBit });
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
