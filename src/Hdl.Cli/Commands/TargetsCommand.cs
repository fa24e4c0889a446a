using System.CommandLine;
using System.Text.Json;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl targets</c>: what can be generated, and with which parameters.</summary>
internal sealed class TargetsCommand(TargetCatalog catalog, Terminal terminal) : IHdlCommand<TargetsCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<TargetsCommand> self)
    {
        var command = new Command("targets", "List targets and presets; with a name, every parameter of that target");
        var name = new Argument<string?>("TARGET") { Description = "A target", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Everything about every target, as JSON" };
        command.Add(name);
        command.Add(json);
        command.SetAction(parsed => self().Run(parsed.GetValue(name), parsed.GetValue(json)));
        return command;
    }

    private int Run(string? name, bool json)
    {
        IReadOnlyCollection<ITarget> targets = name is null ? catalog.All : [catalog.Find(name)];
        if (json)
        {
            terminal.Output.WriteLine(
                JsonSerializer.Serialize(targets.Select(TargetJson.Of), CommandJson.Default.IEnumerableTargetJson));
        }
        else if (name is null)
        {
            terminal.Table(
                ["Target", "Kind", "Presets", "What it is"],
                targets.OrderBy(target => !target.IsSystem).Select(Row));
        }
        else
        {
            Describe(catalog.Find(name));
        }

        return ExitCode.Fine;
    }

    private static string[] Row(ITarget target) =>
    [
        target.Name,
        target.IsSystem ? "system" : "block",
        string.Join(", ", target.Presets.Select(preset => preset.Name)),
        target.Summary,
    ];

    private void Describe(ITarget target)
    {
        terminal.Output.WriteLine($"{target.Name}: {target.Summary}");
        terminal.Output.WriteLine();
        ParameterSchema schema = ParameterSchema.Of(target.Presets[0].Parameters.GetType());
        foreach (IGrouping<string, Parameter> group in schema.Parameters.GroupBy(parameter => parameter.Group))
        {
            terminal.Output.WriteLine(group.Key.Length == 0 ? "Parameters" : group.Key);
            terminal.Table(
                ["Key", "Default", "Values", "Unit", "What it is"],
                group.Select(parameter => (string[])
                [
                    parameter.Key,
                    parameter.TextIn(target.Presets[0].Parameters),
                    Values(parameter),
                    parameter.Unit,
                    parameter.Description,
                ]));
        }

        terminal.Output.WriteLine("Presets");
        terminal.Table(
            ["Preset", "Differs from the default by", "What it is for"],
            target.Presets.Select(preset => (string[])
            [
                preset.Name,
                Assignment.Join(schema.Differences(preset.Parameters, target.Presets[0].Parameters)),
                preset.Summary,
            ]));
    }

    private static string Values(Parameter parameter) => parameter.Choices.Count > 0
        ? string.Join(" | ", parameter.Choices)
        : parameter.Range.Length > 0 ? $"{parameter.Kind}, {parameter.Range}" : parameter.Kind;
}
