using System.CommandLine;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim.Drivers;
using Hdl.Networks.Data;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl demo</c>: a program in C that uses the emitted driver, run on the Verilated RTL, shows images and answers.
/// </summary>
internal sealed class DemoCommand(
    TargetCatalog catalog, ITemplateRenderer renderer, DriverBench bench, ImageSource images, Terminal terminal)
    : IHdlCommand<DemoCommand>
{
    private const string ImageFile = "images.bin";
    private const int Shipped = 300;
    private const int Shown = 10;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "cocosim", "demo");

    /// <inheritdoc/>
    public static Command Describe(Func<DemoCommand> self)
    {
        var command = new Command("demo", "Classify ten images through the C driver, on the Verilated RTL");
        var selection = new SelectionOptions(command);
        var data = new Option<string>("--data")
        {
            Description = $"Data set of the images (default: {ImageSource.Default})",
            HelpName = "NAME",
            DefaultValueFactory = _ => ImageSource.Default,
        };
        command.Add(data);
        ExampleHelp.Add(
            command, "hdl demo twsnn", "hdl demo twsnn --preset fast",
            "hdl demo twsnn --set model=fashion --data fashion-mnist",
            "hdl demo spiking_net --set model=spiking_mnist");
        command.SetAction((parsed, cancellation) =>
            self().RunAsync(selection, parsed, parsed.GetRequiredValue(data), cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        SelectionOptions options, ParseResult parsed, string data, CancellationToken cancellation)
    {
        Selection selection = options.Resolve(parsed, catalog)[0];
        string source = Path.Combine(Folder, $"{selection.Target.Name}.c");
        Design design = selection.Target.Generate(selection.Parameters, renderer, selection.Provenance.Command);
        DataInput input = Input(selection, source);
        RequireFit(selection, design);
        ImageSet set = Choose(images.Load(data, data == ImageSource.Default ? Shipped : null));
        if (set.PixelsPerImage != input.Inputs || set.Width != set.Height)
        {
            throw new InvalidInputException(new Problem(
                "The images do not fit the network", selection.Target.Name,
                string.Create(
                    CultureInfo.InvariantCulture, $"{set.Width} x {set.Height} pixels, {input.Inputs} inputs"),
                "Choose a network of images such as those of the data set."));
        }

        using DriverBoard board = await bench
            .BuildAsync(design, selection.Provenance, cancellation)
            .ConfigureAwait(false);
        board.Write(
            ImageFile,
            [
                .. Enumerable.Range(0, set.Count).SelectMany(index => (byte[])[set.Labels[index], .. set[index]]),
            ]);
        await board.CompileAsync(source, "demo", cancellation).ConfigureAwait(false);
        ProcessResult result = await board
            .RunAsync(
                "demo",
                [
                    ImageFile, set.Width.ToString(CultureInfo.InvariantCulture),
                    BeatBytes(design).ToString(CultureInfo.InvariantCulture),
                ],
                cancellation)
            .ConfigureAwait(false);
        terminal.Output.Write(result.StandardOutput);
        terminal.Error.Write(result.StandardError);
        return result.Succeeded ? ExitCode.Fine : ExitCode.Failed;
    }

    private static DataInput Input(Selection selection, string source)
    {
        DataInput? input = Directory.EnumerateFiles(Folder).Contains(source)
            ? (selection.Target as IClassifier)?.DataInput(selection.Parameters)
            : null;
        return input is { Form: DataForm.Pixels }
            ? input
            : throw new InvalidInputException(new Problem(
                input is null ? "There is no demonstration of the target" : "The demonstration shows images",
                "TARGET", selection.Target.Name,
                input is null ? $"Choose one of: {Names()}." : "Give a network that takes pixels, not events."));
    }

    // The program is written for the driver's usual name, for weights that are there and for counters.
    private static void RequireFit(Selection selection, Design design)
    {
        string name = selection.Target.Name;
        HashSet<string> registers = [.. design.Registers?.Registers.Select(register => register.Name) ?? []];
        string? found = design.Top.Name != name ? $"module={design.Top.Name}"
            : registers.Contains("weight_data") ? "weights=ram"
            : !registers.Contains("clear") ? "counters=false"
            : null;
        if (found is not null)
        {
            throw new InvalidInputException(new Problem(
                "The demonstration does not fit these parameters", name, found, "Leave it out."));
        }
    }

    private static string Names() => string.Join(
        ", ",
        Directory.EnumerateFiles(Folder, "*.c")
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static int BeatBytes(Design design) => design.Top
        .Streams.First(stream => stream.Name.StartsWith("s_axis_", StringComparison.Ordinal)).Fields[0].Width / 8;

    // One of each class, in their order.
    private static ImageSet Choose(ImageSet set)
    {
        int[] chosen =
        [
            .. Enumerable.Range(0, set.Count).GroupBy(index => set.Labels[index]).OrderBy(group => group.Key)
                .Select(group => group.First()).Take(Shown),
        ];
        return set with
        {
            Pixels = [.. chosen.SelectMany(index => set[index].ToArray())],
            Labels = [.. chosen.Select(index => set.Labels[index])],
        };
    }
}
