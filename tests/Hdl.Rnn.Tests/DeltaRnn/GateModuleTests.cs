using System.Globalization;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Rnn.DeltaRnn;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.DeltaRnn;

/// <summary>The emitted sigmoid and tanh, compared with their definition at every value.</summary>
public sealed partial class GateModuleTests
{
    public static TheoryData<int, int, int> Formats
    {
        get
        {
            var formats = new TheoryData<int, int, int>();
            foreach (int whole in (int[])[2, 5, 8])
            {
                foreach (int fraction in (int[])[4, 8])
                {
                    foreach (int gate in (int[])[2, 3, fraction])
                    {
                        formats.Add(whole, fraction, gate);
                    }
                }
            }

            return formats;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Gates_have_the_steps_of_the_definition(int whole, int fraction, int gate)
    {
        Design design = TargetChecks.Generate(
            new DeltaGruGenerator(),
            new DeltaGruParameters { ActInt = whole, ActFrac = fraction, GateFrac = gate, Layers = [2], Inputs = 2 });
        var tables = new GateTables(new DeltaFormats(whole, fraction, 8, 7, 24, gate));
        int[] sigmoid = Steps(design, "delta_rnn_sigmoid.v");
        int[] tanh = Steps(design, "delta_rnn_tanh.v");
        int half = 1 << (gate - 1);

        for (int value = -(1 << (whole + fraction - 1)); value < 1 << (whole + fraction - 1); value++)
        {
            Assert.Equal(tables.Sigmoid(value), half + Signed(sigmoid, value));
            Assert.Equal(tables.Tanh(value), Signed(tanh, value));
        }
    }

    // What the module counts: steps that the magnitude reaches, with the sign of the value.
    private static int Signed(int[] steps, int value) =>
        Math.Sign(value) * steps.Count(step => Math.Abs(value) >= step);

    private static int[] Steps(Design design, string file)
    {
        string text = design.OfKind(DesignFileKind.Verilog).Single(candidate => candidate.Name == file).Text;
        int[] steps =
        [
            .. Step().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
        ];
        Assert.NotEmpty(steps);
        // The first step stands in the lowest bit.
        Assert.Equal(steps.OrderDescending(), steps);
        return steps;
    }

    [GeneratedRegex(@"magnitude >= \d+'d(\d+)")]
    private static partial Regex Step();
}
