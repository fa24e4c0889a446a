using Hdl.Cli.Commands;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Core.Writing;
using Hdl.Cosim;
using Hdl.Cosim.Building;
using Hdl.Cosim.Drivers;
using Hdl.Cosim.Mutation;
using Hdl.Flows;
using Hdl.Flows.Asic;
using Hdl.Flows.Fpga;
using Hdl.Flows.Loads;
using Microsoft.Extensions.DependencyInjection;

namespace Hdl.Cli;

/// <summary>The composition root: which class stands behind which interface, and which commands there are.</summary>
internal static class Composition
{
    /// <summary>In the order in which help lists them.</summary>
    public static IReadOnlyList<ICommandFactory> Commands { get; } =
    [
        new CommandFactory<GenCommand>(),
        new CommandFactory<CosimCommand>(),
        new CommandFactory<DemoCommand>(),
        new CommandFactory<LintCommand>(),
        new CommandFactory<SimulateCommand>(),
        new CommandFactory<FuzzCommand>(),
        new CommandFactory<AsicCommand>(),
        new CommandFactory<ActivityCommand>(),
        new CommandFactory<FpgaCommand>(),
        new CommandFactory<MutateCommand>(),
        new CommandFactory<TargetsCommand>(),
        new CommandFactory<ExplainCommand>(),
        new CommandFactory<DataCommand>(),
        new CommandFactory<TrainCommand>(),
        new CommandFactory<ImportCommand>(),
        new CommandFactory<DeltaSweepCommand>(),
        new CommandFactory<AnalyzeCommand>(),
        new CommandFactory<MapsCommand>(),
        new CommandFactory<NocCommand>(),
        new CommandFactory<RegressCommand>(),
        new CommandFactory<CleanCommand>(),
        new CommandFactory<DocsCommand>(),
    ];

    /// <summary>Everything is made when it is first asked for: a command pays only for what it uses.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Messages.</param>
    /// <param name="replace">Registers what takes precedence over the program's own classes; null for nothing.</param>
    public static ServiceProvider Build(TextWriter output, TextWriter error, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Terminal(output, error));
        services.AddSingleton(provider => new TargetCatalog([
            .. TargetCatalog.Own,
            .. provider.GetServices<TargetSource>().Select(source => source.Assembly),
        ]));
        services.AddSingleton<DesignWriter>();
        services.AddSingleton<ITemplateRenderer, ScribanTemplateRenderer>();
        services.AddSingleton<IProcessRunner, CliWrapProcessRunner>();
        services.AddSingleton(provider => new ModelBuilder(
            provider.GetRequiredService<IProcessRunner>(), new BuildCache()));
        services.AddSingleton(provider => new DriverBench(
            provider.GetRequiredService<IProcessRunner>(), new BuildCache()));
        services.AddSingleton<CosimRunner>();
        services.AddSingleton<MutationRunner>();
        services.AddSingleton<LintFlow>();
        services.AddSingleton<BenchFlow>();
        services.AddSingleton<FuzzFlow>();
        services.AddSingleton<BenchSweep>();
        services.AddSingleton<AsicFlow>();
        services.AddSingleton<NetlistBench>();
        services.AddSingleton<LoadFlow>();
        services.AddSingleton<TimingFlow>();
        services.AddSingleton<FpgaFlow>();
        services.AddSingleton<ImageSource>();
        services.AddSingleton<NocReplay>();
        services.AddSingleton<NocSweepCommand>();
        services.AddSingleton<NocCheckCommand>();
        foreach (ICommandFactory command in Commands)
        {
            command.Register(services);
        }

        replace?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
