using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Templates;

namespace Hdl.Core.Designs;

/// <summary>A named parameter set of a target.</summary>
/// <param name="Name">kebab-case; the first preset of a target is <c>default</c>.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Parameters">Its values.</param>
public sealed record Preset(string Name, string Summary, HdlParameters Parameters);

/// <summary>What `hdl gen NAME` names: a generator seen without its parameter type.</summary>
public interface ITarget
{
    /// <summary>snake_case, the top module's name by default.</summary>
    string Name { get; }

    /// <summary>One line for the list of targets.</summary>
    string Summary { get; }

    /// <summary>Whether it is a whole system rather than a block of one.</summary>
    bool IsSystem { get; }

    /// <summary>How much more random material the long regression takes, as a multiple. Default: 1.</summary>
    int RegressEffort => 1;

    /// <summary>Presets, <c>default</c> first.</summary>
    IReadOnlyList<Preset> Presets { get; }

    /// <summary>Generates a design from parameters that are valid.</summary>
    /// <exception cref="InvalidInputException">They are not.</exception>
    Design Generate(HdlParameters parameters, ITemplateRenderer renderer, string command);

    /// <summary>What follows from the parameters: widths, depths, memory bits, predicted cycles.</summary>
    IReadOnlyList<Figure> Explain(HdlParameters parameters);

    /// <summary>A golden model: an <see cref="IStreamGolden"/> or an <see cref="ICycleGolden"/>.</summary>
    IGoldenModel CreateGolden(HdlParameters parameters);

    /// <summary>What co-simulation runs: corner values first, then random material. Enumerated lazily.</summary>
    IEnumerable<Scenario> CreateScenarios(HdlParameters parameters, ScenarioOptions options);

    /// <summary>
    /// Figures that only this target can make of an observed scenario (accuracy, cycles per step); usually none.
    /// </summary>
    IReadOnlyList<Figure> Summarize(
        HdlParameters parameters, ScenarioOptions options, Scenario scenario, IReadOnlyList<PhaseObservation> observed);
}

/// <summary>
/// Turns a parameter record into Verilog; knows the golden model and the scenarios that prove it. Pure: the same
/// parameters give the same bytes. Found by its type: a public class with a parameterless constructor is a target.
/// </summary>
/// <typeparam name="TParameters">The parameter record; a new one holds the defaults.</typeparam>
public abstract class Generator<TParameters> : ITarget
    where TParameters : HdlParameters, new()
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Summary { get; }

    /// <inheritdoc/>
    public virtual bool IsSystem => false;

    /// <inheritdoc/>
    public virtual int RegressEffort => 1;

    /// <inheritdoc/>
    public virtual IReadOnlyList<Preset> Presets => [new Preset("default", "All defaults", new TParameters())];

    /// <inheritdoc/>
    public Design Generate(HdlParameters parameters, ITemplateRenderer renderer, string command)
    {
        TParameters typed = Checked(parameters);
        var builder = new DesignBuilder(renderer, typed.Style, command);
        return builder.Build(Generate(typed, builder), typed.Module.Length > 0 ? typed.Module : Name);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Figure> Explain(HdlParameters parameters) => Explain(Checked(parameters));

    /// <inheritdoc/>
    public IGoldenModel CreateGolden(HdlParameters parameters) => CreateGolden(Checked(parameters));

    /// <inheritdoc/>
    public IEnumerable<Scenario> CreateScenarios(HdlParameters parameters, ScenarioOptions options) =>
        CreateScenarios(Checked(parameters), options);

    /// <inheritdoc/>
    public IReadOnlyList<Figure> Summarize(
        HdlParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) => Summarize(Checked(parameters), options, scenario, observed);

    /// <summary>
    /// Adds the block's own module and those it instantiates to a design, and returns its interface. Called for the top
    /// module, and by other generators that instantiate this block; the parameters are valid.
    /// </summary>
    public abstract ModuleInterface Generate(TParameters parameters, DesignBuilder design);

    /// <summary>See <see cref="ITarget.Explain"/>.</summary>
    protected abstract IReadOnlyList<Figure> Explain(TParameters parameters);

    /// <summary>See <see cref="ITarget.CreateGolden"/>.</summary>
    protected abstract IGoldenModel CreateGolden(TParameters parameters);

    /// <summary>See <see cref="ITarget.CreateScenarios"/>.</summary>
    protected abstract IEnumerable<Scenario> CreateScenarios(TParameters parameters, ScenarioOptions options);

    /// <summary>See <see cref="ITarget.Summarize"/>.</summary>
    protected virtual IReadOnlyList<Figure> Summarize(
        TParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) => [];

    /// <summary>The parameters of this target, valid.</summary>
    /// <exception cref="InvalidInputException">They are not valid.</exception>
    protected TParameters Checked(HdlParameters parameters)
    {
        if (parameters is not TParameters typed)
        {
            throw new ArgumentException($"{Name} takes {typeof(TParameters).Name}.", nameof(parameters));
        }

        IReadOnlyList<Problem> problems = typed.Validate();
        return problems.Count == 0 ? typed : throw new InvalidInputException(problems);
    }
}
