using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Models;

/// <summary>Reads the five arrays of one layer of an <c>.npz</c> file, gathering problems.</summary>
internal sealed class NpzLayerReader(string path, IReadOnlyDictionary<string, Tensor> arrays, List<Problem> problems)
{
    /// <summary>Layer k, from 1; null where a problem was found.</summary>
    public TernaryLayerWeights? Read(int k)
    {
        int before = problems.Count;
        Tensor weight = Array($"layer{Text(k)}.weight", 2);
        (int neurons, int inputs) = weight.Shape.Count == 2 ? (weight.Shape[0], weight.Shape[1]) : (0, 0);
        Tensor bias = Array($"layer{Text(k)}.bias", 1);
        if (problems.Count == before && bias.Shape[0] != neurons && bias.Shape[0] == inputs)
        {
            Add("The weights look transposed", $"layer{Text(k)}.weight", TensorShape.Text(weight.Shape),
                $"There are {Text(inputs)} biases: give the weights as (neurons, inputs), which is weight.T here; "
                + $"PyTorch keeps them so, Keras does not.");
        }
        else if (problems.Count == before && bias.Shape[0] != neurons)
        {
            Add(
                "Wrong shape", $"layer{Text(k)}.bias", TensorShape.Text(bias.Shape),
                $"The weight array has {Text(neurons)} neurons: give ({Text(neurons)},).");
        }

        int a = Integer($"layer{Text(k)}.a");
        int b = Integer($"layer{Text(k)}.b");
        int vth = Integer($"layer{Text(k)}.vth");
        if (problems.Count > before)
        {
            return null;
        }

        // PyTorch keeps (neurons, inputs); a network keeps the weights of one input together, as the hardware's memory
        // does.
        sbyte[] weights = new sbyte[inputs * neurons];
        sbyte[] biases = new sbyte[neurons];
        for (int n = 0; n < neurons; n++)
        {
            for (int i = 0; i < inputs; i++)
            {
                weights[(i * neurons) + n] = Ternary(
                    weight.Number(((long)n * inputs) + i), $"layer{Text(k)}.weight[{Text(n)}, {Text(i)}]", before);
            }

            biases[n] = Ternary(bias.Number(n), $"layer{Text(k)}.bias[{Text(n)}]", before);
        }

        return new TernaryLayerWeights
        {
            Inputs = inputs,
            Neurons = neurons,
            Weights = weights,
            Bias = biases,
            WeightScale = a,
            BiasScale = b,
            Threshold = vth,
        };
    }

    private Tensor Array(string name, int dimensions)
    {
        Tensor array = arrays[name];
        if (array.Shape.Count != dimensions)
        {
            string wanted = dimensions == 2 ? "(neurons, inputs)" : "(neurons,)";
            Add("Wrong shape", name, TensorShape.Text(array.Shape), $"Give an array of shape {wanted}.");
        }

        return array;
    }

    private int Integer(string name)
    {
        Tensor array = arrays[name];
        if (array.Shape.Aggregate(1L, (product, length) => product * length) != 1)
        {
            Add("Wrong shape", name, TensorShape.Text(array.Shape), "Give one number.");
            return 0;
        }

        double value = array.Number(0);
        if (value != Math.Truncate(value) || Math.Abs(value) > int.MaxValue)
        {
            Add(
                "Not an integer", name, Number(value),
                "Scale and round a, b and vth of a layer by one common factor first.");
            return 0;
        }

        return (int)value;
    }

    /// <summary>The first value of a layer that is not ternary is reported, not a hundred thousand.</summary>
    private sbyte Ternary(double value, string element, int before)
    {
        if (value is -1 or 0 or 1)
        {
            return (sbyte)value;
        }

        if (problems.Count == before)
        {
            Add(
                "Not ternary", element, Number(value),
                "Weights and biases are -1, 0 or +1: export the ternary weights, not the latent ones.");
        }

        return 0;
    }

    private void Add(string what, string name, string value, string remedy) =>
        problems.Add(new Problem(what, $"{path}, {name}", value, remedy));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
