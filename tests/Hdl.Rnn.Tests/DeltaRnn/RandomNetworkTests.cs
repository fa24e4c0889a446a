using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Cosim;
using Hdl.Rnn.DeltaRnn;
using Xunit.Abstractions;

namespace Hdl.Rnn.Tests.DeltaRnn;

/// <summary>Networks drawn at random on the RTL; the regression takes 1,000 of them.</summary>
public sealed class RandomNetworkTests(ITestOutputHelper output)
{
    private const int Drawn = 400;
    private const int Networks = 30;
    private const int Unchosen = 30;
    private static readonly IDrawnTarget[] Targets = [new DeltaGruGenerator(), new DeltaLstmGenerator()];

    [Fact]
    public async Task Random_networks_agree_with_the_golden_model()
    {
        (int done, long transactions) = (0, 0);
        List<string> failures = [];
        var chosen = SpreadDraws.Choose(SpreadDraws.From(1000, Drawn), Networks);
        await Parallel.ForEachAsync(chosen, async (network, _) =>
        {
            CosimReport report = await TargetChecks.CosimulateAsync(network.Target, network.Parameters);
            lock (failures)
            {
                (done, transactions) = (done + 1, transactions + report.Transactions);
                if (!report.Passed)
                {
                    failures.Add(report.Failure!.ToString());
                }
            }
        });

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{done} random networks, {transactions:N0} transactions, {failures.Count} with mismatches"));
        Assert.Empty(failures);
        Assert.True(transactions > Networks * 1000, $"{transactions}");
    }

    [Fact]
    public void The_networks_that_run_show_every_choice_and_as_many_pairs_as_more_that_are_not_chosen()
    {
        var drawn = SpreadDraws.From(1000, Drawn);
        DeltaRnnParameters[] chosen = [.. SpreadDraws.Choose(drawn, Networks).Select(one => one.Parameters)];
        int pairs = SpreadDraws.PairsOf(chosen).Count;
        int unchosen = SpreadDraws.PairsOf(drawn.Take(Unchosen).Select(one => one.Parameters)).Count;
        int all = SpreadDraws.PairsOf(drawn.Select(one => one.Parameters)).Count;

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{pairs} pairs of {all}; {unchosen} without a choice"));
        Assert.Empty(
            drawn.SelectMany(one => SpreadDraws.ChoicesOf(one.Parameters))
                .Except(chosen.SelectMany(SpreadDraws.ChoicesOf)));
        Assert.True(pairs >= unchosen, $"{pairs} pairs, {unchosen} without a choice");
    }

    [Fact]
    public void Draws_are_legal_differ_and_are_the_same_for_a_seed()
    {
        var drawn = Enumerable.Range(0, 200).Select(seed => Targets[seed % 2].Draw(seed)).Cast<DeltaRnnParameters>()
            .ToList();

        Assert.All(drawn, parameters => Assert.Empty(parameters.Validate()));
        Assert.Equal(
            Enumerable.Range(0, 200).Select(seed => Describe((DeltaRnnParameters)Targets[seed % 2].Draw(seed))),
            drawn.Select(Describe));
        Assert.True(drawn.Select(Describe).Distinct().Count() > 190);
        Assert.Equal(11, drawn.Select(parameters => parameters.GateFrac).Distinct().Count());
        Assert.Equal(Enum.GetValues<DeltaWeightStorage>().Length, drawn.Select(one => one.Weights).Distinct().Count());
        Assert.Equal([1, 2, 3, 4], drawn.Select(one => one.Layers.Count).Distinct().Order());
    }

    private static string Describe(DeltaRnnParameters one) =>
        $"{one.Inputs} {string.Join('-', one.Layers)} {one.ActFrac} {one.WeightFrac} {one.Lanes} {one.WeightSeed}";
}
