using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Designs;

namespace Hdl.Blocks.Tests.DeltaEncoder;

/// <summary>
/// Yosys proves for all values, states and thresholds that a lane compares and clamps as the integers would.
/// </summary>
public sealed class DeltaEncoderFormalTests
{
    public static TheoryData<int, DeltaRange> Shapes
    {
        get
        {
            var data = new TheoryData<int, DeltaRange>();
            foreach (int width in Enumerable.Range(2, 7).Append(16))
            {
                data.Add(width, DeltaRange.Exact);
                data.Add(width, DeltaRange.Saturate);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_lane_does_what_the_integers_say(int width, DeltaRange delta)
    {
        (int exitCode, string output) = await ProveAsync(width, delta, text => text);
        Assert.True(exitCode == 0, output);
        Assert.Contains("no model found: SUCCESS!", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- half_sum", "+ ~half_sum")]
    [InlineData("value_i != held && ", "")]
    [InlineData("limit = {!held[3]", "limit = {held[3]")]
    public async Task The_proof_fails_for_a_lane_that_is_wrong(string right, string wrong)
    {
        (int exitCode, string output) = await ProveAsync(4, DeltaRange.Saturate, text =>
        {
            Assert.Contains(right, text, StringComparison.Ordinal);
            return text.Replace(right, wrong, StringComparison.Ordinal);
        });
        Assert.NotEqual(0, exitCode);
        Assert.Contains("proof did fail", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> ProveAsync(
        int width, DeltaRange delta, Func<string, string> change)
    {
        var parameters = new DeltaEncoderParameters { Ports = PortStyle.Plain, ValueWidth = width, Delta = delta };
        DesignFile lane = TargetChecks.Generate(new DeltaEncoderGenerator(), parameters).OfKind(DesignFileKind.Verilog)
            .Single(file => file.Name.StartsWith("delta_encoder_lane_", StringComparison.Ordinal));
        return await YosysBench.RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"""
            read_verilog lane.v
            read_verilog -formal -DDELTA_LANE={Path.GetFileNameWithoutExtension(lane.Name)} proof.v
            chparam -set Width {width} -set DeltaWidth {parameters.DeltaWidth} delta_encoder_lane_proof
            hierarchy -check -top delta_encoder_lane_proof
            proc
            flatten
            check -assert
            opt -full
            sat -prove-asserts -verify
            """),
            ("lane.v", change(lane.Text)),
            ("proof.v", YosysBench.Formal("delta_encoder_lane.v")));
    }
}
