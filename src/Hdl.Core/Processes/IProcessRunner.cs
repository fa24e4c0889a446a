using Hdl.Core.Problems;

namespace Hdl.Core.Processes;

/// <summary>
/// The one way in which the program starts another: an executable and a list of arguments, never a shell string, so
/// that no file name can turn into a command. A child that keeps the output open once the program has ended does not
/// hold the run up.
/// </summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end. A non-zero exit code is a result, not an exception.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">Ends the program and everything it started: an interrupt first, a kill two
    /// seconds later.</param>
    /// <exception cref="ToolMissingException">No such executable.</exception>
    /// <exception cref="DirectoryNotFoundException">No such folder to start in.</exception>
    /// <exception cref="TimeoutException">
    /// The program took longer than its limit and was ended; says where its output is, and what raises the limit.
    /// </exception>
    /// <exception cref="InvalidInputException">The environment names a limit that is none.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the program was ended.</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken = default);
}
