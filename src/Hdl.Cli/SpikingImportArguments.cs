using System.CommandLine;
using System.CommandLine.Parsing;
using Hdl.Core.Numerics;
using Hdl.Import;
using Hdl.Networks.Spiking;

namespace Hdl.Cli;

/// <summary>Options of <c>hdl import</c> for spiking networks; some of them hold for convolutional ones too.</summary>
internal sealed class SpikingImportArguments
{
    private const string Ternary = "ternary";

    private readonly InputFileOption _layers = new("--layers")
    {
        Description = "YAML that says which layers the weights of a .pt, .pth or .npz file belong to",
        HelpName = "FILE",
    };

    private readonly Option<string> _bits = new("--bits")
    {
        Description = "Bits of a weight, 2..8, or ternary (default: 8)",
        HelpName = "N",
        DefaultValueFactory = _ => "8",
    };

    private readonly Option<double?> _dt = new("--dt")
    {
        Description = "Time step in the unit of the file's time constants (default: 0.0001)",
        HelpName = "SECONDS",
        CustomParser = Checks.Number,
    };

    private readonly Option<int?> _steps = new("--steps")
    {
        Description = "Time steps per sample (default: those of the samples, else 16)",
        HelpName = "N",
    };

    private readonly Option<bool> _perChannel = new("--per-channel")
    {
        Description = "A scale, and with it a threshold, for each output",
    };

    private readonly Option<string?> _reset = new("--reset")
    {
        Description = "What firing does where the file does not say: zero or subtract",
        HelpName = "KIND",
    };

    private readonly Option<string?> _fires = new("--fires")
    {
        Description = "Neurons fire above the threshold, or at-least there, where the file does not say",
        HelpName = "KIND",
    };

    private readonly InputFileOption _samples = new("--samples")
    {
        Description = "Events for the drift report, .npz or .npy: (samples, steps, inputs) or (.., C, H, W); of an "
            + "ONNX graph its inputs, (samples, C, H, W)",
        HelpName = "FILE",
    };

    private readonly InputFileOption _labels = new("--labels")
    {
        Description = "Labels of the samples, where their file holds none",
        HelpName = "FILE",
    };

    private readonly Option<int?> _count = new("--count")
    {
        Description = "The first so many samples",
        HelpName = "N",
    };

    private readonly OutputFileOption _chart = new("--chart")
    {
        Description = "SVG of what differs from floating point, per layer and step",
        HelpName = "FILE",
    };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All =>
        [_layers, _bits, _dt, _steps, _perChannel, _reset, _fires, _samples, _labels, _count, _chart];

    /// <summary>Those that other networks do not have.</summary>
    public IReadOnlyList<Option> OfSpikes => [_layers, _dt, _steps, _reset, _fires, _chart];

    /// <summary>Adds them to a command, with their ranges.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Add(option);
        }

        _bits.Validators.Add(result =>
        {
            if (Text(result) is { } text && text != Ternary
                && !(NumberText.TryNatural(text, out int bits) && bits is >= 2 and <= 8))
            {
                result.AddError("--bits must be 2..8 or ternary");
            }
        });
        Words(_reset, "zero", "subtract");
        Words(_fires, "above", "at-least");
        Checks.AtLeast(_steps, 1);
        Checks.AtLeast(_count, 1);
        _dt.Validators.Add(result =>
        {
            if (Checks.Parsed<double>(result) is <= 0)
            {
                result.AddError("--dt must be greater than 0");
            }
        });
        command.Validators.Add(result =>
        {
            foreach (Option option in (Option[])[_labels, _count, _chart])
            {
                if (result.GetResult(option) is not null && result.GetResult(_samples) is null)
                {
                    result.AddError($"{option.Name} needs --samples");
                }
            }
        });
    }

    /// <summary>What they say of the network.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">Name of the network.</param>
    public ImportSettings Of(ParseResult parsed, string name) => new()
    {
        Name = name,
        Bits = parsed.GetValue(_bits) is { } bits && bits != Ternary ? NumberText.Natural(bits) : null,
        TimeStep = parsed.GetValue(_dt),
        Steps = parsed.GetValue(_steps),
        PerChannel = parsed.GetValue(_perChannel),
        Reset = parsed.GetValue(_reset) switch
        {
            "zero" => NeuronReset.Zero,
            "subtract" => NeuronReset.Subtract,
            _ => null,
        },
        Fires = parsed.GetValue(_fires) switch
        {
            "above" => FireComparison.Above,
            "at-least" => FireComparison.AtLeast,
            _ => null,
        },
    };

    /// <summary>The samples; null for none.</summary>
    /// <param name="parsed">The command line.</param>
    public SampleChoice? Samples(ParseResult parsed) => parsed.GetValue(_samples) is { } path
        ? new SampleChoice(path, parsed.GetValue(_labels), parsed.GetValue(_count))
        : null;

    /// <summary>Description of the layers; null for none.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Layers(ParseResult parsed) => parsed.GetValue(_layers);

    /// <summary>Where the chart goes; null for none.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Chart(ParseResult parsed) => parsed.GetValue(_chart);

    private static void Words(Option<string?> option, params string[] words) => option.Validators.Add(result =>
    {
        if (Text(result) is { } text && !words.Contains(text))
        {
            result.AddError($"{option.Name} must be {string.Join(" or ", words)}");
        }
    });

    private static string? Text(OptionResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : null;
}
