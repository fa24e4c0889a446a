using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.UartLink;

namespace Hdl.Blocks.Tests.UartLink;

public sealed class UartLinkTests
{
    private const int Clocks = 4;

    private static readonly UartLinkParameters Parameters = new() { ClocksPerBit = Clocks, QuietClocks = 100 };

    [Fact]
    public void Bytes_that_are_sent_over_the_line_arrive() =>
        Prop.ForAll<byte[]>(bytes => Loop(bytes).SequenceEqual(bytes.Select(value => (int)value)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x5A)]
    [InlineData(0xFF)]
    public void A_stop_bit_of_0_is_an_error_and_the_next_byte_is_none(int value)
    {
        UartLinkGolden golden = Receive(line =>
        {
            line.Byte(value, stop: false);
            line.Level(true, 2 * Clocks);
        });
        Assert.Equal((true, value, true), (golden.IsFull, golden.Data, golden.Error));

        golden.Clock(true, take: true, send: false, 0);
        Write(golden, line => Byte(line, 0x33));
        Assert.Equal((true, 0x33, false), (golden.IsFull, golden.Data, golden.Error));
    }

    [Fact]
    public void A_byte_that_nobody_took_stays_and_the_one_after_those_lost_has_an_error()
    {
        UartLinkGolden golden = Receive(line =>
        {
            Byte(line, 1);
            Byte(line, 2);
            Byte(line, 3);
        });
        Assert.Equal((1, false), (golden.Data, golden.Error));

        golden.Clock(true, take: true, send: false, 0);
        Write(golden, line => Byte(line, 4));
        Assert.Equal((4, true), (golden.Data, golden.Error));
    }

    [Fact]
    public void A_pulse_shorter_than_half_a_bit_is_nothing()
    {
        UartLinkGolden golden = Receive(line =>
        {
            line.Level(false, (Clocks / 2) - 1);
            line.Level(true, 20 * Clocks);
        });

        Assert.False(golden.IsFull);
    }

    [Fact]
    public void A_line_is_quiet_after_its_clocks_and_a_byte_ends_that()
    {
        UartLinkGolden golden = Receive(line => line.Level(true, Parameters.QuietClocks - 1));
        Assert.False(golden.IsQuiet);

        Write(golden, line => line.Level(true, 3));
        Assert.True(golden.IsQuiet);

        Write(golden, line => line.Byte(0));
        Assert.False(golden.IsQuiet);
    }

    [Fact]
    public void A_bit_of_fewer_clocks_than_sampling_needs_is_refused() =>
        Assert.Equal(
            "clocks-per-bit",
            Assert
                .Single(BlockBench.Problems(new UartLinkGenerator(), new UartLinkParameters { ClocksPerBit = 3 }))
                .Where);

    // The line out is the line in.
    private static List<int> Loop(byte[] bytes)
    {
        var golden = new UartLinkGolden(Parameters);
        List<int> received = [];
        int sent = 0;
        for (int cycle = 0; cycle < (bytes.Length + 1) * 11 * Clocks; cycle++)
        {
            if (golden.IsFull)
            {
                Assert.False(golden.Error);
                received.Add(golden.Data);
            }

            bool send = sent < bytes.Length;
            bool taken = send && golden.CanSend;
            golden.Clock(golden.Tx, take: true, send, send ? bytes[sent] : 0);
            sent += taken ? 1 : 0;
        }

        return received;
    }

    // The line is seen two clocks late.
    private static void Byte(UartLine line, int value)
    {
        line.Byte(value);
        line.Level(true, 2);
    }

    private static UartLinkGolden Receive(Action<UartLine> write)
    {
        var golden = new UartLinkGolden(Parameters);
        Write(golden, write);
        return golden;
    }

    private static void Write(UartLinkGolden golden, Action<UartLine> write)
    {
        var line = new UartLine(Clocks, level => golden.Clock(level, take: false, send: false, 0));
        write(line);
    }
}
