using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Templates;

namespace Hdl.Cli.Tests;

/// <summary>
/// A real block with a golden model that is wrong about one beat, so that its co-simulation must fail.
/// </summary>
public sealed class BrokenTarget : ITarget
{
    private readonly ITarget _block = new SkidBufferGenerator();

    public string Name => "broken";

    public string Summary => "Never agrees with its golden model";

    public bool IsSystem => false;

    public IReadOnlyList<Preset> Presets => _block.Presets;

    public Design Generate(HdlParameters parameters, ITemplateRenderer renderer, string command) =>
        _block.Generate(parameters, renderer, command);

    public IReadOnlyList<Figure> Explain(HdlParameters parameters) => _block.Explain(parameters);

    public IGoldenModel CreateGolden(HdlParameters parameters) =>
        new WrongModel((IStreamGolden)_block.CreateGolden(parameters));

    public IEnumerable<Scenario> CreateScenarios(HdlParameters parameters, ScenarioOptions options) =>
        _block.CreateScenarios(parameters, options);

    public IReadOnlyList<Figure> Summarize(
        HdlParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) => [];

    private sealed class WrongModel(IStreamGolden model) : IStreamGolden
    {
        public void Reset() => model.Reset();

        public PhaseResult Run(Phase phase)
        {
            PhaseResult result = model.Run(phase);
            result.Outputs["out"][7][0] ^= 1;
            return result;
        }
    }
}
