using System.CommandLine;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocMesh.Deadlock;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl noc check</c>: builds the channel-dependency graph of a routing function and looks for cycles.
/// </summary>
internal sealed class NocCheckCommand(Terminal terminal) : IHdlCommand<NocCheckCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<NocCheckCommand> self)
    {
        var command = new Command("check", "Can the mesh deadlock? Looks for cycles in the channel-dependency graph");
        ExampleHelp.Add(
            command, "hdl noc check --mesh 4x4x4", "hdl noc check --mesh 8x8x8 --vcs 4",
            "hdl noc check --mesh 2x2x1 --routes table.csv     # lines of node,destination,port: 0,3,East or "
            + "x0y0z0,x1y1z0,East");
        var mesh = NocOptions.Mesh();
        var channels = new Option<int>("--vcs")
        {
            Description = "Virtual channels of a link, 1..4",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var routes = new InputFileOption("--routes")
        {
            Description = "Ways that differ from dimension order: lines of node,destination,port",
            HelpName = "FILE",
        };
        command.Add(mesh);
        command.Add(channels);
        command.Add(routes);
        Checks.Between(channels, 1, 4);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(
                    () =>
                        self()
                            .Run(
                                NocOptions.MeshOf(parsed.GetRequiredValue(mesh)), parsed.GetValue(channels),
                                parsed.GetValue(routes)),
                    cancellation));
        return command;
    }

    private int Run(MeshSize size, int channels, string? routes)
    {
        var mesh = new NocMeshParameters { Size = size, Links = new() { VirtualChannels = channels } };
        NocDeadlockReport report = routes is null
            ? NocDeadlockCheck.Run(mesh)
            : NocDeadlockCheck.Run(
                TableRouting.Read(routes, new RouterRouting(mesh)), "dimension order x, y, z, and a table", routes);
        if (report.Problems.Count > 0)
        {
            throw new InvalidInputException(report.Problems);
        }

        terminal.Output.Write(report.Text);
        return ExitCode.Fine;
    }
}
