using System.Globalization;
using System.Text;
using System.Text.Json;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>Writes the JSON of <see cref="SpikingNetworkFile"/>: the same network gives the same bytes.</summary>
internal static class SpikingNetworkWriter
{
    private const int MostPending = 1 << 16;

    public static void Write(SpikingNetwork network, Stream stream) => ModelJson.Write(
        stream, SpikingNetworkFile.Format, network.Name, json =>
        {
            WriteConventions(json, network);
            WriteOrigin(json, network.Origin);
            WriteFigures(json, network);
            (int channels, int height, int width) = network.Input;
            ModelJson.WriteLine(json, "input", (int[])[channels, height, width]);
            json.WriteStartArray("layers");
            foreach (SpikingLayer layer in network.Layers)
            {
                WriteLayer(json, layer);
            }

            json.WriteEndArray();
        });

    private static void WriteConventions(Utf8JsonWriter json, SpikingNetwork network)
    {
        json.WriteStartObject("conventions");
        json.WriteString("address", SpikingNames.Address);
        json.WriteString("dense_inputs", SpikingNames.DenseInputs);
        json.WriteString("step_order", SpikingNames.StepOrder);
        json.WriteString("rounding", ConventionNames.Rounding);
        json.WriteString("coding", SpikingNames.Coding.NameOf(network.Coding));
        json.WriteNumber("threshold_level", network.ThresholdLevel);
        if (network.Levels.Count > 0)
        {
            ModelJson.WriteLine(json, "levels", network.Levels);
        }

        json.WriteNumber("seed", network.Seed);
        json.WriteString("readout", ConventionNames.Readout.NameOf(network.Readout));
        json.WriteNumber("steps", network.Steps);
        json.WriteNumber("input_events", network.InputEvents);
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, NetworkOrigin? origin)
    {
        if (origin is null)
        {
            return;
        }

        json.WriteStartObject("origin");
        json.WriteString("source", origin.Source);
        json.WriteStartArray("assumptions");
        foreach (string assumption in origin.Assumptions)
        {
            json.WriteStringValue(assumption);
        }

        json.WriteEndArray();
        if (origin.Drift is { } drift)
        {
            json.WriteStartObject("drift");
            json.WriteNumber("samples", drift.Samples);
            json.WriteNumber("steps", drift.Steps);
            json.WriteNumber("same_class", drift.SameClass);
            Optional(json, "correct_float", drift.CorrectFloat);
            Optional(json, "correct_integer", drift.CorrectInteger);
            json.WriteStartArray("layers");
            foreach (LayerDrift layer in drift.Layers)
            {
                json.WriteStartObject();
                json.WriteString("layer", layer.Layer);
                json.WriteNumber("places", layer.Places);
                json.WriteNumber("spikes_float", layer.SpikesFloat);
                json.WriteNumber("spikes_integer", layer.SpikesInteger);
                json.WriteNumber("differing", layer.Differing);
                Optional(json, "first_step", layer.FirstStep);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, SpikingNetwork network)
    {
        if (network.Command is { } command)
        {
            json.WriteString("command", command);
        }

        if (network.Accuracy.Count == 0)
        {
            return;
        }

        json.WriteStartArray("accuracy");
        foreach (SpikingAccuracy figure in network.Accuracy)
        {
            json.WriteStartObject();
            json.WriteString("data_set", figure.DataSet);
            json.WriteNumber("images", figure.Images);
            json.WriteNumber("correct", figure.Correct);
            ModelJson.WriteLine(json, "spikes", figure.Spikes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLayer(Utf8JsonWriter json, SpikingLayer layer)
    {
        json.WriteStartObject();
        json.WriteString("kind", layer switch
        {
            DenseLayer => "dense",
            ConvLayer => "conv2d",
            PoolLayer pool => SpikingNames.Pool.NameOf(pool.Kind),
            _ => throw new ArgumentException($"No such layer: {layer.GetType().Name}.", nameof(layer)),
        });
        json.WriteString("name", layer.Name);
        switch (layer)
        {
            case DenseLayer dense:
                json.WriteNumber("outputs", dense.Outputs);
                WriteWeights(json, dense, dense.Outputs);
                break;
            case ConvLayer conv:
                json.WriteNumber("outputs", conv.Outputs);
                WriteWindow(json, conv.Window);
                json.WriteNumber("groups", conv.Groups);
                WriteWeights(json, conv, conv.Outputs);
                break;
            case PoolLayer pool:
                WriteWindow(json, pool.Window);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteWindow(Utf8JsonWriter json, Window window)
    {
        ModelJson.WriteLine(json, "kernel", (int[])[window.KernelHeight, window.KernelWidth]);
        ModelJson.WriteLine(json, "stride", (int[])[window.StrideY, window.StrideX]);
        ModelJson.WriteLine(json, "padding", (int[])[window.PaddingY, window.PaddingX]);
    }

    private static void WriteWeights(Utf8JsonWriter json, WeightedLayer layer, int outputs)
    {
        json.WriteString("weight_format", SpikingNames.Format.NameOf(layer.Format));
        json.WriteNumber("weight_bits", layer.WeightBits);
        json.WriteNumber("scale", layer.Scale);
        NeuronModel neurons = layer.Neurons;
        json.WriteStartObject("neurons");
        json.WriteString("membrane", ConventionNames.Membrane.NameOf(neurons.Membrane));
        json.WriteString("decay", SpikingNames.Decay.NameOf(neurons.Decay));
        json.WriteNumber("decay_amount", neurons.DecayAmount);
        json.WriteString("decay_moment", SpikingNames.Moment.NameOf(neurons.DecayMoment));
        json.WriteString("reset", SpikingNames.Reset.NameOf(neurons.Reset));
        json.WriteNumber("reset_value", neurons.ResetValue);
        json.WriteString("fires", SpikingNames.Fires.NameOf(neurons.Fires));
        ModelJson.WriteLine(json, "thresholds", neurons.Thresholds);
        ModelJson.WriteLine(json, "biases", neurons.Biases);
        json.WriteNumber("refractory", neurons.Refractory);
        json.WriteNumber("potential_width", neurons.PotentialWidth);
        json.WriteString("overflow", SpikingNames.Overflow.First(pair => pair.Value == neurons.Overflow).Name);
        json.WriteEndObject();
        json.WriteStartArray("weights");
        int length = layer.Weights.Length / outputs;
        for (int row = 0; row < outputs; row++)
        {
            ReadOnlySpan<sbyte> values = layer.Weights.AsSpan(row * length, length);
            if (layer.Format == WeightFormat.Ternary)
            {
                json.WriteStringValue(ModelJson.Signs(values));
            }
            else
            {
                json.WriteRawValue(Row(values), skipInputValidation: true);
            }

            if (json.BytesPending > MostPending)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    // A row is one line, which the writer's own indentation cannot do.
    private static string Row(ReadOnlySpan<sbyte> values)
    {
        var text = new StringBuilder("[", 5 * values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            text.Append(i > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{values[i]}");
        }

        return text.Append(']').ToString();
    }

    private static void Optional(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
