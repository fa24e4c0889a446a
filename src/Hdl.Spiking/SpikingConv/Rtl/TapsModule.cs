using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.SpikingConv.Rtl;

/// <summary>From events to words of membranes and rows of weights.</summary>
internal static class TapsModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, SpikingConvResolvedParameters shape)
    {
        SpikingConvParameters parameters = shape.Parameters;
        ConvAxis[] axes = ConvAxis.Both(shape);
        InterfaceBuilder ports = new InterfaceBuilder($"{parameters.Module}_taps", design.Style)
            .Group("Events; they are taken while their step is open")
            .InputStream("event", EventFields(parameters))
            .Input("open_i", 1);
        if (shape.Halves > 1)
        {
            ports.Note("Half of the membranes that they belong to").Input("half_i", 1);
        }

        ports
            .Group("A row of weights is read")
            .Output("weights_valid_o", 1)
            .Output("weights_row_o", shape.RowWidth)
            .Group("A word of a bank is read, a cycle later; the step's last ones are")
            .Output("banks_o", shape.Banks)
            .Output("addresses_o", shape.Banks * shape.AddressWidth)
            .Output("last_o", 1);
        if (shape.Halves > 1)
        {
            ports.Output("half_o", 1);
        }

        foreach (ConvAxis axis in axes.Where(axis => axis.Mod > 1))
        {
            ports.Note($"Bank in {axis.Name} of the last output that sees the event")
                .Output($"{axis.Name}_bank_o", axis.BankWidth);
        }

        int wordWidth = Math.Max(shape.AddressWidth, axes.Max(axis => axis.PlaceWidth));
        // A literal of words per row must fit as well.
        wordWidth = Math.Max(wordWidth, FixedPoint.UnsignedWidth(shape.Columns * parameters.Folds));
        return design.AddModule("spiking_conv_taps", ports.Build(), [parameters, shape], new ViewModel
        {
            ["y_width"] = FixedPoint.IndexWidth(parameters.Height),
            ["x_width"] = FixedPoint.IndexWidth(parameters.Width),
            ["channel_width"] = FixedPoint.IndexWidth(parameters.Channels),
            ["iteration_width"] = FixedPoint.IndexWidth(shape.Iterations),
            ["channel_rows"] = shape.Phases * shape.Iterations,
            ["step_y_width"] = FixedPoint.IndexWidth(shape.StepsY),
            ["step_x_width"] = FixedPoint.IndexWidth(shape.StepsX),
            ["axes"] = axes.Select(axis => axis.View()).ToList(),
            ["has_groups"] = shape.EventFolds < parameters.Folds,
            ["groups_list"] = Enumerable.Range(1, parameters.Groups - 1).Select(group => new ViewModel
            {
                ["first"] = group * (parameters.Channels / parameters.Groups),
                ["fold"] = group * shape.EventFolds,
            }).ToList(),
            ["bank_count"] = shape.Banks,
            ["banks_list"] = Enumerable.Range(0, shape.Banks).Select(bank => new ViewModel
            {
                ["index"] = bank,
                ["low"] = bank * shape.AddressWidth,
                ["row"] = $"y{Text(bank / shape.BanksX)}",
                ["column"] = $"x{Text(bank % shape.BanksX)}",
            }).ToList(),
            ["row_place_width"] = axes[0].PlaceWidth,
            ["column_place_width"] = axes[1].PlaceWidth,
            ["row_words"] = shape.Columns * parameters.Folds,
            ["word_width"] = wordWidth,
        });
    }

    private static (string Name, int Width)[] EventFields(SpikingConvParameters parameters) =>
    [
        ("y", FixedPoint.IndexWidth(parameters.Height)),
        ("x", FixedPoint.IndexWidth(parameters.Width)),
        ("channel", FixedPoint.IndexWidth(parameters.Channels)),
        ("last", 1),
        ("null", 1),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the rows, or the columns, of a map have to do with those of the outputs.</summary>
/// <param name="Name">y or x.</param>
/// <param name="Title">Rows or Columns.</param>
/// <param name="Size">Of the inputs.</param>
/// <param name="Outputs">Of the outputs.</param>
/// <param name="Stride">Stride.</param>
/// <param name="Padding">Zeros before the first one.</param>
/// <param name="Taps">Outputs that an event reaches at most.</param>
/// <param name="Mod">Outputs from one word of a bank to the next.</param>
/// <param name="OffsetRows">Rows of weights from one phase of the stride to the next.</param>
internal sealed record ConvAxis(
    string Name, string Title, int Size, int Outputs, int Stride, int Padding, int Taps, int Mod, int OffsetRows)
{
    /// <summary>Rows and columns of a convolution.</summary>
    public static ConvAxis[] Both(SpikingConvResolvedParameters shape)
    {
        SpikingConvParameters parameters = shape.Parameters;
        ConvWindowParameters window = parameters.Window;
        return
        [
            new(
                "y", "Rows", parameters.Height, shape.OutputHeight, window.StrideY, window.PaddingY, shape.TapsY,
                shape.ModY, window.StrideX * shape.Iterations),
            new(
                "x", "Columns", parameters.Width, shape.OutputWidth, window.StrideX, window.PaddingX, shape.TapsX,
                shape.ModX, shape.Iterations),
        ];
    }

    /// <summary>Bits of the number of an output's word.</summary>
    public int PlaceWidth => FixedPoint.IndexWidth(Math.Max(LastPlace, Steps - 1) + 1);

    /// <summary>Bits of the number of a bank.</summary>
    public int BankWidth => FixedPoint.IndexWidth(Mod);

    // Iterations over taps.
    private int Steps => Taps / Mod;

    private int LastPlace => Reach(Size - 1) / Mod;

    private bool IsTable => Stride > 1 || Mod > 1;

    private bool HasOffsets => Stride > 1;

    private int OffsetWidth => FixedPoint.UnsignedWidth(Math.Max(1, (Stride - 1) * OffsetRows));

    /// <summary>What the templates see.</summary>
    public ViewModel View() => new()
    {
        ["name"] = Name,
        ["title"] = Title,
        ["width"] = FixedPoint.IndexWidth(Size),
        ["padding"] = Padding,
        ["mod"] = Mod,
        ["steps"] = Steps,
        ["step_width"] = FixedPoint.IndexWidth(Steps),
        ["is_table"] = IsTable,
        ["offsets"] = HasOffsets,
        ["offset_width"] = OffsetWidth,
        ["place_width"] = PlaceWidth,
        ["bank_width"] = BankWidth,
        ["entries"] = Enumerable.Range(0, Size).Select(Entry).ToList(),
        ["banks"] = Enumerable.Range(0, Math.Min(Mod, Outputs)).Select(Bank).ToList(),
    };

    /// <summary>What the module above sees: the nets that say a bank.</summary>
    public ViewModel Nets() => new() { ["name"] = Name, ["mod"] = Mod, ["bank_width"] = BankWidth };

    // The last output that sees an input: tap 0, but for the phase of the stride.
    private int Reach(int input) => (input + Padding) / Stride;

    private ViewModel Entry(int input)
    {
        int reach = Reach(input);
        List<string> values = [Literal.Decimal(reach / Mod, PlaceWidth)];
        if (Mod > 1)
        {
            values.Add(Literal.Decimal(reach % Mod, BankWidth));
        }

        if (HasOffsets)
        {
            values.Add(Literal.Decimal((input + Padding) % Stride * OffsetRows, OffsetWidth));
        }

        return new ViewModel
        {
            ["key"] = input == Size - 1 ? "default" : Literal.Decimal(input, FixedPoint.IndexWidth(Size)),
            ["values"] = values.Count == 1 ? values[0] : $"{{{string.Join(", ", values)}}}",
        };
    }

    private ViewModel Bank(int number)
    {
        int limit = (Outputs - 1 - number) / Mod;
        // Without iterations no output is beyond the last one of the bank that an event can reach.
        bool limited = LastPlace > limit;
        return new ViewModel
        {
            ["number"] = number,
            ["name"] = $"{Name}{number.ToString(CultureInfo.InvariantCulture)}",
            ["is_limited"] = limited,
            ["limit"] = limit,
            ["is_free"] = !limited && number == 0 && Steps == 1,
        };
    }
}
