using System.Numerics;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.Tests.TernaryLayer;

public sealed class TernaryLayerGeneratorTests
{
    private static readonly TernaryLayerGenerator Target = new();

    // Input i, neuron n: 0, +1, -1 in turn along i + n.
    private static readonly TernaryLayerWeights Weights = new()
    {
        Inputs = 5,
        Neurons = 4,
        Weights =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(at =>
                    (sbyte)(
                        (((at / 4) + (at % 4)) % 3) switch
                        {
                            0 => 0,
                            1 => 1,
                            _ => -1,
                        })),
        ],
        Bias = [1, -1, 0, 1],
        WeightScale = 1,
        BiasScale = 1,
        Threshold = 0,
    };

    [Fact]
    public void A_row_holds_the_codes_of_an_input_with_element_0_in_the_low_bits()
    {
        // Input 1: +1, -1, 0, +1 for neurons 0 to 3.
        Assert.Equal((BigInteger)0b01_00_11_01, WeightMemory.Row(Weights, lanes: 1, elements: 4, bank: 0, row: 1));
        Assert.Equal((BigInteger)0b01_00_11_01, WeightMemory.BiasRow(Weights, 4, 0));
    }

    [Fact]
    public void Inputs_are_dealt_to_the_banks_in_turn_and_folds_follow_each_other()
    {
        // Input 3 of two banks: bank 1, index 1; folded in two: rows 2 and 3. Its weights are 0, +1, -1, 0.
        Assert.Equal((BigInteger)0b01_00, WeightMemory.Row(Weights, lanes: 2, elements: 2, bank: 1, row: 2));
        Assert.Equal((BigInteger)0b00_11, WeightMemory.Row(Weights, lanes: 2, elements: 2, bank: 1, row: 3));
        Assert.Equal((BigInteger)0b01_00, WeightMemory.BiasRow(Weights, 2, 1));
    }

    [Fact]
    public void Rows_beyond_the_last_input_are_0()
    {
        Assert.Equal(BigInteger.Zero, WeightMemory.Row(Weights, lanes: 2, elements: 4, bank: 1, row: 2));
        Assert.Equal("00\n4D\n00\n".Length, WeightMemory.BankFile(Weights, 2, 4, 1).Text.Length);
    }

    [Fact]
    public void A_rom_layer_comes_with_a_memory_file_a_bank_named_after_the_module()
    {
        Design design = Generate(
            new()
            {
                Module = "hidden",
                Inputs = 5,
                Neurons = 4,
                Lanes = 2,
                Weights = Weights,
                Widths = new() { PotentialWidth = 10 },
            });
        Assert.Equal(
            ["hidden_bank0.mem", "hidden_bank1.mem"], design.OfKind(DesignFileKind.Memory).Select(file => file.Name));
        Assert.Equal("hidden", design.Top.Name);
    }

    [Fact]
    public void A_layer_that_is_loaded_has_a_load_port_and_no_memory_file()
    {
        Design design = Generate(new() { Inputs = 5, Neurons = 4, WeightStorage = WeightStorage.Ram });
        Assert.Empty(design.OfKind(DesignFileKind.Memory));
        Assert.Null(design.Top.Stream("load").ReadyPort);
    }

    [Fact]
    public void The_words_to_load_hold_what_the_memory_files_would()
    {
        TernaryLayerParameters parameters = new()
        {
            Inputs = 5,
            Neurons = 40,
            Lanes = 2,
            WeightStorage = WeightStorage.Ram,
            ProcessingElements = 20,
        };
        TernaryLayerWeights weights = LayerWeights.Of(parameters);
        LoadWord[] words = [.. WeightLoading.Words(parameters, weights)];
        Assert.Equal(((2 * 3 * 2) + 2) * 2, words.Length);
        Assert.Equal(WeightMemory.Row(weights, 2, 20, 1, 3), Row(words, 1, 3));
        Assert.Equal(WeightMemory.BiasRow(weights, 20, 1), Row(words, 2, 1));

        static BigInteger Row(LoadWord[] words, int bank, int row) => words
            .Where(word => word.Bank == bank && word.Row == row)
            .Aggregate(BigInteger.Zero, (value, word) => value | ((BigInteger)word.Data << (32 * word.Word)));
    }

    [Fact]
    public void Macros_are_named_so_that_they_can_be_supplied()
    {
        Design design = Generate(
            new()
            {
                Inputs = 8,
                Neurons = 32,
                WeightStorage = WeightStorage.Ram,
                Memory = MemoryForm.Macro,
            });
        MemoryMacro macro = Assert.Single(design.Macros);
        Assert.Equal((8, 64, 32), (macro.Depth, macro.Width, macro.WriteGranularity));
    }

    [Fact]
    public void The_same_seed_gives_the_same_files_and_another_one_others()
    {
        TernaryLayerParameters parameters = new() { Inputs = 9, Neurons = 6, Widths = new() { PotentialWidth = 13 } };
        Assert.Equal(Generate(parameters).Files, Generate(parameters with { }).Files);
        Assert.NotEqual(Generate(parameters).Files, Generate(parameters with { WeightSeed = 2 }).Files);
    }

    [Fact]
    public void Lanes_go_together_only_where_the_order_of_the_sums_counts()
    {
        TernaryLayerParameters parameters = new()
        {
            Inputs = 8,
            Neurons = 4,
            Lanes = 2,
            Widths = new() { PotentialWidth = 12 },
        };
        Assert.DoesNotContain("go together", Text(parameters), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "go together", Text(parameters with { Overflow = Overflow.Wrap }), StringComparison.Ordinal);
        Assert.Contains(
            "go together", Text(parameters with { Overflow = Overflow.Saturate }), StringComparison.Ordinal);
    }

    private static string Text(TernaryLayerParameters parameters) => BlockBench.TopText(Target, parameters);

    private static Design Generate(TernaryLayerParameters parameters) => TargetChecks.Generate(Target, parameters);
}
