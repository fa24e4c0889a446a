using Hdl.Blocks.SparsityMap;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.SparsityMap;

/// <summary>
/// The cycles in the timing diagrams of docs/sparsity_map.md: packets {1, 0, 0, 2, 0, 0, 3, 0} and {0, 0, 0, 0}, four
/// lanes, maps of 8 bits.
/// </summary>
public sealed class SparsityMapTimingTests
{
    [Fact]
    public void Split_as_drawn()
    {
        PhaseResult coded = Compress(SparsityMapLayout.Split);

        Assert.Equal([2L, 3], coded.Cycles["map"]);
        Assert.Equal([0x49UL, 0], Enumerable.Range(0, 2).Select(beat => coded.Outputs["map"].Get(beat, 0)));
        Assert.Equal([4L, 5], coded.Cycles["value"]);
        Assert.Equal([0x030201UL, 0], Enumerable.Range(0, 2).Select(beat => coded.Outputs["value"].Get(beat, 0)));
        Assert.Equal([2L, 3, 4, 5], Decompress(SparsityMapLayout.Split, coded).Cycles["pixel"]);
    }

    [Fact]
    public void Interleaved_as_drawn()
    {
        PhaseResult coded = Compress(SparsityMapLayout.Interleaved);

        Assert.Equal([7L, 8], coded.Cycles["word"]);
        Assert.Equal([0x03020149UL, 0], Enumerable.Range(0, 2).Select(beat => coded.Outputs["word"].Get(beat, 0)));
        Assert.Equal([3L, 4, 5, 6], Decompress(SparsityMapLayout.Interleaved, coded).Cycles["pixel"]);
    }

    private static PhaseResult Compress(SparsityMapLayout layout)
    {
        var parameters = new SparsityMapCompressorParameters
        {
            Lanes = 4,
            MapWidth = 8,
            ValueWidth = 8,
            Layout = layout,
        };
        return new SparsityMapCompressorGolden(parameters).Run(
            new Phase
            {
                Inputs = new Dictionary<string, BeatSequence>
                {
                    ["pixel"] = PixelPackets.Beats(parameters, [1, 0, 0, 2, 0, 0, 3, 0], [0, 0, 0, 0]),
                },
            });
    }

    private static PhaseResult Decompress(SparsityMapLayout layout, PhaseResult coded) =>
        new SparsityMapDecompressorGolden(
            new SparsityMapDecompressorParameters
            {
                Lanes = 4,
                MapWidth = 8,
                ValueWidth = 8,
                Layout = layout,
            }).Run(new Phase { Inputs = coded.Outputs });
}
