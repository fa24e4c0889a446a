using System.Globalization;
using BenchmarkDotNet.Running;
using Hdl.Bench;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopSystem;
using Hdl.Core.Designs;
using Hdl.Networks.Data;
using Hdl.Noc.NocRouter;
using Hdl.Rnn.Models;
using Hdl.Spiking.TwSnn;
using Hdl.Tests.Support.Onnx;

// hdl-bench all [HDL] | throughput TARGET [PRESET] | golden | noc | nullhop [PRESET] | delta | onnx MODEL [FEATURES]
// | gen [HDL] | build | mutation TARGET [PRESET] [LIMIT] | micro
const string Use =
    "Use: all [HDL] | throughput TARGET [PRESET] | golden | noc | nullhop [PRESET] | delta | onnx MODEL [FEATURES] | "
    + "gen [HDL] | build | mutation TARGET [PRESET] [LIMIT] | micro";
IReadOnlyList<ITarget> targets = Discovery.Of<ITarget>(
    typeof(FifoGenerator).Assembly, typeof(NocRouterGenerator).Assembly, typeof(TwSnnGenerator).Assembly,
    typeof(NullHopGenerator).Assembly);
ImageSet images = IdxReader.Read(
    "mnist-shipped",
    Path.Combine("tests", "data", "mnist-300-images.idx3-ubyte"),
    Path.Combine("tests", "data", "mnist-300-labels.idx1-ubyte"));

switch (args)
{
    case ["micro", ..]:
        BenchmarkRunner.Run<Micro>();
        return 0;
    case ["all", ..]:
        Print([
            await ThroughputOf("ternary_pe", "default"),
            await ThroughputOf("ternary_pe", "count"),
            await ThroughputOf("twsnn", "default"),
            await ThroughputOf("twsnn", "fast-count"),
            await GoldenSpeed.RunAsync(images),
            await NocSpeed.RunAsync(0.3),
            .. await WholeProcess.GenerateAsync(args.ElementAtOrDefault(1) ?? Path.Combine(".build", "hdl", "hdl")),
            .. await WholeProcess.BuildAsync(Find("ternary_pe")!, Find("fifo")!),
        ]);
        return 0;
    case ["throughput", string name, ..] when Find(name) is { } target && PresetOf(target, args) is { } preset:
        Print([await Throughput.RunAsync(target, preset, images)]);
        return 0;
    case ["golden"]:
        Print([await GoldenSpeed.RunAsync(images)]);
        return 0;
    case ["noc"]:
        Print([await NocSpeed.RunAsync(0.1), await NocSpeed.RunAsync(0.3)]);
        return 0;
    case ["nullhop", ..] when NullHopParametersOf(args) is var (preset, parameters):
        Console.Write(new NullHopPrediction(parameters).Tables(preset));
        return 0;
    case ["delta"]:
        Console.Write(DeltaSteps.Table() + Environment.NewLine + DeltaMemory.Table());
        return 0;
    case ["onnx", string model, ..]:
        SequenceSet compared = Sequences(args.ElementAtOrDefault(2));
        Console.Write(OnnxComparison.Of(DeltaModelSource.Find(model), compared).Text(model));
        return 0;
    case ["gen", ..]:
        Print(await WholeProcess.GenerateAsync(args.ElementAtOrDefault(1) ?? Path.Combine(".build", "hdl", "hdl")));
        return 0;
    case ["build"]:
        Print(await WholeProcess.BuildAsync(Find("ternary_pe")!, Find("fifo")!));
        return 0;
    case ["mutation", string name, ..] when Find(name) is { } target && PresetOf(target, args) is { } preset:
        return await Mutation.RunAsync(
            target, preset, args.Length < 4 ? 400 : int.Parse(args[3], CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine($"{Use}\nTargets and presets: hdl targets");
        return 2;
}

// MNIST's test images, or the test sequences of a file of features.
static SequenceSet Sequences(string? features) => features is null
    ? SequenceSet.FromImages(DataSets.Load("mnist", "data").Test)
    : SequenceFiles.Read(SequenceFiles.DataSet, features).Test;

ITarget? Find(string name) => targets.FirstOrDefault(target => target.Name == name);

static Preset? PresetOf(ITarget target, string[] words) =>
    target.Presets.FirstOrDefault(preset => words.Length < 3 || preset.Name == words[2]);

(string Preset, NullHopParameters Parameters)? NullHopParametersOf(string[] words)
{
    string name = words.ElementAtOrDefault(1) ?? "nullhop";
    Preset? preset = Find("nullhop")!.Presets.FirstOrDefault(candidate => candidate.Name == name);
    return preset?.Parameters is NullHopParameters parameters ? (name, parameters) : null;
}

async Task<Measurement> ThroughputOf(string target, string preset) =>
    await Throughput.RunAsync(
        Find(target)!, Find(target)!.Presets.First(candidate => candidate.Name == preset), images);
static void Print(IReadOnlyList<Measurement> measurements) => Console.Write(Measurement.Table(measurements));
