using System.Text.Json;
using Hdl.Cnn.Layers;
using Hdl.Networks.Models;

namespace Hdl.Cnn.Models;

/// <summary>Writes the JSON of <see cref="CnnModelFile"/>: the same network gives the same bytes.</summary>
internal static class CnnModelWriter
{
    public static byte[] ToUtf8(CnnModel model) => ModelJson.ToUtf8(CnnModelFile.Format, model.Name, json =>
    {
        ConvolutionLayer first = model.Layers[0].Layer;
        json.WriteStartObject("input");
        json.WriteNumber("height", first.Height);
        json.WriteNumber("width", first.Width);
        json.WriteNumber("channels", first.Channels);
        json.WriteEndObject();
        json.WriteNumber("value_width", model.Widths.Value);
        json.WriteNumber("weight_width", model.Widths.Weight);
        json.WriteNumber("accumulator_width", model.Widths.Accumulator);
        WriteOrigin(json, model);
        json.WriteStartArray("layers");
        foreach (CnnModelLayer layer in model.Layers)
        {
            WriteLayer(json, layer.Layer, layer.Weights);
        }

        json.WriteEndArray();
    });

    private static void WriteOrigin(Utf8JsonWriter json, CnnModel model)
    {
        if (model.Command is { } command)
        {
            json.WriteString("command", command);
        }

        if (model.Calibration is { } calibration)
        {
            json.WriteStartObject("calibration");
            json.WriteString("data_set", calibration.DataSet);
            json.WriteNumber("images", calibration.Images);
            json.WriteEndObject();
        }

        json.WriteStartArray("accuracy");
        foreach (CnnAccuracy figure in model.Accuracy)
        {
            json.WriteStartObject();
            json.WriteString("data_set", figure.DataSet);
            json.WriteNumber("images", figure.Images);
            json.WriteNumber("correct", figure.Correct);
            ModelJson.WriteLine(json, "zeros", figure.Zeros);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLayer(Utf8JsonWriter json, ConvolutionLayer layer, ConvolutionWeights weights)
    {
        json.WriteStartObject();
        (string Name, int Value)[] shape =
        [
            ("height", layer.Height),
            ("width", layer.Width),
            ("channels", layer.Channels),
            ("outputs", layer.Outputs),
            ("kernel_height", layer.KernelHeight),
            ("kernel_width", layer.KernelWidth),
            ("stride", layer.Stride),
            ("pad_top", layer.PadTop),
            ("pad_left", layer.PadLeft),
            ("out_height", layer.OutHeight),
            ("out_width", layer.OutWidth),
            ("pool_window", layer.PoolWindow),
            ("pool_stride", layer.PoolStride),
        ];
        foreach ((string name, int value) in shape)
        {
            json.WriteNumber(name, value);
        }

        json.WriteBoolean("relu", layer.Relu);
        json.WriteNumber("shift", layer.Shift);
        json.WriteNumber("bias_shift", layer.BiasShift);
        json.WriteString("rounding", CnnModelParser.Roundings.First(pair => pair.Value == layer.Round).Name);
        json.WriteBoolean("in_signed", layer.InSigned);
        json.WriteBoolean("out_signed", layer.OutSigned);
        if (layer.Scaled)
        {
            ModelJson.WriteLine(json, "multipliers", weights.Multipliers.ToArray());
        }

        ModelJson.WriteLine(json, "biases", weights.Biases.ToArray());

        // One line for each output channel, which the writer's own indentation cannot do.
        IEnumerable<string> channels = Enumerable.Range(0, weights.Outputs)
            .Select(output => $"        {ModelJson.Line(weights.Kernel(output).ToArray())}");
        json.WritePropertyName("weights");
        json.WriteRawValue($"[\n{string.Join(",\n", channels)}\n      ]");
        json.WriteEndObject();
    }
}
