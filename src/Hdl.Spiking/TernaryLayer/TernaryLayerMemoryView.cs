using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>What the template of the layer substitutes about its weight and bias memories.</summary>
internal static class TernaryLayerMemoryView
{
    // 64 hex digits: the longest piece of a bias constant on one line.
    private const int BitsPerLine = 256;

    /// <summary>Adds the memories and the biases.</summary>
    /// <param name="view">The layer's view model.</param>
    /// <param name="parameters">Which layer.</param>
    public static void Add(ViewModel view, TernaryLayerParameters parameters)
    {
        var bias = new ViewModel();
        view["bias"] = bias;
        if (parameters.WeightStorage == WeightStorage.Rom)
        {
            view["bank_module"] = RomGenerator.ModuleName(BankRom(parameters));
            bias["rows"] = Enumerable.Range(0, parameters.Folds).Select(fold => BiasRow(parameters, fold)).ToList();
            return;
        }

        view["bank_module"] = RamGenerator.ModuleName(BankRam(parameters));
        if (parameters.Folds > 1)
        {
            bias["memory"] = RamGenerator.ModuleName(BiasRam(parameters));
            bias["init_file"] = BiasFile(parameters);
        }
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
    public static string BankFile(TernaryLayerParameters parameters, int bank) =>
        $"{parameters.Module}_bank{Text(bank)}.mem";

    /// <summary>Memory file of the biases.</summary>
    public static string BiasFile(TernaryLayerParameters parameters) => $"{parameters.Module}_bias.mem";

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
            ["parts"] = parts,
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
