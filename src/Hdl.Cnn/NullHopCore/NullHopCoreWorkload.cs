using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHopCore;

/// <summary>
/// A 3x3 convolution with 80 % zeros, its weights in place, whose cycles tell how busy the multipliers are: on as many
/// output channels as there are multipliers, and on 16, which takes as many lanes as there are.
/// </summary>
/// <param name="parameters">Widths and sizes.</param>
internal sealed class NullHopCoreWorkload(NullHopParameters parameters)
{
    private const string Prefix = "convolution-";
    private const int Kernel = 3;
    private const int Height = 6;
    private const double Density = 0.2;

    private readonly NullHopCoreBeats _beats = new(parameters);

    /// <summary>The layers, as scenarios of two phases: loads, then the pass without gaps.</summary>
    public IEnumerable<Scenario> Scenarios(int seed) =>
        Words().Select(words =>
        {
            var program = new NullHopProgram(parameters);
            program.Add(Layer(words, seed));
            NullHopCommand[] loads = [.. program.Commands.Where(command => command is NullHopLoad)];
            NullHopCommand[] passes = [.. program.Commands.Where(command => command is NullHopPush)];
            return new Scenario(
                Prefix + Text(words * NullHopParameters.WordChannels),
                [
                    _beats.PhaseOf(loads, [], 0) with { AllowStalls = false },
                    _beats.PhaseOf(passes, program.Input, 0) with { AllowStalls = false },
                ]);
        });

    /// <summary>What an observed scenario says; nothing where it is another's.</summary>
    public IReadOnlyList<Figure> Figures(Scenario scenario, IReadOnlyList<PhaseObservation> observed, int seed)
    {
        if (!scenario.Name.StartsWith(Prefix, StringComparison.Ordinal)
            || observed.Count < 2
            || !NumberText.TryNatural(scenario.Name.AsSpan(Prefix.Length), out int channels))
        {
            return [];
        }

        LayerCase layer = Layer(channels / NullHopParameters.WordChannels, seed);
        double cycles = observed[1].CycleCount;
        Figure[] predicted = [.. NullHopCorePerformance.Figures(parameters, scenario, observed)];
        double all = parameters.Macs * cycles / channels;
        long dense = (long)layer.Layer.OutHeight * layer.Layer.OutWidth * layer.Layer.Taps;
        return
        [
            new("cycles", Text(observed[1].CycleCount), "cycles", "from the first word in to the last word out"),
            .. predicted,
            new("utilisation", (Items(layer) / all).ToString("P1", CultureInfo.InvariantCulture), "",
                "products of values that are not 0, per multiplier and cycle"),
            new("efficiency", (dense / all).ToString("P0", CultureInfo.InvariantCulture), "",
                "products of the dense convolution, padding included, per multiplier and cycle"),
        ];
    }

    private IEnumerable<int> Words()
    {
        if (parameters.MaxKernel >= Kernel && Width > 0 && Channels > 0)
        {
            yield return parameters.Clusters;
            if (parameters.Lanes > 1)
            {
                yield return 1;
            }
        }
    }

    private int Width => Math.Min(12, parameters.MaxWidth);

    private int Channels => Math.Min(
        Math.Min(64, parameters.MaxChannels),
        Math.Min(
            parameters.WeightRows / (Kernel * Kernel),
            parameters.RowEntries / (parameters.FetchRuns * (Kernel + 1) * Width)));

    private LayerCase Layer(int words, int seed)
    {
        var layer = new ConvolutionLayer
        {
            Height = Height,
            Width = Width,
            Channels = Channels,
            Outputs = words * NullHopParameters.WordChannels,
            KernelHeight = Kernel,
            KernelWidth = Kernel,
            PadTop = 1,
            PadLeft = 1,
            OutHeight = Height,
            OutWidth = Width,
            Relu = true,
        };
        var draft = new LayerDraft("convolution", layer) { Slices = [Channels], Density = Density };
        return new LayerDrawing(parameters, new Random(seed)).Case(draft);
    }

    // Values that are not 0 in all windows together.
    private static long Items(LayerCase layer)
    {
        long items = 0;
        FeatureMap map = layer.Frames[0];
        for (int y = 0; y < map.Height; y++)
        {
            for (int x = 0; x < map.Width; x++)
            {
                int windows = Covering(y, map.Height) * Covering(x, map.Width);
                foreach (int value in map.Pixel(y, x))
                {
                    items += value == 0 ? 0 : windows;
                }
            }
        }

        return items;
    }

    // Windows of three, one in each place, that see a place.
    private static int Covering(int place, int length) =>
        Math.Min(place + 1, length - 1) - Math.Max(place - 1, 0) + 1;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
