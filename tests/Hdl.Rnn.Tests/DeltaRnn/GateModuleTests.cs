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

    // With many steps the module searches by halves; the search is walked here for every value.
    [Theory]
    [InlineData(4, 12, 9)]
    [InlineData(4, 12, 12)]
    [InlineData(2, 12, 11)]
    [InlineData(6, 10, 10)]
    [InlineData(2, 9, 9)]
    public void Searched_gates_have_the_values_of_the_definition(int whole, int fraction, int gate)
    {
        Design design = TargetChecks.Generate(
            new DeltaLstmGenerator(),
            new DeltaLstmParameters
            {
                Model = DeltaRnnParameters.NoModel,
                ActInt = whole,
                ActFrac = fraction,
                GateFrac = gate,
                Layers = [2],
                Inputs = 2,
            });
        var tables = new GateTables(new DeltaFormats(whole, fraction, 8, 7, 24, gate));
        Func<int, int> sigmoid = Search(design, "delta_rnn_sigmoid.v", whole + fraction);
        Func<int, int> tanh = Search(design, "delta_rnn_tanh.v", whole + fraction);
        int half = 1 << (gate - 1);

        for (int value = -(1 << (whole + fraction - 1)); value < 1 << (whole + fraction - 1); value++)
        {
            int magnitude = Math.Abs(value);
            Assert.Equal(tables.Sigmoid(value), half + (Math.Sign(value) * sigmoid(magnitude)));
            Assert.Equal(tables.Tanh(value), Math.Sign(value) * tanh(magnitude));
        }
    }

    private static Func<int, int> Search(Design design, string file, int bits)
    {
        string text = design.OfKind(DesignFileKind.Verilog).Single(candidate => candidate.Name == file).Text;
        if (Known().Count(text) == 0)
        {
            int[] steps = Steps(design, file);
            return magnitude => steps.Count(step => magnitude >= step);
        }

        Dictionary<(int Bit, int Above), int> known = Known().Matches(text).ToDictionary(
            match => (Number(match.Groups[2]), Number(match.Groups[1])), match => Number(match.Groups[3]));
        (int top, int first) = (known.Keys.Max(key => key.Bit) + 1, Number(First().Match(text).Groups[1]));
        return magnitude =>
        {
            int found = magnitude >= first ? 1 : 0;
            for (int bit = top - 1; bit >= 0; bit--)
            {
                int step = known.GetValueOrDefault((bit, found), (1 << bits) - 1);
                found = (2 * found) + (magnitude >= step ? 1 : 0);
            }

            return found;
        };

        static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
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

    [GeneratedRegex(@"'d(\d+): step_(\d+) = \d+'d(\d+);")]
    private static partial Regex Known();

    [GeneratedRegex(@"wire found_\d+ = magnitude >= \d+'d(\d+);")]
    private static partial Regex First();

    [GeneratedRegex(@"magnitude >= \d+'d(\d+)")]
    private static partial Regex Step();
}
