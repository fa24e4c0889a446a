using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;
using Microsoft.ML.OnnxRuntime;

namespace Hdl.Tests.Support.Onnx;

/// <summary>
/// A delta network's weights, as the numbers they stand for, in the float GRU or LSTM of ONNX Runtime: no deltas, no
/// rounding, an implementation of others.
/// </summary>
internal sealed class OnnxDeltaNetwork : IDisposable
{
    // Gates of each row block of ONNX, as numbers of ours: z, r, h of r, u, c; i, o, f, c of i, f, g, o.
    private static readonly int[] GruOrder = [1, 0, 2];
    private static readonly int[] LstmOrder = [0, 3, 1, 2];

    private readonly DeltaModel _model;
    private readonly InferenceSession _session;

    public OnnxDeltaNetwork(DeltaModel model)
    {
        _model = model;
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(Graph(model), options);
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Scores of the classes behind the last step of a sequence of bytes.</summary>
    public float[] Run(ReadOnlySpan<byte> sequence)
    {
        int inputs = _model.Weights.Layers[0].Inputs;
        float[] values = new float[sequence.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = sequence[i] / (float)_model.Formats.One;
        }

        using var input = OrtValue.CreateTensorValueFromMemory(values, [values.Length / inputs, 1, inputs]);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, ["x"], [input], ["scores"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>The file of a network: the numbers that its integers stand for.</summary>
    public static byte[] Graph(DeltaModel model)
    {
        List<byte[]> nodes = [];
        List<byte[]> tensors = [OnnxWriter.Tensor("state", [1, -1])];
        float one = 1 << model.Formats.WeightFrac;
        bool gru = model.Cell == DeltaCell.Gru;
        int[] order = gru ? GruOrder : LstmOrder;
        string from = "x";
        int count = model.Weights.Layers.Count;
        if (count > 1)
        {
            tensors.Add(OnnxWriter.Tensor("drop", [0, 0, -1]));
        }

        for (int number = 0; number < count; number++)
        {
            DeltaLayer layer = model.Weights.Layers[number];
            int rows = order.Length * layer.Hidden;
            tensors.Add(OnnxWriter.Tensor(
                $"w{number}", [1, rows, layer.Inputs], Ordered([.. layer.InputWeights.SelectMany(row => row)])));
            tensors.Add(OnnxWriter.Tensor(
                $"r{number}", [1, rows, layer.Hidden], Ordered([.. layer.HiddenWeights.SelectMany(row => row)])));
            tensors.Add(OnnxWriter.Tensor(
                $"b{number}", [1, 2 * rows],
                [.. Ordered(layer.InputBias), .. Ordered(layer.HiddenBias ?? new int[rows])]));
            (string, object)[] attributes =
            [
                ("hidden_size", layer.Hidden),
                .. gru ? ((string, object)[])[("linear_before_reset", 1)] : [],
            ];
            nodes.Add(OnnxWriter.Node(
                gru ? "GRU" : "LSTM", [from, $"w{number}", $"r{number}", $"b{number}"],
                [$"all{number}", $"last{number}"], attributes));
            if (number < count - 1)
            {
                // (steps, directions, batch, elements) to (steps, batch, elements)
                nodes.Add(OnnxWriter.Node("Reshape", [$"all{number}", "drop"], [$"h{number}"]));
                from = $"h{number}";
            }
        }

        DeltaReadoutLayer readout = model.Weights.Readout!;
        tensors.Add(OnnxWriter.Tensor(
            "wo", [readout.Bias.Length, readout.Weights[0].Length],
            [.. readout.Weights.SelectMany(row => row).Select(weight => weight / one)]));
        tensors.Add(OnnxWriter.Tensor("bo", [readout.Bias.Length], [.. readout.Bias.Select(bias => bias / one)]));
        nodes.Add(OnnxWriter.Node("Reshape", [$"last{count - 1}", "state"], ["h"]));
        nodes.Add(OnnxWriter.Node("Gemm", ["h", "wo", "bo"], ["scores"], ("transB", 1)));
        return OnnxWriter.Model(
            nodes, tensors, OnnxWriter.Value("x", "steps", 1, model.Weights.Layers[0].Inputs),
            OnnxWriter.Value("scores", 1, readout.Bias.Length));

        float[] Ordered(int[] values)
        {
            int gate = values.Length / order.Length;
            return [.. order.SelectMany(ours => values.Skip(ours * gate).Take(gate)).Select(value => value / one)];
        }
    }
}
