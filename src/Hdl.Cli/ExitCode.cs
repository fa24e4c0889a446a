namespace Hdl.Cli;

/// <summary>What the process answers.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Fine = 0;

    /// <summary>The work was done and its outcome is bad, or it could not be completed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use or bad input; nothing was changed.</summary>
    public const int BadInput = 2;

    /// <summary>An external program is not installed.</summary>
    public const int ToolMissing = 3;

    /// <summary>Ended by Ctrl-C, SIGTERM, SIGHUP or SIGQUIT: 128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
