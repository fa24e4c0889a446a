using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;

namespace Hdl.Core.HandOff;

/// <summary>Where a design comes from: what it takes to make it again.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Preset">The preset it started from.</param>
/// <param name="Parameters">The complete parameters.</param>
/// <param name="Command">The command that regenerates it.</param>
public sealed record Provenance(string Target, Preset Preset, HdlParameters Parameters, string Command)
{
    /// <summary>What follows from the parameters.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>
    /// The provenance of a design with its canonical command: the target, the preset where it is not the default, and
    /// only the parameters in which the design differs from the preset, so that equal designs name equal commands. A
    /// path that could not stand in a comment of every emitted language is left to the file of parameters, which lies
    /// beside the others.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="preset">The preset it started from.</param>
    /// <param name="parameters">The complete parameters.</param>
    public static Provenance Of(ITarget target, Preset preset, HdlParameters parameters) =>
        new(
            target.Name,
            preset,
            parameters,
            Differences(preset, parameters).All(pair => EmittedText.IsPlain(pair.Value))
                ? CommandOf(target, preset, parameters)
                : $"make gen TARGET={target.Name} CONFIG={ParametersFile.Name}")
        {
            Figures = target.Explain(parameters),
        };

    /// <summary>The make variables that select a parameter set: <c>TARGET=x PRESET=y SET="k=v"</c>.</summary>
    /// <param name="target">The target.</param>
    /// <param name="preset">The preset it started from.</param>
    /// <param name="parameters">The complete parameters.</param>
    public static string Arguments(ITarget target, Preset preset, HdlParameters parameters)
    {
        string set = Assignment.Join(Differences(preset, parameters));
        return $"TARGET={target.Name}"
            + (preset.Name == target.Presets[0].Name ? "" : $" PRESET={preset.Name}")
            + (set.Length == 0 ? "" : $" SET={ShellWord.Quoted(set)}");
    }

    /// <summary>
    /// The words of an <c>hdl</c> command that select a parameter set: <c>x --preset y --set 'k=v'</c>.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="preset">The preset it started from.</param>
    /// <param name="parameters">The complete parameters.</param>
    public static string Words(ITarget target, Preset preset, HdlParameters parameters)
    {
        string set = Assignment.Join(Differences(preset, parameters));
        return target.Name
            + (preset.Name == target.Presets[0].Name ? "" : $" --preset {preset.Name}")
            + (set.Length == 0 ? "" : $" --set {ShellWord.Quoted(set)}");
    }

    // Targets of other projects have no Makefile; in which folder their assembly lies differs from machine to machine.
    private static string CommandOf(ITarget target, Preset preset, HdlParameters parameters)
    {
        string assembly = target.GetType().Assembly.GetName().Name!;
        if (assembly.StartsWith("Hdl.", StringComparison.Ordinal))
        {
            return $"make gen {Arguments(target, preset, parameters)}";
        }

        return $"hdl --plugin {assembly}.dll gen {Words(target, preset, parameters)}";
    }

    private static IEnumerable<KeyValuePair<string, string>> Differences(Preset preset, HdlParameters parameters) =>
        ParameterSchema.Of(parameters.GetType()).Differences(parameters, preset.Parameters);
}
