using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Hdl.Cli.Tests.Signals;

/// <summary>
/// A command with every signal at random moments of its run, from an empty cache, so that building is met too.
/// </summary>
/// <param name="rounds">Times each.</param>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
internal sealed class SignalSweep(int rounds)
{
    private static readonly (string Name, int Number)[] Signals =
    [
        ("INT", SignalledRun.Interrupt),
        ("TERM", SignalledRun.Terminate),
        ("HUP", SignalledRun.HangUp),
        ("KILL", SignalledRun.Kill),
    ];

    /// <summary>What is wrong after a signal; null where nothing is.</summary>
    public static string? FaultAfter(SignalledCommand command, SignalledRun run, int signal, bool mayHaveEnded)
    {
        (int exit, IReadOnlyList<string> orphans) = run.WaitForAll();
        int expected = signal == SignalledRun.Kill ? 128 + signal : 130;
        // One that comes before the program can listen ends it as the operating system does.
        if (exit != expected && !(mayHaveEnded && (exit == command.ExitCode || exit == 128 + signal)))
        {
            return $"exit code {exit}: {run.Said}";
        }

        if (orphans.Count > 0)
        {
            return $"orphans: {string.Join(", ", orphans)}";
        }

        if (signal != SignalledRun.Kill && command.Faults(run.Root) is { Count: > 0 } faults)
        {
            return $"half-written: {string.Join(", ", faults)}";
        }

        // What was killed may leave its staging where the next start of the same work looks first; all else goes at any
        // start.
        Outcome next = run.Again(
            signal == SignalledRun.Kill && command.Name == "gen" ? [.. command.Arguments] : ["targets"]);
        if (next.ExitCode != 0)
        {
            return $"the next start fails: {next.Error}";
        }

        IReadOnlyList<string> left = [.. run.Leftovers(), .. command.Faults(run.Root)];
        return left.Count > 0 ? $"left over: {string.Join(", ", left)}" : null;
    }

    /// <summary>Runs the sweep of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="root">An empty folder.</param>
    /// <param name="tell">Told of each fault as it is found.</param>
    /// <returns>Rows of a table of what was met.</returns>
    public string Run(SignalledCommand command, string root, Action<string> tell)
    {
        var random = new Random(1);
        var table = new StringBuilder("| command | signal | runs | ended before | orphans, parts, leftovers |\n");
        TimeSpan whole = Measure(command, Path.Combine(root, "whole"));
        foreach ((string name, int number) in Signals)
        {
            int faults = 0;
            int early = 0;
            for (int round = 0; round < rounds; round++)
            {
                string folder = Directory.CreateDirectory(Path.Combine(root, $"{name}-{round}")).FullName;
                SignalledCommand.Prepare(folder);
                using var run = new SignalledRun(folder, command.Arguments);
                // A moment like any other, so a time is what is meant here; nothing depends on what is met in it.
                Thread.Sleep(whole * random.NextDouble());
                early += run.HasEnded ? 1 : 0;
                run.Send(number);
                if (FaultAfter(command, run, number, mayHaveEnded: true) is { } fault)
                {
                    tell($"{command.Name}, {name}, round {round}: {fault}");
                    faults++;
                }

                Directory.Delete(folder, recursive: true);
            }

            table.Append(
                CultureInfo.InvariantCulture,
                $"| {command.Name} | {name} | {rounds} | {early} | {(faults == 0 ? "0" : $"FAULT in {faults}")} |\n");
        }

        return table.ToString();
    }

    private static TimeSpan Measure(SignalledCommand command, string folder)
    {
        if (command.Name == "train")
        {
            // Ends when it is ended.
            return TimeSpan.FromSeconds(3);
        }

        Directory.CreateDirectory(folder);
        SignalledCommand.Prepare(folder);
        var watch = Stopwatch.StartNew();
        using var run = new SignalledRun(folder, command.Arguments);
        Assert.Equal(command.ExitCode, run.WaitForAll().ExitCode);
        return watch.Elapsed;
    }
}
