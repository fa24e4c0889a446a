using Hdl.Core.Problems;
using Hdl.Core.Templates;

namespace Hdl.Cli.Tests;

public sealed class ErrorReportTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new InvalidInputException(new Problem("w", "x", "y", "z")), 2, "error: w" },
        { new OperationCanceledException(), 130, "cancelled; earlier output kept" },
        { new IOException("No space left on device", 28), 1, "error: The disk is full" },
        { new IOException("Disk quota exceeded", 122), 1, "error: The disk is full" },
        { new IOException("Input/output error"), 1, "error: Reading or writing failed" },
        { new UnauthorizedAccessException("Access denied"), 2, "error: Permission denied" },
        { new TimeoutException("too long"), 1, "error: too long" },
        { new TemplateException("a.v.sbn", 3, 4, "missing key"), 1, "error: A template and its generator do not fit" },
        { new InvalidOperationException("surprise"), 1, "error: Internal error" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Every_failure_has_its_exit_code_and_one_message(Exception failure, int exitCode, string firstLine)
    {
        var error = new StringWriter();

        Assert.Equal(exitCode, new ErrorReport(error).Report(failure));
        Assert.Equal(firstLine, error.ToString().Split('\n')[0]);
        Assert.DoesNotContain("   at ", error.ToString());
    }

    [Fact]
    public void A_problem_is_shown_as_what_where_line_value_and_remedy()
    {
        var error = new StringWriter();

        new ErrorReport(error).Write(
            new Problem("Out of range", "a.yaml:3:1: lanes", "900", "Choose 1..64.")
            {
                Excerpt = "3 | lanes: 900\n  | ^^^^^^^^^^",
            });

        Assert.Equal(
            """
            error: Out of range
              where:  a.yaml:3:1: lanes
                      3 | lanes: 900
                        | ^^^^^^^^^^
              found:  900
              remedy: Choose 1..64.

            """,
            error.ToString());
    }
}
