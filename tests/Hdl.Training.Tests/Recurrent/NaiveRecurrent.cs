using Hdl.Training.Recurrent;

namespace Hdl.Training.Tests.Recurrent;

/// <summary>PyTorch's equations of GRU and LSTM in double precision, value by value: no deltas, no vectors.</summary>
internal static class NaiveRecurrent
{
    public static double[] Scores(
        RecurrentStage[] stages, ReadoutStage readout, ReadOnlySpan<byte> values, int inputs, double one)
    {
        double[][] hidden = [.. stages.Select(stage => new double[stage.Hidden])];
        double[][] cells = [.. stages.Select(stage => new double[stage.Hidden])];
        for (int start = 0; start < values.Length; start += inputs)
        {
            double[] x = [.. values.Slice(start, inputs).ToArray().Select(value => value / one)];
            for (int layer = 0; layer < stages.Length; layer++)
            {
                hidden[layer] = Step(stages[layer], x, hidden[layer], cells[layer]);
                x = hidden[layer];
            }
        }

        return
        [
            .. Enumerable.Range(0, readout.Classes).Select(row => readout.Weights[row]
                + hidden[^1].Select((h, i) => h * readout.Weights[((i + 1) * readout.Rows) + row]).Sum()),
        ];
    }

    private static double[] Step(RecurrentStage stage, double[] x, double[] h, double[] cell)
    {
        double[] next = new double[h.Length];
        for (int n = 0; n < h.Length; n++)
        {
            double Input(int gate) => stage.Weights[stage.At(0, gate, n)]
                + x.Select((value, i) => value * stage.Weights[stage.At(1 + i, gate, n)]).Sum();
            double Hidden(int gate) => stage.Weights[stage.At(stage.Inputs + 1, gate, n)]
                + h.Select((value, i) => value * stage.Weights[stage.At(stage.Inputs + 2 + i, gate, n)]).Sum();
            if (stage.Cell == RecurrentCell.Gru)
            {
                double r = Sigmoid(Input(0) + Hidden(0));
                double z = Sigmoid(Input(1) + Hidden(1));
                double c = Math.Tanh(Input(2) + (r * Hidden(2)));
                next[n] = ((1 - z) * c) + (z * h[n]);
            }
            else
            {
                double i = Sigmoid(Input(0) + Hidden(0));
                double f = Sigmoid(Input(1) + Hidden(1));
                double g = Math.Tanh(Input(2) + Hidden(2));
                double o = Sigmoid(Input(3) + Hidden(3));
                cell[n] = (f * cell[n]) + (i * g);
                next[n] = o * Math.Tanh(cell[n]);
            }
        }

        return next;
    }

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}
