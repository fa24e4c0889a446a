namespace Hdl.Cli.Tests.Signals;

/// <summary>
/// Callers that closed standard input, output or error, that went away, or that ignore signals on purpose.
/// </summary>
public sealed class DescriptorTests : CommandTest
{
    public static TheoryData<string> Closed =>
        ["0<&-", "1>&-", "2>&-", "0<&- 1>&-", "0<&- 2>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-"];

    [Theory]
    [MemberData(nameof(Closed))]
    public void A_closed_descriptor_changes_neither_the_work_nor_the_exit_code(string closed)
    {
        Succeeds("gen", Target, "-o", "expected");

        Assert.Equal(0, Shell($"\"$0\" gen {Target} -o out {closed}").ExitCode);
        Assert.Equal(2, Shell($"\"$0\" gen nonesuch {closed}").ExitCode);

        // Not a byte of what is meant for the terminal has got into a file.
        Assert.Equal(Snapshot(In("expected")), Snapshot(In("out")));
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public void What_is_still_open_gets_what_is_meant_for_it(string closed)
    {
        Outcome expected = Hdl("targets");
        Outcome outcome = Shell($"\"$0\" targets {closed}");
        Outcome misuse = Shell($"\"$0\" targets nonesuch {closed}");

        Assert.Equal(closed.Contains("1>", StringComparison.Ordinal) ? "" : expected.Output, outcome.Output);
        Assert.Equal("", outcome.Error);
        Assert.Equal(
            !closed.Contains("2>", StringComparison.Ordinal),
            misuse.Error.StartsWith("error: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public void Arguments_stay_what_they_are_where_a_descriptor_is_closed(string closed)
    {
        // Quotes, blanks, an empty word, letters of another alphabet: refused by name, as with open descriptors.
        const string Words = "gen \"it's a  müller\" \"\"";
        Outcome expected = Shell($"\"$0\" {Words} 2>&1 | tee expected");
        Outcome outcome = Shell(
            $"(exec 3>&1; \"$0\" {Words} {closed.Replace("2>&-", "2>&3", StringComparison.Ordinal)}) 2>&1");

        Assert.Contains("müller", expected.Output);
        Assert.Equal(expected.Output, outcome.Output);
    }

    [Theory]
    [InlineData("\"$0\" targets | head -n 1")]
    [InlineData("\"$0\" targets 2>&1 | true")]
    [InlineData("\"$0\" gen nonesuch 2>&1 | true; exit 0")]
    public void A_reader_that_leaves_early_is_no_failure(string script)
    {
        Outcome outcome = Shell($"set -o pipefail; {script}");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public void Messages_that_nobody_takes_do_not_change_the_exit_code()
    {
        Assert.Equal(2, Shell("\"$0\" gen nonesuch 2>/dev/full").ExitCode);
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("INT")]
    public void A_signal_that_is_ignored_on_purpose_stays_ignored(string signal)
    {
        // As nohup does it, and shells for what they run in the background.
        Outcome outcome = Shell(
            $"trap '' {signal}; \"$0\" gen rom --set 'depth=262144 width=512' -o out & "
            + $"until [ -e out/.hdl-staging ] || ! kill -0 $!; do :; done; kill -{signal} $!; wait $!");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        AssertWhole(In("out"));
    }

    private Outcome Shell(string script)
    {
        using HdlProcess process = HdlProcess.Start(
            "bash", Root, HdlProcess.SharedCache, "-c", script, HdlProcess.Executable);
        return process.Wait();
    }
}
