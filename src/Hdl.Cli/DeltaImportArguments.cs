using System.CommandLine;
using System.Globalization;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Cli;

/// <summary>Options of <c>hdl import</c> for delta networks.</summary>
internal sealed class DeltaImportArguments
{
    private readonly Option<int> _actInt = Number("--act-int", "Bits of a value before the point, sign included", 8);
    private readonly Option<int> _actFrac = Number("--act-frac", "Bits a of a value behind the point", 8);
    private readonly Option<int> _weightBits = Number("--weight-bits", "Bits of a weight: 4, 8 or 16", 8);
    private readonly Option<int?> _weightFrac = Optional(
        "--weight-frac", "Bits of a weight behind the point (default: the most with which all fit)");

    private readonly Option<int?> _accBits = Optional(
        "--acc-bits", "Bits of a sum (default: those of a value and a weight)");

    private readonly Option<int> _gateFrac = Number("--gate-frac", "Bits of a gate behind the point", 4);
    private readonly Option<int> _inputBits = Number("--input-bits", "Bits of an input, 9 for bytes", 9);
    private readonly Option<int> _biasColumns = Number(
        "--bias-columns", "Columns of a bias: 2 for biases beyond weights' range", 1);

    private readonly Option<int> _rows = Number(
        "--image-rows", "Rows of an image that are a sequence, 0 for frames", 0);

    private readonly Option<int> _thresholdX = Number(
        "--input-threshold", "Threshold of inputs, in units of 2^-a", 0);

    private readonly Option<int> _thresholdH = Number("--hidden-threshold", "Threshold of hidden states", 0);
    private readonly Option<bool> _wrap = new("--wrap")
    {
        Description = "Let sums wrap where they are not proved to fit",
    };

    private readonly Option<bool> _every = new("--every-step")
    {
        Description = "A read-out in each step, not the last alone",
    };

    private readonly Option<bool> _scores = new("--scores")
    {
        Description = "All scores leave, not the best class alone",
    };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All =>
    [
        _actInt, _actFrac, _weightBits, _weightFrac, _accBits, _gateFrac, _inputBits, _biasColumns, _rows, _thresholdX,
        _thresholdH, _wrap, _every, _scores,
    ];

    /// <summary>Adds them to a command, with their ranges.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Add(option);
        }

        Checks.Between(_actInt, 2, 8);
        Checks.Between(_actFrac, 4, 12);
        Checks.OneOf(_weightBits, 4, 8, 16);
        Checks.Between(_biasColumns, 1, 2);
        Checks.Between(_rows, 0, ushort.MaxValue);
    }

    /// <summary>What they say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">Name of the network.</param>
    public DeltaImportOptions Of(ParseResult parsed, string name) => new()
    {
        Name = name,
        ActInt = parsed.GetValue(_actInt),
        ActFrac = parsed.GetValue(_actFrac),
        WeightBits = parsed.GetValue(_weightBits),
        WeightFrac = parsed.GetValue(_weightFrac),
        AccBits = parsed.GetValue(_accBits),
        GateFrac = parsed.GetValue(_gateFrac),
        InputBits = parsed.GetValue(_inputBits),
        BiasColumns = parsed.GetValue(_biasColumns),
        Overflow = parsed.GetValue(_wrap) ? DeltaOverflow.Wrap : DeltaOverflow.Prove,
        Readout = parsed.GetValue(_scores) ? DeltaReadout.Affine : DeltaReadout.Argmax,
        When = parsed.GetValue(_every) ? ReadoutWhen.Every : ReadoutWhen.Last,
        ImageRows = parsed.GetValue(_rows),
        InputThreshold = parsed.GetValue(_thresholdX),
        HiddenThreshold = parsed.GetValue(_thresholdH),
    };

    private static Option<int> Number(string name, string description, int fallback) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} (default: {fallback})"),
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
    };

    private static Option<int?> Optional(string name, string description) =>
        new(name) { Description = description, HelpName = "N" };
}
