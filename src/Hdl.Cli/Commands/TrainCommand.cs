using System.CommandLine;
using System.Globalization;
using Hdl.Cnn.Models;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Rnn.Models;
using Hdl.Training.Convolutions;
using Hdl.Training.Evaluation;
using Hdl.Training.Recurrent;
using Hdl.Training.Spiking;
using Hdl.Training.Training;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl train</c>: trains a ternary, a convolutional or a delta network and measures it.</summary>
internal sealed class TrainCommand(Terminal terminal) : IHdlCommand<TrainCommand>
{
    private const string DefaultPreset = "mnist";

    /// <inheritdoc/>
    public static Command Describe(Func<TrainCommand> self)
    {
        var command = new Command(
            "train",
            "Train a ternary spiking, a convolutional or a delta network; writes the model with its measured accuracy, "
            + "and a plot");
        var preset = new Argument<string>("PRESET")
        {
            Description =
                "What to train: mnist, mnist_t1, fashion, mnist_wide, spiking-mnist, spiking-fashion, "
                + "cnn-mnist, cnn-fashion, delta-mnist, delta-lstm-mnist, delta-fsdd (default: mnist)",
            DefaultValueFactory = _ => DefaultPreset,
        };
        var epochs = new Option<int?>("--epochs")
        {
            Description = "Passes over the training images (default: the preset's)",
            HelpName = "N",
        };
        var seed = new Option<ulong?>("--seed")
        {
            Description = "Seed of everything random (default: the preset's)",
            HelpName = "N",
        };
        var threads = new Option<int?>("--threads")
        {
            Description = "Threads; the result does not depend on it (default: all processors)",
            HelpName = "N",
        };
        var output = new OutputFileOption("--output", "-o")
        {
            Description = "Model file (default: models/NAME.json, cnn_mnist.json for cnn-mnist)",
            HelpName = "FILE",
        };
        var data = new InputFileOption("--data")
        {
            Description =
                $"Folder with {SequenceFiles.SpokenDigits}, or such a file, for delta-fsdd (default: what hdl data "
                + $"{SequenceFiles.DataSet} wrote)",
            HelpName = "FOLDER",
        };
        command.Add(preset);
        foreach (Option option in (Option[])[epochs, seed, threads, output, data])
        {
            command.Add(option);
        }

        Checks.AtLeast(epochs, 1);
        Checks.AtLeast(threads, 1);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                string name = parsed.GetRequiredValue(preset);
                RequireKnown(name);
                RecurrentOptions? delta = RecurrentOptions.Presets.FirstOrDefault(known => known.PresetName == name);
                RefuseData(delta, parsed.GetValue(data));
                if (delta is not null)
                {
                    delta = delta with
                    {
                        Epochs = parsed.GetValue(epochs) ?? delta.Epochs,
                        Seed = parsed.GetValue(seed) ?? delta.Seed,
                        Threads = parsed.GetValue(threads) ?? delta.Threads,
                    };
                    return self().Run(
                        delta, parsed.GetValue(data), parsed.GetValue(output) ?? $"models/{delta.Name}.json",
                        cancellation);
                }

                if (ConvolutionOptions.Presets.FirstOrDefault(known => known.PresetName == name) is { } convolutions)
                {
                    convolutions = convolutions with
                    {
                        Epochs = parsed.GetValue(epochs) ?? convolutions.Epochs,
                        Seed = parsed.GetValue(seed) ?? convolutions.Seed,
                        Threads = parsed.GetValue(threads) ?? convolutions.Threads,
                    };
                    return self().Run(
                        convolutions, parsed.GetValue(output) ?? $"models/{convolutions.Name}.json", cancellation);
                }

                if (SpikingOptions.Presets.FirstOrDefault(known => known.PresetName == name) is { } spiking)
                {
                    spiking = spiking with
                    {
                        Epochs = parsed.GetValue(epochs) ?? spiking.Epochs,
                        Seed = parsed.GetValue(seed) ?? spiking.Seed,
                        Threads = parsed.GetValue(threads) ?? spiking.Threads,
                    };
                    return self().Run(
                        spiking, parsed.GetValue(output) ?? $"models/{spiking.Name}.json", cancellation);
                }

                TrainingOptions options = TrainingOptions.Preset(name);
                options = options with
                {
                    Epochs = parsed.GetValue(epochs) ?? options.Epochs,
                    Seed = parsed.GetValue(seed) ?? options.Seed,
                    Threads = parsed.GetValue(threads) ?? options.Threads,
                };
                return self().Run(options, parsed.GetValue(output) ?? $"models/{options.Name}.json", cancellation);
            },
            cancellation));
        return command;
    }

    private static void RequireKnown(string preset)
    {
        string[] names =
        [
            .. TrainingOptions.Presets.Select(known => known.Name),
            .. SpikingOptions.Presets.Select(known => known.PresetName),
            .. ConvolutionOptions.Presets.Select(known => known.PresetName),
            .. RecurrentOptions.Presets.Select(known => known.PresetName),
        ];
        if (!names.Contains(preset))
        {
            throw new InvalidInputException(new Problem(
                "No such training preset", "preset", preset, Suggestion.Remedy(preset, names)));
        }
    }

    private static void RefuseData(RecurrentOptions? delta, string? data)
    {
        bool wanted = delta is not null && !DataSets.Names.Contains(delta.DataSet);
        if (data is not null && !wanted)
        {
            throw new InvalidInputException(new Problem(
                "The preset's data set is obtained by its name", "--data", data, "Leave it out, or train delta-fsdd."));
        }
    }

    private int Run(RecurrentOptions options, string? data, string modelFile, CancellationToken cancellation)
    {
        RequireWritable(modelFile);
        (SequenceSet train, SequenceSet test) = SequenceSource.Load(options.DataSet, data);
        DeltaModel model = DeltaTraining.Run(
            options, train, test, modelFile, new EpochLines(terminal.Output, "sequences"), cancellation);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name}, {model.Shape}: {model.Accuracy[0].Sequences} test sequences"));
        new DeltaTable(terminal).Write(model, model.Accuracy);
        terminal.Output.WriteLine($"written: {modelFile}, {Path.ChangeExtension(modelFile, ".svg")}");
        return ExitCode.Fine;
    }

    private int Run(ConvolutionOptions options, string modelFile, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = Images(options.DataSet, modelFile);
        CnnModel model = CnnTraining.Run(
            options, train, test, modelFile, new EpochLines(terminal.Output), cancellation);
        CnnAccuracy figure = model.Accuracy[0];
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name}, {model.Shape}: {Percent(figure.Share)} % of {figure.Images} test images classified right"));
        terminal.Table(
            ["Map", "Zeros, %"],
            figure.ZeroShares(model).Select((share, map) =>
                (string[])[map == 0 ? "input" : model.Layers[map - 1].Text, Percent(share)]));
        terminal.Output.WriteLine($"written: {modelFile}, {Path.ChangeExtension(modelFile, ".svg")}");
        return ExitCode.Fine;
    }

    private int Run(SpikingOptions options, string modelFile, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = Images(options.DataSet, modelFile);
        SpikingNetwork network = SpikingRun.Run(
            options, train, test, modelFile, new EpochLines(terminal.Output), cancellation);
        SpikingAccuracy figure = network.Accuracy[0];
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{network.Name}, {network.Input}, {string.Join(", ", options.Layers)}: {Percent(figure.Share)} % of "
            + $"{figure.Images} test images classified right"));
        terminal.Table(
            ["Map", "Spikes per image"],
            figure.MeanSpikes.Select((spikes, map) => (string[])
            [
                map == 0 ? "input" : options.Layers[map - 1].ToString(),
                spikes.ToString("0.0", CultureInfo.InvariantCulture),
            ]));
        terminal.Output.WriteLine($"written: {modelFile}, {Path.ChangeExtension(modelFile, ".svg")}");
        return ExitCode.Fine;
    }

    private int Run(TrainingOptions options, string modelFile, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = Images(options.DataSet, modelFile);
        (TernaryNetwork network, IReadOnlyList<EvaluationResult> results) =
            TrainingRun.Run(options, train, test, modelFile, new EpochLines(terminal.Output), cancellation);
        terminal.Output.WriteLine(
            $"{network.Name}, {string.Join('-', network.Shape)}: test images classified right, in %");
        terminal.Table(
            [
                "Steps",
                .. results.Select(result =>
                    string.Create(CultureInfo.InvariantCulture, $"{result.PixelsPerBeat} pixels per beat")),
            ],
            Enumerable
                .Range(1, TrainingRun.MeasuredSteps)
                .Select(steps =>
                    (string[])
                        [
                            steps.ToString(CultureInfo.InvariantCulture),
                            .. results.Select(result => Percent(result.Accuracy(steps))),
                        ]));
        terminal.Output.WriteLine($"written: {modelFile}, {Path.ChangeExtension(modelFile, ".svg")}");
        return ExitCode.Fine;
    }

    /// <summary>The images, once it is clear that the files can be written.</summary>
    private static (ImageSet Train, ImageSet Test) Images(string dataSet, string modelFile)
    {
        RequireWritable(modelFile);
        ImageSource.RequireObtained(dataSet, "data set");
        return DataSets.Load(dataSet, ImageSource.Folder);
    }

    private static void RequireWritable(string modelFile)
    {
        foreach (string file in (string[])[modelFile, Path.ChangeExtension(modelFile, ".svg")])
        {
            OutputFile.Check("--output", file, "Name the .json file to write; the plot is written beside it.");
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);

    private sealed class EpochLines(TextWriter output, string unit = "images") : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) =>
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {value.Epoch}/{value.Epochs}: loss {value.Loss:0.0000}, training "
                + $"{100 * value.TrainAccuracy:0.00} %, test {100 * value.TestAccuracy:0.00} %, "
                + $"{value.ImagesPerSecond:N0} {unit}/s"));
    }
}
