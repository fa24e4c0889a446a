using System.Globalization;
using System.Text.Json;

namespace Hdl.Networks.Models;

/// <summary>Writes the JSON of <see cref="TernaryNetworkFile"/>: the same network gives the same bytes.</summary>
internal static class TernaryNetworkWriter
{
    public static byte[] ToUtf8(TernaryNetwork network) => ModelJson.ToUtf8(
        TernaryNetworkFile.Format, network.Name, json =>
        {
            WriteConventions(json, network);
            WriteAccuracy(json, network.Accuracy);
            json.WriteStartArray("layers");
            foreach (TernaryLayerWeights layer in network.Layers)
            {
                WriteLayer(json, layer);
            }

            json.WriteEndArray();
        });

    private static void WriteConventions(Utf8JsonWriter json, TernaryNetwork network)
    {
        json.WriteStartObject("conventions");
        json.WriteString("membrane", ConventionNames.Membrane.NameOf(network.Membrane));
        json.WriteString("reset", ConventionNames.Reset.NameOf(network.Reset));
        if (network.LeakShift is { } shift)
        {
            json.WriteNumber("leak_shift", shift);
        }
        else
        {
            json.WriteNull("leak_shift");
        }

        json.WriteString("fires", ConventionNames.Fires);
        json.WriteString("rounding", ConventionNames.Rounding);
        json.WriteString("overflow", ConventionNames.Overflow.NameOf(network.Overflow));
        json.WriteNumber("potential_width", network.PotentialWidth);
        json.WriteString("coding", ConventionNames.Coding.NameOf(network.Coding));
        json.WriteNumber("threshold_level", network.ThresholdLevel);
        json.WriteNumber("seed", network.Seed);
        json.WriteString("readout", ConventionNames.Readout.NameOf(network.Readout));
        json.WriteNumber("steps", network.Steps);
        json.WriteEndObject();
    }

    private static void WriteAccuracy(Utf8JsonWriter json, IReadOnlyList<AccuracyFigure> figures)
    {
        // One line a figure, which the writer's own indentation cannot do: sixteen of them are a table, not a page.
        IEnumerable<string> lines = figures.Select(figure =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"    {{ \"data_set\": \"{JsonEncodedText.Encode(figure.DataSet)}\", \"images\": {figure.Images}, "
                + $"\"steps\": {figure.Steps}, "
                    + $"\"pixels_per_beat\": {figure.PixelsPerBeat}, \"correct\": {figure.Correct} }}"));
        json.WritePropertyName("accuracy");
        json.WriteRawValue(figures.Count == 0 ? "[]" : $"[\n{string.Join(",\n", lines)}\n  ]");
    }

    private static void WriteLayer(Utf8JsonWriter json, TernaryLayerWeights layer)
    {
        json.WriteStartObject();
        json.WriteNumber("inputs", layer.Inputs);
        json.WriteNumber("neurons", layer.Neurons);
        json.WriteNumber("weight_scale", layer.WeightScale);
        json.WriteNumber("bias_scale", layer.BiasScale);
        json.WriteNumber("threshold", layer.Threshold);
        json.WriteString("bias", ModelJson.Signs(layer.Bias));
        json.WriteStartArray("weights");
        for (int input = 0; input < layer.Inputs; input++)
        {
            json.WriteStringValue(ModelJson.Signs(layer.Weights.AsSpan(input * layer.Neurons, layer.Neurons)));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
