using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class ParameterRowsTests
{
    public static TheoryData<string> Parameters => [.. TestParameters.Names];

    [Fact]
    public void Rows_of_weights_worked_out_by_hand()
    {
        // 17 channels, weights of 4 bits, two rows per word. Channel o has the weights o mod 8 and -1 - o mod 8.
        var parameters = new NullHopParameters { WeightWidth = 4, ParamBits = 64 };
        int[] kernel = [.. Enumerable.Range(0, 17).SelectMany(o => new[] { o % 8, -1 - (o % 8) })];
        var weights = new ConvolutionWeights(17, kernel, new int[17], []);

        BitString bits = new ParameterRows(parameters).Pack(
            LoadKind.Weight, weights, Assert.Single(PassPlan.Of(parameters, 17)));

        // Channel 16 is alone in the second word: 0 and -1.
        Assert.Equal(
            [[0x76543210, 0x76543210], [0x89ABCDEF, 0x89ABCDEF], [0, 0], [0xF, 0]], bits.Beats(64));
    }

    [Fact]
    public void Ternary_weights_are_codes()
    {
        var parameters = new NullHopParameters { WeightWidth = 2, ParamBits = 32 };
        var rows = new ParameterRows(parameters);
        var weights = new ConvolutionWeights(3, [1, -1, 0, 0, 1, 1, -1, -1, 0], new int[3], []);

        BitString bits = rows.Pack(LoadKind.Weight, weights, PassPlan.Of(parameters, 3)[0]);

        // Channels 2, 1, 0 from the left: -1 0 1, -1 1 -1, 0 1 0.
        Assert.Equal([[0b11_00_01], [0b11_01_11], [0b00_01_00]], bits.Beats(32));
        Assert.Equal([0, -1, 1, 0], rows.Unpack(LoadKind.Weight, BitString.Of([[0b00_01_11_10]]), 0)[..4]);
    }

    [Fact]
    public void Biases_have_32_bits_and_multipliers_16()
    {
        var parameters = new NullHopParameters { Scale = NullHopScale.Channel, ParamBits = 128 };
        var rows = new ParameterRows(parameters);
        var weights = new ConvolutionWeights(2, [0, 0], [-2, int.MaxValue], [0xFFFF, 0x1234]);
        NullHopPass pass = PassPlan.Of(parameters, 2)[0];

        Assert.Equal(
            [[0xFFFFFFFE, 0x7FFFFFFF, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]],
            rows.Pack(LoadKind.Bias, weights, pass).Beats(128));
        Assert.Equal(
            [[0x1234FFFF, 0, 0, 0], [0, 0, 0, 0]], rows.Pack(LoadKind.Scale, weights, pass).Beats(128));
        Assert.Equal(
            [0xFFFF, 0x1234], rows.Unpack(LoadKind.Scale, rows.Pack(LoadKind.Scale, weights, pass), 0)[..2]);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Rows_come_back_from_their_beats(string name)
    {
        NullHopParameters parameters = TestParameters.Of(name);
        var rows = new ParameterRows(parameters);
        foreach (LayerCase layer in new RandomLayers(parameters, 9).Take(60))
        {
            foreach (NullHopPass pass in PassPlan.Of(parameters, layer.Layer.Outputs))
            {
                foreach (LoadKind kind in Enum.GetValues<LoadKind>())
                {
                    if (kind == LoadKind.Scale && !layer.Layer.Scaled)
                    {
                        continue;
                    }

                    IReadOnlyList<uint[]> beats = rows.Pack(kind, layer.Weights, pass).Beats(parameters.ParamBits);
                    int perWord = kind == LoadKind.Weight ? layer.Layer.Taps : 1;
                    Assert.Equal(rows.Beats(kind, pass.Words * perWord), beats.Count);
                    Assert.All(beats, beat => Assert.Equal(parameters.ParamBits / 32, beat.Length));
                    BitString bits = BitString.Of(beats);
                    for (int row = 0; row < pass.Words * perWord; row++)
                    {
                        int first = pass.FirstChannel + (16 * (row / perWord));
                        int[] expected =
                        [
                            .. Enumerable.Range(first, 16).Select(o =>
                                o >= layer.Layer.Outputs ? 0
                                : kind == LoadKind.Weight ? layer.Weights.Kernel(o)[row % perWord]
                                : kind == LoadKind.Bias ? layer.Weights.Biases[o]
                                : layer.Weights.Multipliers[o]),
                        ];
                        Assert.Equal(expected, rows.Unpack(kind, bits, row));
                    }
                }
            }
        }
    }

    [Fact]
    public void Rows_need_not_end_with_beats()
    {
        // Five bits per weight: 80 bits per row, so that the second row begins in the middle of the second beat of 64.
        var parameters = new NullHopParameters { WeightWidth = 5, ParamBits = 64 };
        var rows = new ParameterRows(parameters);
        var weights = new ConvolutionWeights(16, [.. Enumerable.Repeat(new[] { 1, -16 }, 16).SelectMany(w => w)],
            new int[16], []);

        IReadOnlyList<uint[]> beats = rows.Pack(
            LoadKind.Weight, weights, PassPlan.Of(parameters, 16)[0]).Beats(64);

        Assert.Equal(3, beats.Count);
        Assert.Equal(3, rows.Beats(LoadKind.Weight, 2));

        // 1 at 0, 5, .. 75; 16 at 80, 85, .. 155, which are 84, 89, .. as bits.
        var expected = new uint[6];
        for (int i = 0; i < 16; i++)
        {
            expected[5 * i / 32] |= 1u << (5 * i % 32);
            expected[((5 * i) + 84) / 32] |= 1u << (((5 * i) + 84) % 32);
        }

        Assert.Equal(expected, beats.SelectMany(beat => beat));
    }
}
