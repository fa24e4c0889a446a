using System.CommandLine;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Networks.Targets;

namespace Hdl.Cli;

/// <summary>The option that chooses the network of a target whose parameters name none.</summary>
internal sealed class ModelOption
{
    /// <summary>How it is written.</summary>
    public const string Name = "--model";

    private readonly InputFileOption _option = new(Name)
    {
        Description = "Network that nullhop runs: one that ships, or a .json file (default: cnn_mnist)",
        HelpName = "NAME|FILE",
    };

    /// <summary>Adds it to a command.</summary>
    public ModelOption(Command command) => command.Add(_option);

    /// <summary>The network; null where none was named.</summary>
    public string? Of(ParseResult parsed) => parsed.GetValue(_option);

    /// <summary>Refuses a network for a target that takes none.</summary>
    /// <exception cref="InvalidInputException">It takes none.</exception>
    public static void Check(string? model, Selection selection)
    {
        if (model is not null && selection.Target is not INetworkTarget)
        {
            throw new InvalidInputException(new Problem(
                "The target takes no network by this option", Name, selection.Target.Name,
                "Choose nullhop or nullhop_core; spiking networks are a parameter: --set model=..."));
        }
    }

    /// <summary>The option again, for replaying.</summary>
    public static string Words(string? model) => model is null ? "" : $" {Name} {ShellWord.Quoted(model)}";
}
