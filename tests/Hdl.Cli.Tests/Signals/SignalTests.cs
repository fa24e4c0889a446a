using Xunit.Abstractions;

namespace Hdl.Cli.Tests.Signals;

/// <summary>
/// Whatever ends a command, and whenever: nothing that it has started outlives it, nothing is half-written, and the
/// next start finds no temporary file. The moments are conditions, not times: a busy machine takes as long as it takes.
/// </summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class SignalTests(ITestOutputHelper output) : CommandTest
{
    // How often the sweep meets each command with each signal: .ci/signals sets it.
    private static int? Rounds =>
        int.TryParse(Environment.GetEnvironmentVariable("HDL_SIGNAL_ROUNDS"), out int rounds) ? rounds : null;

    /// <summary>All commands; without <c>.ci/signals</c> those that take no minute.</summary>
    public static TheoryData<string> Swept =>
        [
            .. SignalledCommand
                .All.Select(command => command.Name)
                .Where(name => Rounds is not null || name is "gen" or "train"),
        ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (SignalledCommand command in SignalledCommand.All)
            {
                cases.Add(command.Name, SignalledRun.HangUp);
                cases.Add(command.Name, SignalledRun.Kill);
            }

            // The others take the way of HUP: once is enough.
            cases.Add("cosim", SignalledRun.Interrupt);
            cases.Add("cosim", SignalledRun.Quit);
            cases.Add("asic", SignalledRun.Terminate);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_signal_in_the_middle_of_the_work_leaves_nothing_behind(string name, int signal)
    {
        SignalledCommand command = SignalledCommand.Of(name);
        SignalledCommand.Prepare(Root);
        using var run = new SignalledRun(Root, command.Arguments);
        Assert.True(run.WaitFor(run => run.Listens() && command.Busy(run)), $"ended before it was busy: {run.Said}");

        run.Send(signal);
        string? fault = SignalSweep.FaultAfter(command, run, signal, mayHaveEnded: false);

        Assert.Null(fault);
    }

    [Theory]
    [MemberData(nameof(Swept))]
    public void Signals_at_random_moments_leave_nothing_behind(string name)
    {
        string table = new SignalSweep(Rounds ?? 1).Run(SignalledCommand.Of(name), Root, output.WriteLine);

        output.WriteLine(table);
        Assert.DoesNotContain("FAULT", table);
    }
}
