using System.CommandLine;
using System.Globalization;
using Hdl.Core.Files;
using Hdl.Core.Verilog;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl import</c>: makes a network of integers of trained weights.</summary>
internal sealed class ImportCommand(Terminal terminal) : IHdlCommand<ImportCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<ImportCommand> self)
    {
        var command = new Command(
            "import",
            "Make a delta network of integers of the weights of a torch.nn.GRU or LSTM, for delta_gru and delta_lstm");
        var file = new InputFileArgument<string>("FILE")
        {
            Description = "State_dict saved with numpy.savez, .npz: weight_ih_l0, .., and NAME.weight of the read-out",
        };
        var output = new OutputFileOption("--output", "-o")
        {
            Description = "Model file (default: the name of FILE, .json)",
            HelpName = "FILE",
        };
        Option<int> actInt = Number("--act-int", "Bits of a value before the point, sign included", 8);
        Option<int> actFrac = Number("--act-frac", "Bits a of a value behind the point", 8);
        Option<int> weightBits = Number("--weight-bits", "Bits of a weight: 4, 8 or 16", 8);
        Option<int?> weightFrac = Optional(
            "--weight-frac", "Bits of a weight behind the point (default: the most with which all fit)");
        Option<int?> accBits = Optional("--acc-bits", "Bits of a sum (default: those of a value and a weight)");
        Option<int> gateFrac = Number("--gate-frac", "Bits of a gate behind the point", 4);
        Option<int> inputBits = Number("--input-bits", "Bits of an input, 9 for bytes", 9);
        Option<int> biasColumns = Number("--bias-columns", "Columns of a bias: 2 for biases beyond weights' range", 1);
        Option<int> rows = Number("--image-rows", "Rows of an image that are a sequence, 0 for frames", 0);
        Option<int> thresholdX = Number("--input-threshold", "Threshold of inputs, in units of 2^-a", 0);
        Option<int> thresholdH = Number("--hidden-threshold", "Threshold of hidden states", 0);
        var wrap = new Option<bool>("--wrap") { Description = "Let sums wrap where they are not proved to fit" };
        var every = new Option<bool>("--every-step") { Description = "A read-out in each step, not the last alone" };
        var scores = new Option<bool>("--scores") { Description = "All scores leave, not the best class alone" };
        command.Add(file);
        foreach (Option option in (Option[])[
            output, actInt, actFrac, weightBits, weightFrac, accBits, gateFrac, inputBits, biasColumns, rows,
            thresholdX, thresholdH, wrap, every, scores])
        {
            command.Add(option);
        }

        Checks.Between(actInt, 2, 8);
        Checks.Between(actFrac, 4, 12);
        Checks.OneOf(weightBits, 4, 8, 16);
        Checks.Between(biasColumns, 1, 2);
        Checks.Between(rows, 0, ushort.MaxValue);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                string path = parsed.GetRequiredValue(file);
                string model = parsed.GetValue(output) ?? Path.ChangeExtension(path, ".json");
                return self().Run(
                    path, model,
                    new DeltaImportOptions
                    {
                        Name = NameOf(model),
                        ActInt = parsed.GetValue(actInt),
                        ActFrac = parsed.GetValue(actFrac),
                        WeightBits = parsed.GetValue(weightBits),
                        WeightFrac = parsed.GetValue(weightFrac),
                        AccBits = parsed.GetValue(accBits),
                        GateFrac = parsed.GetValue(gateFrac),
                        InputBits = parsed.GetValue(inputBits),
                        BiasColumns = parsed.GetValue(biasColumns),
                        Overflow = parsed.GetValue(wrap) ? DeltaOverflow.Wrap : DeltaOverflow.Prove,
                        Readout = parsed.GetValue(scores) ? DeltaReadout.Affine : DeltaReadout.Argmax,
                        When = parsed.GetValue(every) ? ReadoutWhen.Every : ReadoutWhen.Last,
                        ImageRows = parsed.GetValue(rows),
                        InputThreshold = parsed.GetValue(thresholdX),
                        HiddenThreshold = parsed.GetValue(thresholdH),
                    });
            },
            cancellation));
        return command;
    }

    // An identifier like the file's name: one that no language takes.
    private static string NameOf(string model)
    {
        string name = string.Concat(Path.GetFileNameWithoutExtension(model)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '_'));
        string plain = name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : $"network_{name}";
        return ReservedWords.LanguageOf(plain) is null ? plain : $"{plain}_network";
    }

    private int Run(string path, string modelFile, DeltaImportOptions options)
    {
        OutputFile.Check("--output", modelFile, "Name the .json file to write.", path);
        DeltaModel model = DeltaNpz.Load(path, options);
        DeltaModelFile.Save(model, modelFile);
        DeltaFormats formats = model.Formats;
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name}, {model.Shape}: {model.Parameters:N0} weights of {formats.WeightBits} bits, "
            + $"{formats.WeightFrac} behind the point, sums of {formats.AccBits}"));
        terminal.Output.WriteLine($"written: {modelFile}");
        return ExitCode.Fine;
    }

    private static Option<int> Number(string name, string description, int fallback) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} (default: {fallback})"),
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
    };

    private static Option<int?> Optional(string name, string description) =>
        new(name) { Description = description, HelpName = "N" };
}
