using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi;

/// <summary>A generator of a block with plain ports that can be had with AXI ports around it.</summary>
/// <typeparam name="TParameters">The parameter record; a new one holds the defaults.</typeparam>
public abstract class StreamBlockGenerator<TParameters> : Generator<TParameters>
    where TParameters : StreamBlockParameters, new()
{
    /// <inheritdoc/>
    public sealed override ModuleInterface Generate(TParameters parameters, DesignBuilder design)
    {
        ModuleInterface plain = GeneratePlain(parameters, design);
        return parameters.Ports == PortStyle.Plain
            ? plain
            : AxiBlockModule.Add(plain, Describe(parameters), parameters.RegisteredReady, design);
    }

    /// <summary>What the plain ports mean.</summary>
    protected abstract AxiBlockParameters Describe(TParameters parameters);

    /// <summary>Adds the block with plain ports to a design.</summary>
    protected abstract ModuleInterface GeneratePlain(TParameters parameters, DesignBuilder design);

    /// <summary>The golden model of the plain ports.</summary>
    protected abstract IStreamGolden CreatePlainGolden(TParameters parameters);

    /// <summary>What co-simulation runs on the plain ports.</summary>
    protected abstract IEnumerable<Scenario> CreatePlainScenarios(TParameters parameters, ScenarioOptions options);

    /// <inheritdoc/>
    protected sealed override IGoldenModel CreateGolden(TParameters parameters) => parameters.Ports == PortStyle.Plain
        ? CreatePlainGolden(parameters)
        : new AxiBlockGolden(Describe(parameters), CreatePlainGolden(parameters), parameters.RegisteredReady);

    /// <inheritdoc/>
    protected sealed override IEnumerable<Scenario> CreateScenarios(TParameters parameters, ScenarioOptions options) =>
        parameters.Ports == PortStyle.Plain
            ? CreatePlainScenarios(parameters, options)
            : new AxiBlockScenarios(Describe(parameters), options).Create(CreatePlainScenarios(parameters, options));
}
