using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;
using Hdl.Cnn.NullHopCore;

namespace Hdl.Cnn.Tests.NullHop.Performance;

public sealed class PerformanceModelTests
{
    private const int Random = 40;
    private const int Seed = 5;

    public static TheoryData<string> Presets =>
        [.. new NullHopCoreGenerator().Presets.Where(preset => Covered(preset.Name)).Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_cycle_is_as_predicted(string preset)
    {
        NullHopCoreParameters parameters = Of(preset);
        var layers = new RandomLayers(parameters, Seed);
        using ObservedCore core = await ObservedCore.BuildAsync(parameters);
        for (int index = 0; index < layers.Corners + Random; index++)
        {
            LayerCase layer = layers.Case(index);

            Assert.Equal(
                $"layer {index}: {CoreObservation.Predicted(parameters, [layer])}",
                $"layer {index}: {core.Run([layer])}");
        }
    }

    private static bool Covered(string preset) => NullHopPerformanceModel.Covers(Of(preset));

    private static NullHopCoreParameters Of(string preset) =>
        (NullHopCoreParameters)new NullHopCoreGenerator().Presets.Single(entry => entry.Name == preset).Parameters;
}
