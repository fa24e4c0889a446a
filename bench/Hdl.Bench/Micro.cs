using BenchmarkDotNet.Attributes;
using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;

namespace Hdl.Bench;

/// <summary>What the harness itself costs: creating an instance, a call, a short scenario.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class Micro
{
    private readonly SkidBufferGenerator _target = new();
    private Design _design = null!;
    private MemoryFolder _memories = null!;
    private ModelLibrary _library = null!;
    private NativeModel _model = null!;
    private PassRunner _passes = null!;
    private Scenario _scenario = null!;
    private Expectation _expected = null!;

    [GlobalSetup]
    public void Setup()
    {
        _design = _target.Generate(
            _target.Presets[0].Parameters, new ScribanTemplateRenderer(), "make gen TARGET=skid_buffer");
        BuiltModel built = new ModelBuilder(new CliWrapProcessRunner(), new BuildCache())
            .BuildAsync(_design, BuildVariant.Plain)
            .GetAwaiter()
            .GetResult();
        _memories = new MemoryFolder(_design);
        _library = new ModelLibrary(built.Path);
        _model = new NativeModel(_library, _memories.Path, 1);
        _passes = new PassRunner(
            _design.Top, _target.CreateGolden(_target.Presets[0].Parameters), _memories.Path, new BenchLimits(50_000));
        _scenario = _target.CreateScenarios(_target.Presets[0].Parameters, new ScenarioOptions()).First();
        _expected = _passes.Predict(_scenario);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _model.Dispose();
        _library.Dispose();
        _memories.Dispose();
    }

    [Benchmark]
    public void Create_and_destroy_an_instance() => new NativeModel(_library, _memories.Path, 1).Dispose();

    [Benchmark]
    public void One_cycle_a_call() => _model.Run(1);

    [Benchmark(OperationsPerInvoke = 10_000)]
    public void One_cycle_of_a_batch() => _model.Run(10_000);

    [Benchmark]
    public long A_short_scenario() =>
        _passes
            .Run(
                _library, _scenario, _expected, new Pass(PassKind.FreeFlow, 1, 0, long.MaxValue),
                new BenchHooks(null, null, default))
            .Cycles;
}
