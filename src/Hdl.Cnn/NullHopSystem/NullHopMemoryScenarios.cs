using Hdl.Cnn.Layers;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Networks.Data;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// What the memory ports of <c>nullhop</c> are proved with: registers, layers out of and into memory, a layer that
/// takes what the one before has written, errors of the memory, regions that are too small, aborts.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class NullHopMemoryScenarios(NullHopParameters parameters, ScenarioOptions options)
{
    private const int Layers = 16;
    private const int Together = 4;

    private readonly Random _random = new(options.Seed);

    /// <summary>The scenarios, a small layer first.</summary>
    public IEnumerable<Scenario> Create()
    {
        if (options.Data is ImageSet images)
        {
            var run = new NetworkRun(parameters, options.Model, images);
            return
            [
                new Scenario(NetworkRun.Name, [.. Build().Network(run.Steps(run.Images.Count), stalls: false)]),
                new Scenario(NetworkRun.StalledName, [.. Build().Network(run.Steps(run.StalledImages), stalls: true)]),
            ];
        }

        return
        [
            new Scenario("one-window", [.. Pass(Build(), new NullHopSmallLayer(parameters).Program())]),
            new Scenario("registers", [.. Registers(Build())]),
            new Scenario("chained", [.. Chained(Build())]),
            .. new NullHopMemoryFaults(parameters, Build).Create(),
            .. Drawn(),
        ];
    }

    private NullHopMemoryStimulus Build() => new(parameters, _random);

    private IEnumerable<Scenario> Drawn()
    {
        var layers = new RandomLayers(parameters, options.Seed);
        for (int first = 0; first < layers.Corners; first += Together)
        {
            int count = Math.Min(Together, layers.Corners - first);
            yield return Scenario($"corners-{first / Together:d2}", Enumerable.Range(first, count).Select(layers.Case));
        }

        for (int first = 0; first < Layers * options.Effort; first += Together)
        {
            yield return Scenario(
                $"random-{first / Together:d2}",
                Enumerable.Range(layers.Corners + first, Together).Select(layers.Case));
        }
    }

    private Scenario Scenario(string name, IEnumerable<LayerCase> layers)
    {
        var program = new NullHopProgram(parameters);
        foreach (LayerCase layer in layers)
        {
            program.Add(layer);
        }

        return new Scenario(name, [.. Pass(Build(), program)]);
    }

    private static IEnumerable<Phase> Pass(NullHopMemoryStimulus build, NullHopProgram program) =>
        [.. build.Program(program, together: true), .. build.Outcome()];

    private IEnumerable<Phase> Registers(NullHopMemoryStimulus build)
    {
        int[] queueing = [NullHopRegisters.Control, NullHopRegisters.LoadKind, NullHopRegisters.InputLength,
            NullHopRegisters.OutputPackets];
        int[] addresses = [.. Enumerable.Range(0, 1024).Select(word => 4 * word)];
        yield return build.Read(addresses);

        // Every address; what would queue something is written with what does not fit.
        yield return build.WriteStrobed(addresses.Where(address => address < 0x100).Select(address => (
            address, queueing.Contains(address) ? 0xFFFF_FF00u : (uint)_random.NextInt64(), 0xFu)));
        yield return build.Read(addresses);
        int[] registers =
        [
            NullHopRegisters.ParamAddress, NullHopRegisters.ParamLength, NullHopRegisters.InputAddress,
            NullHopRegisters.OutputAddress, NullHopRegisters.OutputLength,
        ];
        for (int bit = 0; bit < 32; bit++)
        {
            foreach (uint value in (uint[])[1u << bit, ~(1u << bit)])
            {
                yield return build.Write(registers.Select(address => (address, value)));
                yield return build.Read(registers);
            }
        }

        foreach (int bit in (int[])[.. Enumerable.Range(20, 12)])
        {
            yield return build.Write(
                (NullHopRegisters.InputLength, 1u << bit),
                (NullHopRegisters.OutputPackets, bit < 28 ? 0xF000_0000u : 1u << bit));
            yield return build.Read(
                NullHopRegisters.InputLength, NullHopRegisters.OutputPackets, NullHopRegisters.Status);
        }
    }

    // The output of the first layer stays in memory, and is the input of the second one.
    private IEnumerable<Phase> Chained(NullHopMemoryStimulus build)
    {
        for (int seed = 1; seed <= 4; seed++)
        {
            int size = Math.Min(6 + seed, parameters.MaxWidth);
            LayerCase first = Layer(seed, size, 1 + (seed % 3), seed % 2 == 0);
            LayerCase second = Layer(seed + 10, size, NullHopParameters.WordChannels, seed % 2 == 0);
            var program = new NullHopProgram(parameters);
            program.Add(first);
            NullHopResult result = new NullHopReference(parameters).Run(program.Commands, program.Input);
            program.Add(second);
            Descriptor pass = program.Descriptors[1];
            build.Spare = build.MostWords(pass);
            int split = program.Commands.ToList().FindIndex(command => command is NullHopPush) + 1;
            NullHopLoad[] loads = [.. program.Commands.Skip(split).OfType<NullHopLoad>()];
            foreach (Phase phase in build.Commands(
                [.. program.Commands.Take(split)], program.Input.Take(first.Layer.Height), together: true))
            {
                yield return phase;
            }

            // All that the second pass needs but its input; its parameters take another content of that memory.
            NullHopPlaces places = build.Places;
            foreach (Phase phase in build.Outcome())
            {
                yield return phase;
            }

            Phase parametersOnly = build.Commands([.. loads], [], together: true).Single();
            yield return parametersOnly with
            {
                Memories = parametersOnly.Memories
                    .Where(memory => memory.Key == new NullHopMemoryPorts(parameters).Param).ToDictionary(),
            };
            int bytes = new NullHopChunks(parameters)
                .Encode(result.Beats, () => NullHopMemoryPorts.ChunkBeats).Sum(word => word.Length);
            yield return build.Write(
            [
                .. build.InputWrites(places.Output, bytes),
                .. NullHopMemoryStimulus.OutputWrites(
                    places.Output + (ulong)places.OutputBytes, build.Spare, pass.PooledHeight),
                .. NullHopStimulus.PushWrites(pass.Pack()),
            ]);
            foreach (Phase phase in build.Outcome().Concat(NullHopMemoryFaults.Clear(build)))
            {
                yield return phase;
            }
        }
    }

    private LayerCase Layer(int seed, int size, int channels, bool raw) =>
        new LayerDrawing(parameters, new Random(seed)).Case(
            new LayerDraft("chained", new ConvolutionLayer
            {
                Height = size,
                Width = size,
                Channels = channels,
                Outputs = NullHopParameters.WordChannels,
                KernelHeight = Math.Min(3, parameters.MaxKernel),
                KernelWidth = Math.Min(3, parameters.MaxKernel),
                OutHeight = size,
                OutWidth = size,
                PadTop = 1,
                PadLeft = 1,
                Relu = true,
            })
            {
                Slices = [channels],
                Density = 0.5,
                InRaw = raw,
                OutRaw = raw,
            });
}
