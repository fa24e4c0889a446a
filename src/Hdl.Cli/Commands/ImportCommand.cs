using System.CommandLine;
using System.Globalization;
using System.Text;
using Hdl.Cnn.Models;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Import;
using Hdl.Import.Cnn;
using Hdl.Import.Onnx;
using Hdl.Networks.Spiking;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl import</c>: makes a network of integers of trained weights: a spiking network of a NIR file, a delta network
/// of the weights of a GRU or LSTM, a convolutional one of ONNX.
/// </summary>
internal sealed class ImportCommand(Terminal terminal) : IHdlCommand<ImportCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<ImportCommand> self)
    {
        var command = new Command(
            "import",
            "Make a network of integers of a trained one: a spiking network of NIR or PyTorch weights, a delta network "
            + "of a torch.nn.GRU or LSTM, of ONNX a delta or a convolutional network");
        var file = new InputFileArgument<string>("FILE")
        {
            Description = "NIR graph, .nir; ONNX graph, .onnx; state_dict, .pt, .pth or .npz, with --layers; or of a "
                + "GRU or LSTM, .npz",
        };
        var output = new OutputFileOption("--output", "-o")
        {
            Description = "Model file (default: the name of FILE, .json)",
            HelpName = "FILE",
        };
        var spiking = new SpikingImportArguments();
        var delta = new DeltaImportArguments();
        command.Add(file);
        command.Add(output);
        spiking.AddTo(command);
        delta.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                string path = parsed.GetRequiredValue(file);
                string model = parsed.GetValue(output) ?? Path.ChangeExtension(path, ".json");
                return self().Run(path, model, parsed, spiking, delta, cancellation);
            },
            cancellation));
        return command;
    }

    private int Run(
        string path, string model, ParseResult parsed, SpikingImportArguments spiking, DeltaImportArguments delta,
        CancellationToken cancellation)
    {
        SampleChoice? samples = spiking.Samples(parsed);
        string? layers = spiking.Layers(parsed);
        string[] inputs = [path, .. ((string?[])[layers, samples?.Path, samples?.Labels]).OfType<string>()];
        OutputFile.Check("--output", model, "Name the .json file to write.", inputs);
        ImportKind kind = SpikingImporter.KindOf(path);
        if (kind == ImportKind.Onnx)
        {
            OnnxImporter graph = OnnxImporter.Open(path);
            if (graph.IsRecurrent)
            {
                Refuse(parsed, spiking.All, path, "a delta network");
                return Delta(graph.ToDelta(delta.Of(parsed, NameOf(model))), model, graph.Notes);
            }

            Refuse(parsed, [.. delta.All, .. spiking.OfSpikes], path, "a convolutional network");
            CnnImport made = graph.ToCnn(spiking.Of(parsed, NameOf(model)), samples, cancellation);
            return Convolutions(made, model, graph.Notes);
        }

        // Arrays without layers are those of a recurrent network.
        if (kind != ImportKind.Arrays || layers is not null)
        {
            Refuse(parsed, delta.All, path, "a spiking network");
            string? chart = spiking.Chart(parsed);
            if (chart is not null)
            {
                OutputFile.Check("--chart", chart, "Name the .svg file to write.", [.. inputs, model]);
            }

            return Spiking(path, layers, model, spiking.Of(parsed, NameOf(model)), samples, chart, cancellation);
        }

        Refuse(parsed, spiking.All, path, "a delta network");
        return Delta(DeltaNpz.Load(path, delta.Of(parsed, NameOf(model))), model, []);
    }

    private int Spiking(
        string path, string? layers, string modelFile, ImportSettings settings, SampleChoice? samples, string? chart,
        CancellationToken cancellation)
    {
        SpikingImport made = SpikingImporter.Load(path, layers, settings, samples, cancellation);
        SpikingNetworkFile.Save(made.Network, modelFile);
        new DriftTable(terminal).Print(made.Network);
        terminal.Output.WriteLine($"written: {modelFile}");
        if (chart is not null && made.Drift is { } drift)
        {
            OutputFile.Write(
                chart, Encoding.UTF8.GetBytes(drift.ToSvg($"{made.Network.Name}: drift from floating point")));
            terminal.Output.WriteLine($"written: {chart}");
        }

        return ExitCode.Fine;
    }

    private int Delta(DeltaModel model, string modelFile, IReadOnlyList<string> notes)
    {
        DeltaModelFile.Save(model, modelFile);
        DeltaFormats formats = model.Formats;
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name}, {model.Shape}: {model.Parameters:N0} weights of {formats.WeightBits} bits, "
            + $"{formats.WeightFrac} behind the point, sums of {formats.AccBits}"));
        PrintNotes(notes);
        terminal.Output.WriteLine($"written: {modelFile}");
        return ExitCode.Fine;
    }

    private int Convolutions(CnnImport made, string modelFile, IReadOnlyList<string> notes)
    {
        CnnModelFile.Save(made.Model, modelFile);
        new CnnDriftTable(terminal).Print(made);
        PrintNotes(notes);
        terminal.Output.WriteLine($"written: {modelFile}");
        return ExitCode.Fine;
    }

    private void PrintNotes(IReadOnlyList<string> notes)
    {
        if (notes.Count > 0)
        {
            terminal.Output.WriteLine("assumed:");
        }

        foreach (string note in notes)
        {
            terminal.Output.WriteLine($"  {note}");
        }
    }

    // An option of the other kind would have no effect.
    private static void Refuse(ParseResult parsed, IEnumerable<Option> others, string path, string kind)
    {
        Problem[] problems =
        [
            .. others.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => new Problem(
                "The option has no effect on this file", option.Name, $"{path} makes {kind}", "Leave it out.")),
        ];
        if (problems.Length > 0)
        {
            throw new InvalidInputException(problems);
        }
    }

    // An identifier like the file's name: one that no language takes.
    private static string NameOf(string model)
    {
        string name = string.Concat(Path.GetFileNameWithoutExtension(model)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '_'));
        string plain = name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : $"network_{name}";
        string cut = plain.Length > Identifier.MaxLength ? plain[..Identifier.MaxLength] : plain;
        return ReservedWords.LanguageOf(cut) is null ? cut : $"{cut}_network";
    }
}
