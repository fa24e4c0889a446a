namespace Hdl.Core.Processes;

/// <summary>
/// The one way in which the program starts another: an executable and a list of arguments, never a shell string, so
/// that no file name can turn into a command.
/// </summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end. A non-zero exit code is a result, not an exception.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">Ends the program and everything it started.</param>
    /// <exception cref="ToolMissingException">No such executable.</exception>
    /// <exception cref="TimeoutException">The program took longer than <see cref="ProcessRequest.Timeout"/>; it was ended.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the program was ended.</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken = default);
}
