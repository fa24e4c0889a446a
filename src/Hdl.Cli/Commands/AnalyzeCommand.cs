using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hdl.Core.Files;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Analysis;
using Hdl.Networks.Tensors;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl analyze</c>: how large tensors are under the codes for sparse data, and how close that is to the bounds.
/// </summary>
internal sealed class AnalyzeCommand(Terminal terminal) : IHdlCommand<AnalyzeCommand>
{
    private const int MostWidth = 64;
    private const int MostAxes = 8;

    /// <inheritdoc/>
    public static Command Describe(Func<AnalyzeCommand> self)
    {
        var command = new Command(
            "analyze", "Size of tensors under sparsity map and run-length coding, against entropy bounds");
        var files = new InputFileArgument<string[]>("FILE")
        {
            Description = ".npz or .npy files of NumPy, or IDX files such as MNIST's (.npy and IDX also .gz)",
            Arity = ArgumentArity.OneOrMore,
        };
        var width = new Option<string?>("--value-width")
        {
            Description =
                $"Bits of a value, 1..{MostWidth}, or 'fit' for the least that holds each tensor (default: "
                + $"{CodeSettings.StandardValueWidth}, more where a tensor needs it)",
            HelpName = "N",
        };
        var map = new Option<int>("--map-width")
        {
            Description = "Pixels a map word covers: 8, 16 or 32 (default: 16)",
            HelpName = "N",
            DefaultValueFactory = _ => 16,
        };
        var run = new Option<int>("--run-width")
        {
            Description = "Bits of a run of zeros, 1..8 (default: 5)",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
        };
        var pairs = new Option<int>("--pairs-per-word")
        {
            Description = "Pairs a run-length word, 1..8 (default: 3)",
            HelpName = "N",
            DefaultValueFactory = _ => 3,
        };
        var packet = new Option<string?>("--packet")
        {
            Description =
                $"What is coded by itself: row (last axis), sample (all axes but the first), tensor, or the last "
                + $"1..{MostAxes} axes (default: row)",
            HelpName = "WHAT",
        };
        var plot = new OutputFileOption("--plot")
        {
            Description = "Draw bits per pixel against the share of zeros",
            HelpName = "FILE.svg",
        };
        var json = new Option<bool>("--json") { Description = "Every figure as JSON instead of tables" };
        command.Add(files);
        foreach (Option option in (Option[])[width, map, run, pairs, packet, plot, json])
        {
            command.Add(option);
        }

        Checks.OneOf(map, 8, 16, 32);
        Checks.Between(run, 1, 8);
        Checks.Between(pairs, 1, 8);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(
                    () =>
                    {
                        var settings = new CodeSettings
                        {
                            MapWidth = parsed.GetValue(map),
                            RunWidth = parsed.GetValue(run),
                            PairsPerWord = parsed.GetValue(pairs),
                            Packet = Packet(parsed.GetValue(packet)),
                        };
                        return self()
                            .Run(
                                parsed.GetRequiredValue(files), WithWidth(settings, parsed.GetValue(width)),
                                parsed.GetValue(plot), parsed.GetValue(json), cancellation);
                    },
                    cancellation));
        return command;
    }

    private int Run(string[] files, CodeSettings settings, string? plot, bool json, CancellationToken cancellation)
    {
        if (plot is not null)
        {
            OutputFile.Check("--plot", plot, "Name the SVG file to write.", files);
        }

        List<TensorAnalysis> tensors = [];
        using (var status = new StatusLine(terminal))
        {
            foreach (string file in files)
            {
                TensorFile.Read(
                    file, tensor => tensors.Add(Scan(file, tensor, files.Length > 1, settings, status, cancellation)));
            }
        }

        // What takes longest is computed here, where Ctrl-C is heard, and kept.
        foreach (TensorAnalysis tensor in tensors)
        {
            cancellation.ThrowIfCancellationRequested();
            _ = tensor.RunCrossover;
        }

        // The plot first: where it cannot be written, no table claims success.
        if (plot is not null)
        {
            string title =
                files.Length == 1 ? TensorFile.Printable(Path.GetFileName(files[0])) : $"{files.Length} files";
            OutputFile.Write(
                plot, Encoding.UTF8.GetBytes(CompressionPlot.ToSvg($"Size under coding: {title}", tensors)));
        }

        if (json)
        {
            terminal.Output.WriteLine(
                JsonSerializer.Serialize(tensors.Select(TensorJson.Of), CommandJson.Default.IEnumerableTensorJson));
        }
        else
        {
            new AnalysisTables(terminal).Write(tensors, settings);
            if (plot is not null)
            {
                terminal.Output.WriteLine($"written: {TensorFile.Printable(plot)}");
            }
        }

        return ExitCode.Fine;
    }

    private static TensorAnalysis Scan(
        string file, TensorReader tensor, bool several, CodeSettings settings, StatusLine status,
        CancellationToken cancellation)
    {
        string name = !several ? tensor.Name : tensor.IsNamed ? $"{Short(file)}: {tensor.Name}" : Short(file);
        return TensorScan.Run(tensor, name, settings, new ScanStatus(status, name, tensor.Count), cancellation);
    }

    // The folder tells one data set's files from the next one's.
    private static string Short(string file) =>
        TensorFile.Printable(Path.Combine(Path.GetFileName(Path.GetDirectoryName(file)) ?? "", Path.GetFileName(file)));

    private static CodeSettings WithWidth(CodeSettings settings, string? text) =>
        text switch
        {
            null => settings,
            "fit" => settings with { ValueWidthRule = ValueWidthRule.Fit },
            _ => settings with
            {
                ValueWidthRule = ValueWidthRule.Given,
                ValueWidth = Number(text, MostWidth, "--value-width", "or fit"),
            },
        };

    private static PacketRule Packet(string? text) => text switch
    {
        null or "row" => PacketRule.Row,
        "sample" => PacketRule.Sample,
        "tensor" => PacketRule.Tensor,
        _ => new PacketRule(Number(text, MostAxes, "--packet", "row, sample or tensor")),
    };

    private static int Number(string text, int most, string option, string others) =>
        NumberText.TryNatural(text, out int number) && number >= 1 && number <= most
            ? number
            : throw new InvalidInputException(
                new Problem("Not a choice", option, $"'{text}'", $"Choose 1..{most}, {others}."));

    private sealed class ScanStatus(StatusLine line, string name, long total) : IProgress<long>
    {
        public void Report(long value) =>
            line.Show(() => string.Create(CultureInfo.InvariantCulture, $"{name}: {100.0 * value / total:0} %"));
    }
}
