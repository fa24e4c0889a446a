using Hdl.Core.Configuration;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cli;

/// <summary>A target with the parameters that the user chose.</summary>
/// <param name="Target">The target.</param>
/// <param name="Preset">The preset the parameters started from.</param>
/// <param name="Parameters">Complete and valid.</param>
internal sealed record Selection(ITarget Target, Preset Preset, HdlParameters Parameters)
{
    /// <summary>With the canonical command that regenerates the design.</summary>
    public Provenance Provenance => Provenance.Of(Target, Preset, Parameters);

    /// <summary>The selection as make variables.</summary>
    public string Arguments => Provenance.Arguments(Target, Preset, Parameters);

    /// <summary>The selection as words of an <c>hdl</c> command, for replaying.</summary>
    public string Words => Provenance.Words(Target, Preset, Parameters);

    /// <summary>A target's default preset.</summary>
    public static Selection Default(ITarget target) => Of(target, null, null, []);

    /// <summary>The preset, overridden by the configuration file, overridden by the assignments.</summary>
    /// <param name="target">The target.</param>
    /// <param name="preset">A preset's name; where null that of the configuration file, or the default.</param>
    /// <param name="configuration">Path of a YAML file, or null.</param>
    /// <param name="assignments">Texts of <c>key=value</c> pairs separated by blanks.</param>
    /// <exception cref="InvalidInputException">Whatever is wrong with them.</exception>
    public static Selection Of(ITarget target, string? preset, string? configuration, IEnumerable<string> assignments)
    {
        YamlConfiguration? file = configuration is null ? null : YamlConfiguration.Read(configuration);
        Preset start = TargetCatalog.FindPreset(target, preset ?? file?.Preset);
        IEnumerable<Assignment> sets = assignments.SelectMany(text => Assignment.Parse(text, "--set"));
        return new Selection(
            target, start, ParameterBinder.Bind(start.Parameters, [.. file?.Assignments ?? [], .. sets]));
    }
}
