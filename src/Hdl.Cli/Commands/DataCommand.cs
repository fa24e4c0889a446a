using System.CommandLine;
using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Networks.Data;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl data</c>: obtains data sets.</summary>
internal sealed class DataCommand(IProcessRunner runner, Terminal terminal) : IHdlCommand<DataCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<DataCommand> self)
    {
        var command = new Command(
            "data",
            $"Obtain data sets into {ImageSource.Folder}/, checked against pinned checksums; or compute the features "
            + $"of spoken digits, {SequenceFiles.DataSet}, from a folder of its recordings");
        var names = new Argument<string[]>("NAME")
        {
            Description = $"Data sets (default: all but {SequenceFiles.DataSet})",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var from = new InputFileOption("--from")
        {
            Description = $"Folder of the recordings that {SequenceFiles.DataSet} is made from, .wav",
            HelpName = "FOLDER",
        };
        command.Add(names);
        command.Add(from);
        command.SetAction((parsed, cancellation) => self()
            .RunAsync(parsed.GetValue(names) ?? [], parsed.GetValue(from), cancellation));
        return command;
    }

    private async Task<int> RunAsync(string[] names, string? from, CancellationToken cancellation)
    {
        if (from is not null || names.Contains(SequenceFiles.DataSet))
        {
            return await Task.Run(() => Compute(names, from, cancellation), cancellation).ConfigureAwait(false);
        }

        foreach (string name in names.Length > 0 ? names : DataSets.Names)
        {
            await DataSets
                .ObtainAsync(
                    name, ImageSource.Folder, runner, new Lines(terminal.Output), cancellationToken: cancellation)
                .ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }

    private int Compute(string[] names, string? from, CancellationToken cancellation)
    {
        if (from is null || names is not [SequenceFiles.DataSet])
        {
            throw new InvalidInputException(new Problem(
                from is null ? "The recordings of the data set are not downloaded" : "Only one data set has recordings",
                from is null ? SequenceFiles.DataSet : "--from", from is null ? "no --from" : string.Join(' ', names),
                $"Obtain the Free Spoken Digit Dataset, then: hdl data {SequenceFiles.DataSet} --from FOLDER."));
        }

        string file = Path.Combine(ImageSource.Folder, SequenceFiles.DataSet, SequenceFiles.SpokenDigits);
        (int count, int test) = SpokenDigitFeatures.Write(from, file, cancellation);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"written: {file}, {count} recordings, {test} of them for testing"));
        return ExitCode.Fine;
    }

    private sealed class Lines(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine(value);
    }
}
