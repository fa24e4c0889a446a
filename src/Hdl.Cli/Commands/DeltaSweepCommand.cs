using System.CommandLine;
using System.Globalization;
using System.Text;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl delta-sweep</c>: accuracy and cost of a delta network over its thresholds.</summary>
internal sealed class DeltaSweepCommand(Terminal terminal) : IHdlCommand<DeltaSweepCommand>
{
    private const int MostThresholds = 64;

    /// <inheritdoc/>
    public static Command Describe(Func<DeltaSweepCommand> self)
    {
        var command = new Command(
            "delta-sweep",
            "Run a delta network over test data at several thresholds: accuracy, columns, lines and bytes per step");
        var model = new InputFileArgument<string>("MODEL")
        {
            Description = $"A delta network that ships, or a .json file (default: {DeltaModelSource.Default})",
            DefaultValueFactory = _ => DeltaModelSource.Default,
        };
        var thresholds = new Option<string>("--thresholds")
        {
            Description =
                "Thresholds of inputs and hidden states, several separated by commas; x:h for two (default: "
                + "0,8,16,24,32,48,64 and the model's)",
            HelpName = "N,..",
        };
        var count = new Option<int?>("--sequences")
        {
            Description = "The first N test sequences (default: all)",
            HelpName = "N",
        };
        var data = new InputFileOption("--data")
        {
            Description =
                $"Data set (default: the one that the model was measured on), or a folder with "
                + $"{SequenceFiles.SpokenDigits}",
            HelpName = "NAME|FOLDER",
        };
        var lanes = new Option<int>("--lanes")
        {
            Description = "Weights of a line, K (default: 8)",
            HelpName = "K",
            DefaultValueFactory = _ => 8,
        };
        var threads = new Option<int?>("--threads")
        {
            Description = "Threads; the result does not depend on it (default: all processors)",
            HelpName = "N",
        };
        var plot = new OutputFileOption("--plot")
        {
            Description = "Draw accuracy and bytes per step over the threshold",
            HelpName = "FILE.svg",
        };
        command.Add(model);
        foreach (Option option in (Option[])[thresholds, count, data, lanes, threads, plot])
        {
            command.Add(option);
        }

        Checks.AtLeast(count, 1);
        Checks.AtLeast(threads, 1);
        Checks.OneOf(lanes, 1, 2, 4, 8, 16, 32, 64);
        command.SetAction((parsed, cancellation) => Task.Run(
            () => self().Run(
                parsed.GetRequiredValue(model), parsed.GetValue(thresholds), parsed.GetValue(count),
                parsed.GetValue(data), parsed.GetValue(lanes), parsed.GetValue(threads) ?? 0, parsed.GetValue(plot),
                cancellation),
            cancellation));
        return command;
    }

    private int Run(
        string name, string? list, int? count, string? data, int lanes, int threads, string? plot,
        CancellationToken cancellation)
    {
        DeltaModel model = DeltaModelSource.Find(name);
        if (plot is not null)
        {
            OutputFile.Check("--plot", plot, "Name the .svg file to write.", name);
        }

        IReadOnlyList<DeltaThresholds> thresholds = list is null ? Default(model) : Parse(list, model);
        SequenceSet test = Test(model, data, count);
        List<DeltaAccuracy> figures = [];
        using (var status = new StatusLine(terminal))
        {
            foreach (DeltaThresholds tried in thresholds)
            {
                cancellation.ThrowIfCancellationRequested();
                figures.Add(DeltaEvaluator.Evaluate(model, test, tried, threads));
                status.Show(() => string.Create(
                    CultureInfo.InvariantCulture, $"{figures.Count} of {thresholds.Count} thresholds"));
            }
        }

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name}, {model.Shape}: {test.Count} sequences of {test.Name}, lines of {lanes} weights"));
        new DeltaTable(terminal).Write(model, figures, lanes);
        if (plot is not null)
        {
            OutputFile.Write(plot, Encoding.UTF8.GetBytes(DeltaTable.ToSvg(model, figures, lanes)));
            terminal.Output.WriteLine($"written: {plot}");
        }

        return ExitCode.Fine;
    }

    private static SequenceSet Test(DeltaModel model, string? data, int? count)
    {
        bool named = data is null || SequenceSource.IsKnown(data);
        string set = named ? data ?? model.DataSet ?? "" : SequenceFiles.DataSet;
        return named && set.Length == 0
            ? throw new InvalidInputException(new Problem(
                "The model names no data set", "--data", "none",
                $"Name one of {string.Join(", ", DataSets.Names)}, {SequenceFiles.DataSet}, or a folder with "
                + $"{SequenceFiles.SpokenDigits}."))
            : SequenceSource.Test(set, named ? null : data, count, "--sequences");
    }

    private static DeltaThresholds[] Default(DeltaModel model)
    {
        DeltaThresholds[] common = [.. ((int[])[0, 8, 16, 24, 32, 48, 64]).Select(value => Of(model, value, value))];
        DeltaThresholds own = model.Thresholds;
        bool known = common.Any(tried => tried.Readout == own.Readout
            && tried.Input.SequenceEqual(own.Input) && tried.Hidden.SequenceEqual(own.Hidden));
        return [.. (known ? common : common.Append(own)).OrderBy(tried => tried.Hidden[0])];
    }

    private static IReadOnlyList<DeltaThresholds> Parse(string list, DeltaModel model)
    {
        int most = (1 << model.Formats.ActBits) - 1;
        string[] words = list.Split(',');
        return words.Length > MostThresholds
            ? throw new InvalidInputException(new Problem(
                "Too many thresholds", "--thresholds", words.Length.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"Give 1..{MostThresholds}.")))
            :
            [
                .. words.Select(word => word.Split(':', 2))
                    .Select(pair => Of(model, Number(pair[0]), Number(pair[^1]))),
            ];

        int Number(string word) => NocOptions.Numbers("--thresholds", word, 0, most)[0];
    }

    private static DeltaThresholds Of(DeltaModel model, int input, int hidden) => new(
        [.. model.Thresholds.Input.Select((_, layer) => layer == 0 ? input : hidden)],
        [.. model.Thresholds.Hidden.Select(_ => hidden)], model.Thresholds.Readout);
}
