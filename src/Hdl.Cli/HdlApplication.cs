using Hdl.Core.Temporary;
using Hdl.Cosim.Building;
using Microsoft.Extensions.DependencyInjection;

namespace Hdl.Cli;

/// <summary>
/// The whole of <c>hdl</c> for a program of one's own: every command works on its targets as on those that come with
/// the packages.
/// <code>return await HdlApplication.RunAsync(args, services =&gt;
/// services.AddTargets(typeof(MyBlockGenerator).Assembly));</code>
/// </summary>
public static class HdlApplication
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="arguments">Without the program's name; <c>--help</c> lists the commands.</param>
    /// <param name="configure">Adds targets (<see cref="TargetServices.AddTargets"/>), or puts other classes behind the
    /// interfaces; null for nothing.</param>
    /// <returns>The exit code of the process: 0 where all went well.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Action<IServiceCollection>? configure = null)
    {
        StandardStreams.Open();
        using var interruption = new Interruption();
        Console.SetError(new MessageWriter(Console.Error));
        TemporaryFolder.Sweep();
        BuildCache.SweepDefault();
        return await new CommandLine(Console.Out, Console.Error, configure)
            .RunAsync(arguments, interruption.Token)
            .ConfigureAwait(false);
    }
}
