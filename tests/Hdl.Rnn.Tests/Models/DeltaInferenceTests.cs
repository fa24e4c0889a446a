using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Models;

public sealed class DeltaInferenceTests
{
    [Theory]
    [InlineData(DeltaCell.Gru, 24, 4, true, ReadoutWhen.Last, 0)]
    [InlineData(DeltaCell.Gru, 32, 8, false, ReadoutWhen.Every, 20)]
    [InlineData(DeltaCell.Gru, 18, 2, true, ReadoutWhen.Every, 8)]
    [InlineData(DeltaCell.Gru, 40, 4, true, ReadoutWhen.Last, 8)]
    [InlineData(DeltaCell.Lstm, 24, 4, true, ReadoutWhen.Last, 12)]
    [InlineData(DeltaCell.Lstm, 17, 6, false, ReadoutWhen.Every, 0)]
    public void Inference_equals_the_network_step_by_step(
        DeltaCell cell, int bits, int gateFrac, bool hiddenBias, ReadoutWhen when, int threshold)
    {
        var formats = new DeltaFormats(8, 8, 8, 7, bits, gateFrac);
        DeltaModel model = DeltaModels.Random(bits, cell, formats, hiddenBias, 5, 17, 6) with { When = when };
        var thresholds = new DeltaThresholds([threshold, threshold], [threshold, threshold], threshold / 2);
        var inference = new DeltaInference(model, new GateTables(formats), thresholds);
        var state = new DeltaNetworkState(cell, formats, model.Weights, when);
        SequenceSet set = DeltaModels.Sequences(bits, 30, 5);
        for (int sequence = 0; sequence < set.Count; sequence++)
        {
            var columns = new DeltaColumns[2];
            DeltaColumns readout = default;
            int steps = set.Steps(sequence);
            for (int step = 0; step < steps; step++)
            {
                long[] input = [.. set[sequence].Slice(step * 5, 5).ToArray().Select(value => (long)value)];
                state.Step(input, step == 0, step == steps - 1, thresholds);
                readout += new DeltaColumns(state.ReadoutColumns.Bias, 0, state.ReadoutColumns.Hidden);
                for (int layer = 0; layer < 2; layer++)
                {
                    (int bias, int inputs, int hidden) = state.Layers[layer].Columns;
                    columns[layer] += new DeltaColumns(bias, inputs, hidden);
                }
            }

            Assert.Equal(state.Class, inference.Run(set[sequence]));
            Assert.Equal(state.ReadoutSums, inference.Sums.ToArray());
            Assert.Equal(columns, inference.Columns);
            Assert.Equal(readout, inference.ReadoutColumns);
        }
    }

    [Fact]
    public void Evaluation_is_the_same_for_any_number_of_threads()
    {
        DeltaModel model = DeltaModels.Random(3);
        SequenceSet set = DeltaModels.Sequences(2, 450, 3);

        DeltaAccuracy one = DeltaEvaluator.Evaluate(model, set, threads: 1);
        DeltaAccuracy two = DeltaEvaluator.Evaluate(model, set, threads: 2);
        DeltaAccuracy zero = DeltaEvaluator.Evaluate(model, set, new DeltaThresholds([0, 0], [0, 0], 0));

        Assert.Equivalent(one, two, strict: true);
        Assert.Equal((450, (long)set.Starts[^1]), (one.Sequences, one.Steps));
        Assert.Equal(model.Thresholds, one.Thresholds);
        Assert.All(one.Layers, layer => Assert.Equal(2 * 450, layer.Bias));
        Assert.True(zero.ColumnsPerStep > one.ColumnsPerStep, $"{zero.ColumnsPerStep} {one.ColumnsPerStep}");
        Assert.InRange(one.Correct, 1, 449);
    }

    [Fact]
    public void Sequences_that_do_not_fit_are_refused()
    {
        DeltaModel model = DeltaModels.Random(3);
        SequenceSet set = DeltaModels.Sequences(2, 10, 3);
        Refused("steps of another size", model, DeltaModels.Sequences(2, 10, 4));
        Refused("sequences of another length", model with { Sequence = new(DeltaStep.ImageRow, 13) }, set);
        Refused("does not take bytes", model with { InputBits = 8 }, set);
        Refused("names no classes", model with { Weights = model.Weights with { Readout = null } }, set);
        Refused("No sequences", model, set.Take(0));
    }

    private static void Refused(string message, DeltaModel model, SequenceSet set) => Assert.Contains(
        message,
        Assert.Single(Assert.Throws<InvalidInputException>(() => DeltaEvaluator.Evaluate(model, set)).Problems).What,
        StringComparison.Ordinal);
}
