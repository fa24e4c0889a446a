using System.CommandLine;
using Hdl.Core.Problems;

namespace Hdl.Cli;

/// <summary>
/// The argument TARGET and the options that choose its parameters, the same for every command that takes them.
/// </summary>
internal sealed class SelectionOptions
{
    private readonly Argument<string> _target;

    private readonly Option<string?> _preset = new("--preset", "-p")
    {
        Description = "Named parameter set to start from (default: the configuration file's, or 'default')",
        HelpName = "NAME",
    };

    private readonly InputFileOption _config = new("--config", "-c")
    {
        Description = "YAML file of parameters; overrides the preset",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _set = new("--set", "-s")
    {
        Description =
            "key=value ..., values with blanks in quotes: license='MIT OR ISC'; overrides preset and configuration",
        HelpName = "KEY=VALUE",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly bool _everything;

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="everything">Whether <c>all</c> may stand for every target's default preset.</param>
    public SelectionOptions(Command command, bool everything = false)
    {
        _everything = everything;
        _target = new Argument<string>("TARGET")
        {
            Description = everything ? "A target, or 'all' for every one" : "A target; 'hdl targets' lists them",
        };
        command.Add(_target);
        command.Add(_preset);
        command.Add(_set);
        command.Add(_config);
    }

    /// <summary>The name given as target.</summary>
    public string Name(ParseResult parsed) => parsed.GetRequiredValue(_target);

    /// <summary>What the user chose.</summary>
    /// <exception cref="InvalidInputException">It does not exist or is not valid.</exception>
    public IReadOnlyList<Selection> Resolve(ParseResult parsed, TargetCatalog catalog)
    {
        string? preset = parsed.GetValue(_preset);
        string? config = parsed.GetValue(_config);
        string[] sets = parsed.GetValue(_set) ?? [];
        if (!_everything || Name(parsed) != TargetCatalog.Everything)
        {
            return [Selection.Of(catalog.Find(Name(parsed)), preset, config, sets)];
        }

        if (preset is not null || config is not null || sets.Length > 0)
        {
            throw new InvalidInputException(new Problem(
                "Parameters given for all targets", "TARGET", "'all'",
                "Name one target, or leave --preset, --set and --config out."));
        }

        return [.. catalog.All.Select(Selection.Default)];
    }
}
