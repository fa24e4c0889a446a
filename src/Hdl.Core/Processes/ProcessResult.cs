namespace Hdl.Core.Processes;

/// <summary>What a program left behind.</summary>
/// <param name="ExitCode">0 where it succeeded.</param>
/// <param name="StandardOutput">All of its standard output, lines ended by LF.</param>
/// <param name="StandardError">All of its standard error, lines ended by LF.</param>
public sealed record ProcessResult(int ExitCode, string StandardOutput, string StandardError)
{
    /// <summary>Exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;
}
