using System.CommandLine;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl noc</c>: what is known of a mesh without its Verilog: how it behaves under traffic, and whether it can
/// deadlock.
/// </summary>
internal sealed class NocCommand(NocSweepCommand sweep, NocCheckCommand check) : IHdlCommand<NocCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<NocCommand> self) =>
        new("noc", "Latency and throughput of a 3D mesh under traffic; freedom from deadlock")
        {
            NocSweepCommand.Describe(() => self().Sweep),
            NocCheckCommand.Describe(() => self().Check),
        };

    private NocSweepCommand Sweep { get; } = sweep;

    private NocCheckCommand Check { get; } = check;
}
