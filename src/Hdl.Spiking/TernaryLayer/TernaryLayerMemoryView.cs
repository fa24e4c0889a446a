using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Numerics;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>What the template of the layer substitutes about its weight and bias memories.</summary>
internal static class TernaryLayerMemoryView
{
    // 64 hex digits: the longest piece of a bias constant on one line.
    private const int BitsPerLine = 256;

    /// <summary>Adds the load port, the rows and the biases.</summary>
    /// <param name="view">The layer's view model.</param>
    /// <param name="parameters">Which layer.</param>
    public static void Add(ViewModel view, TernaryLayerParameters parameters)
    {
        bool ram = parameters.WeightStorage == WeightStorage.Ram;
        bool folded = parameters.Folds > 1;
        var bias = new ViewModel();
        view["bias"] = bias;
        if (!ram)
        {
            bias["rows"] = Enumerable.Range(0, parameters.Folds).Select(fold => BiasRow(parameters, fold)).ToList();
            return;
        }

        view["load"] = Load(parameters);
        if (parameters.ReadBack)
        {
            AddReadBack(view, parameters);
        }

        if (folded)
        {
            int width = FixedPoint.IndexWidth(parameters.Folds);
            bias["memory"] = RamGenerator.ModuleName(BiasRam(parameters));
            bias["initialised"] = parameters.Memory == MemoryForm.InitFile;
            bias["init_file"] = BiasFile(parameters);
            bias["row"] = width == FixedPoint.IndexWidth(parameters.BankRows) ? "load_row_i" : $"load_row_i[{Text(width - 1)}:0]";
            bias["write_enable"] = Enable("load_bias", parameters.LoadWords);
        }
    }

    /// <summary>What a lane's bank adds to the lane's view model.</summary>
    public static ViewModel Bank(TernaryLayerParameters parameters, int lane, string name, string select)
    {
        bool ram = parameters.WeightStorage == WeightStorage.Ram;
        string? expression = RowExpression(parameters, name);
        bool single = FixedPoint.CeilDivide(parameters.Inputs, parameters.Lanes) == 1;
        var view = new ViewModel
        {
            ["memory"] = ram ? RamGenerator.ModuleName(BankRam(parameters)) : RomGenerator.ModuleName(BankRom(parameters)),
            ["initialised"] = !ram || parameters.Memory == MemoryForm.InitFile,
            ["init_file"] = BankFile(parameters, lane),
            ["computed"] = expression is not null,
            ["row_expression"] = expression ?? "",
            ["row"] = parameters.ReadBack ? $"read ? read_row_i : {name}_address_i"
                : expression is null ? $"{name}_address_i" : $"row{Text(lane)}",
            ["read_enable"] = parameters.ReadBack ? "read || integrate" : $"integrate{select}",
            // A bank of one row for each fold does not look at the address, which is 0.
            ["unused_address"] = single && parameters.Folds > 1,
        };
        if (ram)
        {
            string mine = $"load_bank_i == {Literal.Decimal(lane, FixedPoint.IndexWidth(parameters.Lanes + 1))}";
            view["write_enable"] = Enable(mine, parameters.LoadWords);
        }

        return view;
    }

    /// <summary>One weight bank of a run-time loadable layer.</summary>
    public static RamParameters BankRam(TernaryLayerParameters parameters) => new()
    {
        Style = parameters.Style,
        Depth = parameters.BankRows,
        Width = parameters.RowWidth,
        WriteGranularity = Math.Min(32, parameters.RowWidth),
        Memory = parameters.Memory,
    };

    /// <summary>The biases of a run-time loadable, folded layer; never a macro, for it is small.</summary>
    public static RamParameters BiasRam(TernaryLayerParameters parameters) => BankRam(parameters) with
    {
        Depth = parameters.Folds,
        Memory = parameters.Memory == MemoryForm.InitFile ? MemoryForm.InitFile : MemoryForm.Behavioural,
    };

    /// <summary>One weight bank of a layer whose weights are fixed.</summary>
    public static RomParameters BankRom(TernaryLayerParameters parameters) => new()
    {
        Style = parameters.Style,
        Depth = parameters.BankRows,
        Width = parameters.RowWidth,
        Memory = parameters.Memory == MemoryForm.Macro ? MemoryForm.Macro : MemoryForm.InitFile,
    };

    /// <summary>Memory file of one bank.</summary>
    public static string BankFile(TernaryLayerParameters parameters, int bank) => $"{parameters.Module}_bank{Text(bank)}.mem";

    /// <summary>Memory file of the biases.</summary>
    public static string BiasFile(TernaryLayerParameters parameters) => $"{parameters.Module}_bias.mem";

    private static string? RowExpression(TernaryLayerParameters parameters, string name)
    {
        int folds = parameters.Folds;
        if (folds == 1)
        {
            return null;
        }

        int fold = FixedPoint.IndexWidth(folds);
        int width = FixedPoint.IndexWidth(parameters.BankRows);
        if (parameters.BankRows == folds)
        {
            return "fold_q";
        }

        if (BitOperations.IsPow2(folds))
        {
            return $"{{{name}_address_i, fold_q}}";
        }

        string address = SignExtensionOf($"{name}_address_i", parameters.AddressWidth, width);
        return $"{address} * {Literal.Decimal(folds, width)} + {SignExtensionOf("fold_q", fold, width)}";
    }

    private static string SignExtensionOf(string name, int from, int to) =>
        from == to ? name : $"{{{Literal.Decimal(0, to - from)}, {name}}}";

    private static ViewModel Load(TernaryLayerParameters parameters)
    {
        int words = parameters.LoadWords;
        int wordWidth = FixedPoint.IndexWidth(words);
        int rest = parameters.RowWidth - (32 * (words - 1));
        string top = rest == 32 ? "load_data_i" : rest == 1 ? "load_data_i[0]" : $"load_data_i[{Text(rest - 1)}:0]";
        return new ViewModel
        {
            ["data"] = words == 1 ? top : words == 2 ? $"{{{top}, load_data_i}}" : $"{{{top}, {{{Text(words - 1)}{{load_data_i}}}}}}",
            ["cut"] = words == 1 && rest < 32,
            ["unused"] = rest,
            ["slices"] = Enumerable.Range(0, words).Select(word => new ViewModel
            {
                ["select"] = words == 1 ? "" : $"[{Text(word)}]",
                ["word"] = Literal.Decimal(word, wordWidth),
                ["bits"] = words == 1 ? "" : $"[{Text(Math.Min((32 * word) + 32, parameters.RowWidth) - 1)}:{Text(32 * word)}]",
                ["data"] = word == words - 1 ? top : "load_data_i",
            }).ToList(),
        };
    }

    private static void AddReadBack(ViewModel view, TernaryLayerParameters parameters)
    {
        int wordWidth = FixedPoint.IndexWidth(parameters.LoadWords);
        view["read_words"] = Enumerable.Range(0, parameters.LoadWords).Select(word =>
        {
            int bits = Math.Min(32, parameters.RowWidth - (32 * word));
            string slice = $"read_row[{Text((32 * word) + bits - 1)}:{Text(32 * word)}]";
            return new ViewModel
            {
                // The last word is the default branch, which also covers numbers beyond it; these are never read.
                ["label"] = word == parameters.LoadWords - 1 ? "default" : Literal.Decimal(word, wordWidth),
                ["value"] = bits == 32 ? slice : $"{{{Literal.Decimal(0, 32 - bits)}, {slice}}}",
            };
        }).ToList();
    }

    private static ViewModel BiasRow(TernaryLayerParameters parameters, int fold)
    {
        BigInteger row = WeightMemory.BiasRow(LayerWeights.Of(parameters), parameters.Elements, fold);
        List<string> parts = [];
        for (int low = 0; low < parameters.RowWidth; low += BitsPerLine)
        {
            int bits = Math.Min(BitsPerLine, parameters.RowWidth - low);
            parts.Insert(0, Literal.Hex((row >> low) & ((BigInteger.One << bits) - 1), bits));
        }

        return new ViewModel
        {
            ["index"] = fold,
            ["label"] = fold == parameters.Folds - 1 ? "default" : Literal.Decimal(fold, FixedPoint.IndexWidth(parameters.Folds)),
            ["parts"] = parts,
        };
    }

    private static string Enable(string condition, int words) => words == 1
        ? $"load_slice && {condition}"
        : $"({condition}) ? load_slice : {Literal.Decimal(0, words)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
