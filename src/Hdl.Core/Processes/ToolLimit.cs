using Hdl.Core.Numerics;
using Hdl.Core.Problems;

namespace Hdl.Core.Processes;

/// <summary>
/// How long a program may take where the request says nothing: far longer than the largest design that was run here
/// takes, so that what reaches the limit hangs. The environment may say otherwise, for all programs at once.
/// </summary>
public static class ToolLimit
{
    /// <summary>Variable that replaces the limits: seconds, 1 to 1,728,000 (20 days).</summary>
    public const string Variable = "HDL_TOOL_SECONDS";

    private const int Most = 20 * 24 * 3600;

    /// <summary>The limit of a program: that of the environment, else its own.</summary>
    /// <param name="executable">Its name, or a path to it.</param>
    /// <exception cref="InvalidInputException">The variable is no number of seconds.</exception>
    public static TimeSpan Of(string executable) => Of(executable, EnvironmentVariable.Of(Variable));

    internal static TimeSpan Of(string executable, string? variable)
    {
        if (variable is not { } text)
        {
            return Default(Path.GetFileName(executable));
        }

        return NumberText.TryNatural(text, out int seconds) && seconds is >= 1 and <= Most
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidInputException(new Problem(
                "The time limit of tools is no number of seconds",
                Variable,
                $"'{text}'",
                $"Set it to 1..{Most}, or unset it for the limits of each tool."));
    }

    private static TimeSpan Default(string tool) => tool switch
    {
        "npm" => TimeSpan.FromMinutes(10),
        "iverilog" or "icepack" or "ar" or "ld" or "nm" => TimeSpan.FromHours(1),
        "g++" or "c++" or "verilator" => TimeSpan.FromHours(4),
        _ => TimeSpan.FromHours(24), // synthesis, placement, proofs and simulations
    };
}
