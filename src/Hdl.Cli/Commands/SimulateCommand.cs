using System.CommandLine;
using Hdl.Flows;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl simulate</c>: runs the emitted test bench in Icarus Verilog and Verilator, and shows that it can fail.
/// </summary>
internal sealed class SimulateCommand(TargetCatalog catalog, BenchSweep sweep) : IHdlCommand<SimulateCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<SimulateCommand> self)
    {
        var command = new Command(
            "simulate",
            "Run the emitted test bench in Icarus Verilog as Verilog-2005, 2009 and 2012, and show that it finds "
            + "wrong bits");
        var selection = new SelectionOptions(command, everything: true);
        var binary = new Option<bool>("--binary")
        {
            Description = "Build and run it with verilator --binary too, which takes a while",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of the choice of wrong bits (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        command.Add(binary);
        command.Add(seed);
        command.SetAction((parsed, cancellation) => self().RunAsync(selection, parsed, new BenchOptions
        {
            Corruptions = int.MaxValue,
            Verilator = true,
            VerilatorRuns = parsed.GetValue(binary),
            Seed = parsed.GetValue(seed),
        }, cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        SelectionOptions options, ParseResult parsed, BenchOptions bench, CancellationToken cancellation)
    {
        IEnumerable<Selection> selections =
            options.Name(parsed) == TargetCatalog.Everything ? catalog.EveryPreset() : options.Resolve(parsed, catalog);
        return await sweep.RunAsync(selections, bench, cancellation).ConfigureAwait(false) == 0
            ? ExitCode.Fine
            : ExitCode.Failed;
    }
}
