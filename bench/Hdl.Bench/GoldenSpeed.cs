using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim.Building;
using Hdl.Cosim.Native;
using Hdl.Cosim.Running;
using Hdl.Networks.Data;
using Hdl.Spiking.TwSnn;

namespace Hdl.Bench;

/// <summary>
/// Images per second of the golden model, one thread, over those of the simulated RTL; in turns, in processor time.
/// </summary>
internal static class GoldenSpeed
{
    private const int Rounds = 7;
    private const int GoldenRepeats = 60;

    public static async Task<Measurement> RunAsync(ImageSet images)
    {
        var target = new TwSnnGenerator();
        var parameters = (TwSnnParameters)target.Presets[0].Parameters;
        TwSnnResolvedParameters configuration = TwSnnResolvedParameters.Of(parameters);
        var golden = new TernaryNetworkGolden(configuration.Network, parameters.Lanes, parameters.PixelsPerBeat);
        Design design = target.Generate(parameters, new ScribanTemplateRenderer(), "make gen TARGET=twsnn");
        BuiltModel built = await new ModelBuilder(new CliWrapProcessRunner(), new BuildCache()).BuildAsync(
            design, BuildVariant.Plain);
        using var memories = new MemoryFolder(design);
        using var library = new ModelLibrary(built.Path);
        var passes = new PassRunner(
            design.Top, target.CreateGolden(parameters), memories.Path, new BenchLimits(50_000));
        Scenario scenario = target.CreateScenarios(parameters, new ScenarioOptions { Data = images }).First();
        Expectation expected = passes.Predict(scenario);
        var pass = new Pass(PassKind.FreeFlow, 1, 0, long.MaxValue);

        // The first round is for the compiler of the run-time, which replaces hot methods while they run.
        List<double> goldenRates = [];
        List<double> rtlRates = [];
        int steps = configuration.Network.Steps;
        for (int round = -2; round < Rounds; round++)
        {
            double rtl = Rate(
                images.Count,
                () =>
                {
                    if (passes.Run(library, scenario, expected, pass, new BenchHooks(null, null, default)).Mismatch is
                        { } mismatch)
                    {
                        throw new InvalidOperationException(mismatch.ToString());
                    }
                });
            double model = Rate(GoldenRepeats * images.Count, () => Classify(golden, images, steps));
            if (round >= 0)
            {
                goldenRates.Add(model);
                rtlRates.Add(rtl);
            }
        }

        return new Measurement(
            $"golden model / RTL simulation, images per second, twsnn default, T = {steps}", "x", "50", "200",
            [.. goldenRates.Zip(rtlRates, (model, rtl) => model / rtl)], HigherIsBetter: true)
        {
            Remark = string.Create(
                CultureInfo.InvariantCulture,
                $"golden {Measurement.Median(goldenRates):f0}, RTL {Measurement.Median(rtlRates):f0} images/s"),
        };
    }

    private static void Classify(TernaryNetworkGolden golden, ImageSet images, int steps)
    {
        for (int i = 0; i < GoldenRepeats * images.Count; i++)
        {
            golden.Classify(images[i % images.Count], steps);
        }
    }

    private static double Rate(int images, Action work)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        work();
        return images / (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
