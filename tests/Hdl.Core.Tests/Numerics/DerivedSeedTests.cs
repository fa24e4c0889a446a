using Hdl.Core.Numerics;

namespace Hdl.Core.Tests.Numerics;

/// <summary>The rule of docs/rate_encoder.md by which the seeds of many lanes follow from one.</summary>
public sealed class DerivedSeedTests
{
    [Theory]
    [InlineData(0xACE1, 0, 0xACE1)]
    [InlineData(0xACE1, 1, 0xACE1 ^ 0x08D3)]
    [InlineData(0xACE1, 6, 0xACE1 ^ 0x1319 ^ 0x8A2E)]
    [InlineData(0xACE1, 127, 0xACE1 ^ 0x08D3 ^ 0x1319 ^ 0x8A2E ^ 0x0370 ^ 0x7344 ^ 0xA409 ^ 0x3822)]
    [InlineData(0x0370, 8, 0x299F)]
    [InlineData(0x0370, 9, 0x08D3)]
    public void A_seed_is_that_of_lane_0_xor_a_constant_of_the_lane(int seed, int lane, int expected) =>
        Assert.Equal((ushort)expected, Lfsr16.DerivedSeed((ushort)seed, lane));

    [Fact]
    public void None_is_0_and_all_lanes_differ_whatever_the_seed()
    {
        for (int seed = 1; seed < 65_536; seed++)
        {
            HashSet<ushort> seeds = [];
            for (int lane = 0; lane < Lfsr16.DerivedLanes; lane++)
            {
                ushort derived =
                    Offsets[lane] == seed ? Lfsr16.DerivedSeed((ushort)seed, lane) : (ushort)(seed ^ Offsets[lane]);
                Assert.True(derived != 0 && seeds.Add(derived), $"seed {seed}, lane {lane}: {derived}");
            }
        }
    }

    [Fact]
    public void The_first_draws_of_all_lanes_differ() =>
        Assert.Equal(Lfsr16.DerivedLanes, Offsets.Select(offset => offset & 0xFF).Distinct().Count());

    private static ushort[] Offsets { get; } = [.. Enumerable.Range(0, Lfsr16.DerivedLanes).Select(Lfsr16.SeedOffset)];
}
