using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// What <c>twsnn</c> is proved with: its registers, corner images, random images, and images of a data set.
/// </summary>
internal static class TwSnnScenarios
{
    /// <summary>Name of the scenario that runs a data set.</summary>
    public const string ImagesName = "images";

    // Gaps and back-pressure slow a simulation down several times; what they could break shows in far fewer images.
    private const int MostStalledImages = 1000;

    /// <summary>The scenarios, corner values first.</summary>
    public static IEnumerable<Scenario> Create(TwSnnResolvedParameters configuration, ScenarioOptions options)
    {
        var build = new TwSnnStimulus(configuration);
        if (Fits(configuration, options))
        {
            yield return new Scenario(
                ImagesName,
                [
                    .. build.Setup(),
                    build.Clear(),
                    Samples(build, options, int.MaxValue).Phase(stalls: false),
                    build.ReadCounters(),
                ]);
            yield return new Scenario(
                $"{ImagesName}-stalled",
                [
                    .. build.Setup(), Samples(build, options, MostStalledImages).Phase(stalls: true),
                    build.Read([TwSnnRegisters.Status, TwSnnRegisters.Images, TwSnnRegisters.TimeSteps]),
                ]);
            yield break;
        }

        var random = new Random(options.Seed);
        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            yield return new Scenario("few-weights", [.. FewWeights(configuration, build, new Random(options.Seed))]);
        }

        yield return new Scenario(
            "registers", [.. build.Setup(WeightOrder.FromReset), .. RegisterPhases(configuration, build, random)]);
        yield return new Scenario(
            "corners", [.. build.Setup(WeightOrder.RowsDescending), .. Corners(configuration, build, random)]);
        yield return new Scenario("malformed", [.. build.Setup(), .. Malformed(configuration, build, random)]);
        if (configuration.Parameters.Input == TwSnnInput.Pixels && configuration.Network.Coding == InputCoding.Poisson)
        {
            yield return new Scenario("close-draws", [.. build.Setup(), .. CloseDraws(configuration, build)]);
        }

        for (int i = 0; i < options.Effort; i++)
        {
            yield return new Scenario(
                $"random-{i + 1}", [.. build.Setup(), .. RandomPhases(configuration, build, random)]);
        }

        yield return new Scenario("free-flow", [.. build.Setup(), .. FreeFlow(configuration, build, random)]);
    }

    private static bool Fits(TwSnnResolvedParameters configuration, ScenarioOptions options) =>
        configuration.Parameters.Input == TwSnnInput.Events
            ? options.Data is EventSet
            : (options.Data as ImageSet)?.PixelsPerImage == configuration.Inputs;

    private static TwSnnImages Samples(TwSnnStimulus build, ScenarioOptions options, int most)
    {
        TwSnnImages data = build.NewImages();
        ImageSet? images = (options.Data as ImageSet)?.Take(most);
        for (int i = 0; i < images?.Count; i++)
        {
            data.Add(images[i]);
        }

        foreach (IReadOnlyList<int[]> recording in (options.Data as EventSet)?.Take(most).Samples ?? [])
        {
            data.Add(recording);
        }

        return data;
    }

    private static IEnumerable<Phase> RegisterPhases(
        TwSnnResolvedParameters configuration, TwSnnStimulus build, Random random)
    {
        int[] addresses = [.. Enumerable.Range(0, 1024).Select(word => 4 * word)];
        yield return build.Read(addresses);
        // Every address, aligned or not, with values at the edges of every width; what is refused must change nothing.
        var writes = new List<(int Address, uint Data, uint Strobe)>();
        foreach (
            int address in (int[])[.. addresses.Where(address => address < 0x200 || address >= 0x7F8), 1, 2, 0x102])
        {
            uint data = random.Next(4) switch
            {
                0 => 0u,
                1 => uint.MaxValue,
                2 => (uint)random.Next(1, 128),
                _ => (uint)random.Next(),
            };
            writes.Add((address, data, random.Next(8) == 0 ? 0x7u : 0xFu));
        }

        int[] steps = [0, configuration.Parameters.MaxSteps + 1, configuration.Parameters.MaxSteps, 1];
        writes.AddRange(steps.Select(value => (TwSnnRegisters.Steps, (uint)value, 0xFu)));
        yield return build.Write(writes);
        yield return build.Read(addresses);
        yield return build.Write([(TwSnnRegisters.Status, 0xF00, 0xF)]);
        yield return build.Read([TwSnnRegisters.Status, 3, 0x7FC, 0xFFC]);
        TwSnnImages image = build.NewImages(1);
        image.AddRandom(random, 0.5);
        yield return image.Phase(stalls: false);
        yield return build.Read(addresses);
        foreach (Phase phase in WalkingBits(configuration, build))
        {
            yield return phase;
        }
    }

    // A bit that sticks, is not stored or is not looked at shows with its neighbours at the other value.
    private static IEnumerable<Phase> WalkingBits(TwSnnResolvedParameters configuration, TwSnnStimulus build)
    {
        int[] registers = [.. build.ConfigurationAddresses()];
        for (int bit = 0; bit < 32; bit++)
        {
            foreach (uint value in (uint[])[1u << bit, ~(1u << bit)])
            {
                yield return build.Write([.. registers.Select(address => (address, value, 0xFu))]);
                yield return build.Read(registers);
            }

            if (bit is >= 8 and < 12)
            {
                yield return build.Write([(TwSnnRegisters.Status, 1u << bit, 0xF)]);
                yield return build.Read([TwSnnRegisters.Status]);
            }
        }

        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            yield return build.Write([.. build.WeightPositions()]);
        }
    }

    // Loads only the weight rows that an image of few spikes reads: no other row matters. Short enough for the emitted
    // bench.
    private static IEnumerable<Phase> FewWeights(
        TwSnnResolvedParameters configuration, TwSnnStimulus build, Random random)
    {
        const int Spikes = 3;
        int steps = Math.Min(2, configuration.Parameters.MaxSteps);
        int[] chosen = [.. Enumerable.Range(0, Spikes).Select(_ => random.Next(configuration.Inputs)).Distinct()];
        byte[] pixels = new byte[configuration.Inputs];
        ulong[] events = new ulong[FixedPoint.CeilDivide(configuration.Inputs, 64)];
        foreach (int input in chosen)
        {
            pixels[input] = 255;
            events[input >> 6] |= 1UL << input;
        }

        bool coded = configuration.Parameters.Input == TwSnnInput.Pixels;
        HashSet<int>[] read = InputsThatSpike(configuration, steps, (network, step) =>
        {
            if (coded)
            {
                network.EncodeStep(pixels, step);
            }
            else
            {
                network.SetInputs(events);
            }
        });

        yield return build.Write([.. build.WeightWrites(read), (TwSnnRegisters.Steps, (uint)steps, 0xFu)]);
        TwSnnImages images = build.NewImages(steps);
        if (coded)
        {
            images.Add(pixels);
        }
        else
        {
            images.Add([.. Enumerable.Repeat(chosen.Order().ToArray(), steps)]);
        }

        yield return images.Phase(stalls: true);
        yield return build.Read([TwSnnRegisters.Status, TwSnnRegisters.Images, TwSnnRegisters.TimeSteps]);
    }

    // Layer by layer, the inputs that spike in any step of an image.
    private static HashSet<int>[] InputsThatSpike(
        TwSnnResolvedParameters configuration, int steps, Action<TernaryNetworkGolden, int> encode)
    {
        TernaryNetworkGolden network = TwSnnGolden.CreateNetwork(configuration);
        HashSet<int>[] spiking = [.. configuration.Network.Layers.Select(_ => new HashSet<int>())];
        network.BeginImage();
        for (int step = 0; step < steps; step++)
        {
            encode(network, step);
            network.Step();
            foreach ((int layer, HashSet<int> inputs) in spiking.Index())
            {
                ulong[] spikes = network.Spikes[layer];
                inputs.UnionWith(
                    Enumerable
                        .Range(0, configuration.Network.Layers[layer].Inputs)
                        .Where(input => ((spikes[input >> 6] >> input) & 1) != 0));
            }
        }

        return spiking;
    }

    // One kind of trouble at a time, so that its own error shows; in both halves of the input buffer, after images that
    // fill it.
    private static IEnumerable<Phase> Malformed(
        TwSnnResolvedParameters configuration, TwSnnStimulus build, Random random)
    {
        const int Steps = 2;
        int kinds = build.NewImages(Steps).MalformedKinds;
        for (int kind = 0; kind < kinds; kind++)
        {
            yield return build.Write([
                (TwSnnRegisters.Status, 0xF00, 0xF),
                (TwSnnRegisters.Steps, Steps, 0xF),
                .. build.RandomConfiguration(random),
            ]);
            TwSnnImages images = build.NewImages(Steps);
            images.AddFilled(255);
            images.AddFilled(255);
            images.AddMalformed(random, kind);
            images.AddMalformed(random, kind);
            if (!configuration.IsTrained)
            {
                images.AddFilled(255);
                images.AddMalformed(random, kind);
            }

            yield return images.Phase(stalls: true);
            yield return build.Read([TwSnnRegisters.Status]);
        }
    }

    private static IEnumerable<Phase> Corners(TwSnnResolvedParameters configuration, TwSnnStimulus build, Random random)
    {
        foreach (int steps in (int[])[1, configuration.Parameters.MaxSteps, 2])
        {
            yield return build.Write([(TwSnnRegisters.Steps, (uint)steps, 0xF)]);
            TwSnnImages images = build.NewImages(steps);
            images.AddFilled(0);
            images.AddFilled(255);
            images.AddFilled(1);
            images.AddRandom(random, 0.1);
            images.AddMalformed(random);
            images.AddRandom(random, 1.0);
            yield return images.Phase(stalls: true);
            yield return build.Read([
                TwSnnRegisters.Status,
                TwSnnRegisters.Images,
                TwSnnRegisters.TimeSteps,
                TwSnnRegisters.Steps,
            ]);
            yield return build.Write([(TwSnnRegisters.Status, 0xF00, 0xF)]);
            yield return build.Read([TwSnnRegisters.Status]);

            (Phase first, Phase rest) = build.NewImages(steps).Interrupted(random);
            yield return first;
            yield return build.Read([TwSnnRegisters.Status, TwSnnRegisters.Images]);
            yield return rest;
            yield return build.Read([TwSnnRegisters.Status, TwSnnRegisters.Images]);
        }
    }

    // The first draw of every lane is known from its seed: pixels just above it spike, and would not with any bit less.
    private static IEnumerable<Phase> CloseDraws(TwSnnResolvedParameters configuration, TwSnnStimulus build)
    {
        var random = new Random(1);
        int lanes = configuration.Parameters.PixelsPerBeat;
        for (int round = 0; round < 24; round++)
        {
            var writes = new List<(int Address, uint Data, uint Strobe)> { (TwSnnRegisters.Steps, 1, 0xF) };
            writes.AddRange(build.RandomConfiguration(random).Where(write => write.Address < TwSnnRegisters.Seeds));
            var image = new byte[configuration.Inputs];
            if (build.HasOneSeed)
            {
                // Every other seed is one that makes a lane's 0, which is replaced.
                ushort seed =
                    round % 2 == 1 && lanes > 1
                        ? Lfsr16.SeedOffset(1 + (round / 2 % (lanes - 1)))
                        : (ushort)random.Next(1, 65_536);
                writes.Add((TwSnnRegisters.Seeds, seed, 0xF));
                for (int lane = 0; lane < Math.Min(lanes, image.Length); lane++)
                {
                    image[lane] = (byte)Math.Min(255, (Lfsr16.DerivedSeed(seed, lane) & 0xFF) + random.Next(2));
                }
            }

            for (int lane = 0; lane < lanes && !build.HasOneSeed; lane++)
            {
                int pixel = 1 << random.Next(8);
                writes.Add((TwSnnRegisters.Seeds + (4 * lane), (uint)((random.Next(1, 256) << 8) | (pixel - 1)), 0xF));
                if (lane < image.Length)
                {
                    image[lane] = (byte)pixel;
                }
            }

            yield return build.Write(writes);
            TwSnnImages images = build.NewImages(1);
            images.Add(image);
            yield return images.Phase(stalls: true);
        }
    }

    private static IEnumerable<Phase> RandomPhases(
        TwSnnResolvedParameters configuration, TwSnnStimulus build, Random random)
    {
        (int parts, int count) = configuration.IsTrained ? (2, 6) : (20, 6);
        for (int part = 0; part < parts; part++)
        {
            int steps = random.Next(1, configuration.Parameters.MaxSteps + 1);
            (int Address, uint Data, uint Strobe)[] registers = [.. build.RandomConfiguration(random)];
            yield return build.Write([(TwSnnRegisters.Steps, (uint)steps, 0xF), .. registers]);
            TwSnnImages images = build.NewImages(steps);
            for (int i = 0; i < count; i++)
            {
                images.AddRandom(random, random.NextDouble());
            }

            // Without spikes the bias alone decides; with all of them, every weight counts.
            images.AddFilled(0);
            images.AddFilled(255);
            if (build.HasLevel)
            {
                images.AddNear(
                    random, (int)registers.Single(register => register.Address == TwSnnRegisters.Level).Data);
            }

            yield return images.Phase(stalls: true);
        }

        yield return build.Read([TwSnnRegisters.Status, TwSnnRegisters.Images, TwSnnRegisters.TimeSteps]);
    }

    private static IEnumerable<Phase> FreeFlow(
        TwSnnResolvedParameters configuration, TwSnnStimulus build, Random random)
    {
        foreach (int steps in (int[])[1, Math.Min(4, configuration.Parameters.MaxSteps)])
        {
            yield return build.Write([(TwSnnRegisters.Steps, (uint)steps, 0xF)]);
            yield return build.Clear();
            TwSnnImages images = build.NewImages(steps);
            for (int i = 0; i < (configuration.IsTrained ? 8 : 40); i++)
            {
                images.AddRandom(random, random.NextDouble());
                if (i % 8 == 5)
                {
                    images.AddMalformed(random);
                }
            }

            yield return images.Phase(stalls: false);
            yield return build.ReadCounters();
        }
    }
}
