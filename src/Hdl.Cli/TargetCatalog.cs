using System.Reflection;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Cli;

/// <summary>Every target there is: found by its type, so that a new one needs no registration.</summary>
internal sealed partial class TargetCatalog
{
    /// <summary>Stands for every target where a command can take them all.</summary>
    public const string Everything = "all";

    private const int MostLetters = 40;

    private readonly SortedDictionary<string, ITarget> _targets = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ICodec> _codecs;
    private readonly IReadOnlyList<ISoak> _soaks;

    /// <summary>The targets of the program's own assemblies.</summary>
    public TargetCatalog()
        : this(Own)
    {
    }

    /// <summary>The program's own assemblies that hold targets.</summary>
    public static IEnumerable<Assembly> Own =>
        [
            .. ((string[])["Hdl.Blocks", "Hdl.Noc", "Hdl.Spiking", "Hdl.Cnn", "Hdl.Rnn"]).Select(Assembly.Load),
        ];

    /// <summary>The targets of some assemblies: public classes with a parameterless constructor.</summary>
    public TargetCatalog(params IEnumerable<Assembly> assemblies)
    {
        Assembly[] all = [.. assemblies];
        _codecs = Discovery.Of<ICodec>(all);
        _soaks = Discovery.Of<ISoak>(all);
        foreach (ITarget target in Discovery.Of<ITarget>(all))
        {
            Check(target);
            if (!_targets.TryAdd(target.Name, target))
            {
                throw new InvalidInputException(new Problem(
                    "Two targets have one name", "targets",
                    $"'{target.Name}', in {_targets[target.Name].GetType().Assembly.GetName().Name} and in "
                    + $"{target.GetType().Assembly.GetName().Name}",
                    "Rename the one that is yours."));
            }
        }
    }

    // Names become files, folders, modules and words of commands: what others bring is checked before anything is made
    // of it.
    internal static void Check(ITarget target)
    {
        string type = target.GetType().FullName!;
        if (target.Name is not { Length: > 0 and <= MostLetters } name
            || !TargetName().IsMatch(name)
            || name == Everything
            || !Identifier.IsValid(name))
        {
            throw new InvalidInputException(new Problem(
                "The name of a target cannot be used", type, $"'{target.Name}'",
                $"Name it in snake_case: a letter, then letters, digits and underscores, {MostLetters} at most; no "
                + $"word of Verilog, and not '{Everything}'."));
        }

        string[] presets = [.. target.Presets.Select(preset => preset.Name)];
        if (presets is not ["default", ..]
            || presets.Distinct().Count() < presets.Length
            || !presets.All(preset => PresetName().IsMatch(preset)))
        {
            throw new InvalidInputException(new Problem(
                "The presets of a target cannot be used", type, string.Join(", ", presets),
                "Give the first the name 'default', and each a name of its own in kebab-case: letters, digits and "
                + "hyphens."));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex TargetName();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PresetName();

    /// <summary>All pairs of encoder and decoder by name.</summary>
    public IReadOnlyList<ICodec> Codecs => [.. _codecs.OrderBy(codec => codec.Name, StringComparer.Ordinal)];

    /// <summary>All long checks besides co-simulation by name.</summary>
    public IReadOnlyList<ISoak> Soaks => [.. _soaks.OrderBy(soak => soak.Name, StringComparer.Ordinal)];

    /// <summary>All targets by name.</summary>
    public IReadOnlyCollection<ITarget> All => _targets.Values;

    /// <summary>The target of that name; hyphens stand for underscores, so that twsnn-noc is twsnn_noc.</summary>
    /// <exception cref="InvalidInputException">There is none; the nearest is named.</exception>
    public ITarget Find(string name) =>
        _targets.TryGetValue(name.Replace('-', '_'), out ITarget? target)
            ? target
            : throw new InvalidInputException(new Problem(
                "Unknown target", "TARGET", $"'{name}'",
                $"{Suggestion.Remedy(name, _targets.Keys)} 'hdl targets' lists them."));

    /// <summary>Every preset of every target.</summary>
    public IEnumerable<Selection> EveryPreset() =>
        from target in All
        from preset in target.Presets
        select new Selection(target, preset, preset.Parameters);

    /// <summary>The target of that name, or all of them for <see cref="Everything"/>.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public IReadOnlyCollection<ITarget> FindMany(string name) => name == Everything ? All : [Find(name)];

    /// <summary>The preset of that name, the first for null.</summary>
    /// <exception cref="InvalidInputException">There is none; the nearest is named.</exception>
    public static Preset FindPreset(ITarget target, string? name)
    {
        IReadOnlyList<Preset> presets = target.Presets;
        return name is null
            ? presets[0]
            : presets.FirstOrDefault(preset => preset.Name == name)
                ?? throw new InvalidInputException(new Problem(
                    "Unknown preset", $"{target.Name}: PRESET", $"'{name}'",
                    Suggestion.Remedy(name, [.. presets.Select(preset => preset.Name)])));
    }
}
