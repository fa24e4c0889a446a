using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Building;
using Hdl.Flows.Fpga;
using Hdl.Networks.Data;

namespace Hdl.Cli;

/// <summary>The one place where a failure becomes a message and an exit code.</summary>
/// <param name="error">Where messages go.</param>
internal sealed class ErrorReport(TextWriter error)
{
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int MostProblems = 10;
    private const int LongestValue = 200;

    private readonly bool _colour =
        !Console.IsErrorRedirected && error == Console.Error
        && EnvironmentVariable.Of("NO_COLOR") is null;

    private string Label => _colour ? "\e[1;31merror\e[0m" : "error";

    /// <summary>Reports a failure.</summary>
    /// <returns>The exit code.</returns>
    public int Report(Exception failure)
    {
        switch (failure)
        {
            case InvalidInputException invalid:
                foreach (Problem problem in invalid.Problems.Take(MostProblems))
                {
                    Write(problem);
                }

                if (invalid.Problems.Count > MostProblems)
                {
                    error.WriteLine($"and {invalid.Problems.Count - MostProblems} more");
                }

                return ExitCode.BadInput;
            case OperationCanceledException:
                error.WriteLine("cancelled; earlier output kept");
                return ExitCode.Cancelled;
            case ToolMissingException missing:
                Write(new Problem(
                    "A program is not installed", "PATH", $"no '{missing.Tool}'",
                    $"Install it with: {missing.InstallCommand}"));
                return ExitCode.ToolMissing;
            case ModelBuildException or SimulationException or DataSetException or FpgaException or TimeoutException:
                error.WriteLine($"{Label}: {failure.Message}");
                return ExitCode.Failed;
            case IOException { HResult: NoSpace or QuotaExceeded }:
                Write(new Problem(
                    "The disk is full", "output", failure.Message, "Free some space; earlier output is as it was."));
                return ExitCode.Failed;
            case UnauthorizedAccessException:
                Write(new Problem(
                    "Permission denied", "file system", failure.Message,
                    "Change the permissions, or choose another path."));
                return ExitCode.BadInput;
            case IOException:
                Write(new Problem(
                    "Reading or writing failed", "file system", failure.Message,
                    "Check the path and the disk; earlier output is as it was."));
                return ExitCode.Failed;
            case TemplateException:
                Write(new Problem(
                    "A template and its generator do not fit", "templates", failure.Message,
                    "Mend the template or its generator; report it if they are of the Hdl packages."));
                return ExitCode.Failed;
            default:
                Write(new Problem(
                    "Internal error", failure.GetType().Name, failure.Message,
                    "This is a defect of the program, or of a target that it was given: report it with the command."));
                return ExitCode.Failed;
        }
    }

    /// <summary>Writes a problem: what, where with the line concerned, value, remedy.</summary>
    public void Write(Problem problem)
    {
        error.WriteLine($"{Label}: {problem.What}");
        error.WriteLine($"  where:  {Printable(problem.Where)}");
        foreach (string line in problem.Excerpt.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            error.WriteLine($"          {Printable(line)}");
        }

        error.WriteLine($"  found:  {Printable(problem.Value)}");
        error.WriteLine($"  remedy: {problem.Remedy}");
    }

    private static bool IsPlain(char c) =>
        char.GetUnicodeCategory(c)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator);

    // What the user gave may be long, or move the cursor.
    private static string Printable(string text)
    {
        string shown = text.Length > LongestValue ? $"{text[..LongestValue]}..." : text;
        return string.Concat(shown.Select(c => IsPlain(c) ? c : '?'));
    }
}
