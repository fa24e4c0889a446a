using System.CommandLine;
using System.Globalization;
using Hdl.Cnn.Models;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Analysis;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Networks.Tensors;
using Hdl.Spiking.TwSnn;
using Hdl.Training.Evaluation;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl maps</c>: records what flows between the layers of a trained network.</summary>
internal sealed class MapsCommand(ImageSource images, Terminal terminal) : IHdlCommand<MapsCommand>
{
    private const string DefaultModel = "mnist";
    private const string TestSet = "-test";

    /// <inheritdoc/>
    public static Command Describe(Func<MapsCommand> self)
    {
        var command = new Command(
            "maps",
            "Record the spikes and activations, or the feature maps, of a network's layers over test images, as .npz");
        var model = new InputFileArgument<string>("MODEL")
        {
            Description = $"A network that ships, or a .json or .npz file (default: {DefaultModel})",
            DefaultValueFactory = _ => DefaultModel,
        };
        var count = new Option<int>("--images")
        {
            Description = "The first N test images (default: 1000)",
            HelpName = "N",
            DefaultValueFactory = _ => 1000,
        };
        var data = new Option<string?>("--data")
        {
            Description = "Data set of the images (default: the one that the network was measured on)",
            HelpName = "NAME",
        };
        var steps = new Option<int?>("--steps")
        {
            Description = "Time steps per image (default: the network's)",
            HelpName = "N",
        };
        var beat = new Option<int>("--pixels-per-beat")
        {
            Description = "Lanes of the rate encoder, which decide the random numbers (default: 16)",
            HelpName = "N",
            DefaultValueFactory = _ => 16,
        };
        var output = new OutputFileOption("--output", "-o")
        {
            Description = $"File to write (default: {ImageSource.Folder}/maps/MODEL.npz)",
            HelpName = "FILE",
        };
        command.Add(model);
        foreach (Option option in (Option[])[count, data, steps, beat, output])
        {
            command.Add(option);
        }

        Checks.AtLeast(count, 1);
        Checks.AtLeast(steps, 1);
        Checks.Between(beat, 1, NetworkCheck.MaxSize);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(
                    () =>
                        self()
                            .Run(
                                parsed.GetRequiredValue(model), parsed.GetValue(count), parsed.GetValue(data),
                                parsed.GetValue(steps), parsed.GetValue(beat), parsed.GetValue(output), cancellation),
                    cancellation));
        return command;
    }

    private int Run(
        string model, int count, string? data, int? steps, int pixelsPerBeat, string? output,
        CancellationToken cancellation)
    {
        if (CnnModelSource.IsConvolutional(model))
        {
            return RunConvolutional(model, count, data, steps, output, cancellation);
        }

        TernaryNetwork network = NetworkSource.Load(model);
        string path = output ?? $"{ImageSource.Folder}/maps/{network.Name}.npz";
        OutputFile.Check("--output", path, "Name the .npz file to write.", model);
        ImageSet set = images.Load(data ?? DataSetOf(network), count);
        IReadOnlyList<Tensor> maps;
        using (var status = new StatusLine(terminal))
        {
            maps = ActivationMaps.Record(
                network, set, steps ?? network.Steps, pixelsPerBeat, new MapStatus(status, network.Name, set.Count),
                cancellation);
        }

        NpzWriter.Write(path, maps, cancellation);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{network.Name}, {string.Join('-', network.Shape)}: {set.Count} images of {set.Name}, T = "
            + $"{steps ?? network.Steps}, {pixelsPerBeat} pixels per beat"));
        terminal.Table(
            ["Array", "Shape", "Type"],
            maps.Select(map => (string[])[map.Name, TensorShape.Text(map.Shape), map.Type.Name]));
        terminal.Output.WriteLine($"written: {path}");
        return ExitCode.Fine;
    }

    private int RunConvolutional(
        string name, int count, string? data, int? steps, string? output, CancellationToken cancellation)
    {
        if (steps is { } given)
        {
            throw new InvalidInputException(new Problem(
                "A convolutional network has no time steps", "--steps", given.ToString(CultureInfo.InvariantCulture),
                "Leave it out."));
        }

        CnnModel model = CnnModelSource.Load(name);
        string path = output ?? $"{ImageSource.Folder}/maps/{model.Name}.npz";
        OutputFile.Check("--output", path, "Name the .npz file to write.", name);
        ImageSet set = images.Load(data ?? model.DataSet ?? ImageSource.Default, count);
        CodeSettings settings = FeatureMapTable.Settings(model.Widths.Value);
        List<TensorAnalysis> maps = [];
        using (var status = new StatusLine(terminal))
        {
            NpzWriter.Write(
                path, CnnMaps.Record(model, set, new MapStatus(status, model.Name, set.Count), cancellation),
                cancellation);
            TensorFile.Read(
                path, tensor => maps.Add(TensorScan.Run(tensor, tensor.Name, settings, null, cancellation)));
        }

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{model.Name}, {model.Shape}: {set.Count} images of {set.Name}"));
        new FeatureMapTable(terminal).Write(maps, settings);
        terminal.Output.WriteLine($"written: {path}");
        return ExitCode.Fine;
    }

    /// <summary>The data set whose test images the network's figures are of.</summary>
    private static string DataSetOf(TernaryNetwork network) =>
        network.Accuracy.Select(figure => figure.DataSet.Replace(TestSet, "", StringComparison.Ordinal))
            .FirstOrDefault(DataSets.Names.Contains, ImageSource.Default);

    private sealed class MapStatus(StatusLine line, string network, int total) : IProgress<int>
    {
        private readonly Lock _guard = new();

        public void Report(int value)
        {
            lock (_guard)
            {
                line.Show(() => string.Create(CultureInfo.InvariantCulture, $"{network}: {value} of {total} images"));
            }
        }
    }
}
