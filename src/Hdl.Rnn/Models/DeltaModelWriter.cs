using System.Text.Json;
using Hdl.Networks.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>Writes the JSON of <see cref="DeltaModelFile"/>: the same network gives the same bytes.</summary>
internal static class DeltaModelWriter
{
    public static byte[] ToUtf8(DeltaModel model) => ModelJson.ToUtf8(DeltaModelFile.Format, model.Name, json =>
    {
        WriteConventions(json, model);
        WriteOrigin(json, model);
        json.WriteStartArray("layers");
        foreach (DeltaLayer layer in model.Weights.Layers)
        {
            WriteLayer(json, layer);
        }

        json.WriteEndArray();
        if (model.Weights.Readout is { } readout)
        {
            json.WriteStartObject("readout_layer");
            ModelJson.WriteLine(json, "bias", readout.Bias);
            WriteMatrix(json, "weights", readout.Weights, "    ");
            json.WriteEndObject();
        }

    });

    private static void WriteConventions(Utf8JsonWriter json, DeltaModel model)
    {
        DeltaFormats formats = model.Formats;
        json.WriteString("cell", DeltaNames.Cells.Of(model.Cell));
        json.WriteString("gate_order", DeltaNames.GateOrder(model.Cell));
        (string Name, int Value)[] widths =
        [
            ("act_int", formats.ActInt),
            ("act_frac", formats.ActFrac),
            ("weight_bits", formats.WeightBits),
            ("weight_frac", formats.WeightFrac),
            ("acc_bits", formats.AccBits),
            ("gate_frac", formats.GateFrac),
            ("input_bits", model.InputBits),
            ("bias_columns", model.BiasColumns),
        ];
        foreach ((string name, int value) in widths)
        {
            json.WriteNumber(name, value);
        }

        json.WriteString("rounding", DeltaNames.Rounding);
        json.WriteString("overflow", DeltaNames.Overflows.Of(model.Overflow));
        json.WriteString("readout", DeltaNames.Readouts.Of(model.Readout));
        json.WriteString("readout_when", DeltaNames.Whens.Of(model.When));
        json.WriteStartObject("sequence");
        json.WriteString("step", DeltaNames.Steps.Of(model.Sequence.Kind));
        json.WriteNumber("steps", model.Sequence.Steps);
        json.WriteEndObject();
        WriteThresholds(json, model.Thresholds);
    }

    private static void WriteThresholds(Utf8JsonWriter json, DeltaThresholds thresholds)
    {
        json.WriteStartObject("thresholds");
        ModelJson.WriteLine(json, "input", thresholds.Input);
        ModelJson.WriteLine(json, "hidden", thresholds.Hidden);
        json.WriteNumber("readout", thresholds.Readout);
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, DeltaModel model)
    {
        if (model.Command is { } command)
        {
            json.WriteString("command", command);
        }

        if (model.Attribution is { } attribution)
        {
            json.WriteString("attribution", attribution);
        }

        if (model.Tuning is { } tuning)
        {
            json.WriteStartObject("tuning");
            json.WriteString("data_set", tuning.DataSet);
            json.WriteNumber("sequences", tuning.Sequences);
            json.WriteEndObject();
        }

        json.WriteStartArray("accuracy");
        foreach (DeltaAccuracy figure in model.Accuracy)
        {
            json.WriteStartObject();
            json.WriteString("data_set", figure.DataSet);
            json.WriteNumber("sequences", figure.Sequences);
            json.WriteNumber("steps", figure.Steps);
            json.WriteNumber("correct", figure.Correct);
            WriteThresholds(json, figure.Thresholds);
            IEnumerable<string> columns = figure.Layers.Append(figure.Readout)
                .Select(layer => ModelJson.Line((long[])[layer.Bias, layer.Input, layer.Hidden]));
            json.WritePropertyName("columns");
            json.WriteRawValue($"[{string.Join(", ", columns)}]");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLayer(Utf8JsonWriter json, DeltaLayer layer)
    {
        json.WriteStartObject();
        json.WriteNumber("inputs", layer.Inputs);
        json.WriteNumber("hidden", layer.Hidden);
        ModelJson.WriteLine(json, "input_bias", layer.InputBias);
        if (layer.HiddenBias is { } bias)
        {
            ModelJson.WriteLine(json, "hidden_bias", bias);
        }

        WriteMatrix(json, "input_weights", layer.InputWeights, "      ");
        WriteMatrix(json, "hidden_weights", layer.HiddenWeights, "      ");
        json.WriteEndObject();
    }

    // One line for each row, which the writer's own indentation cannot do.
    private static void WriteMatrix(Utf8JsonWriter json, string name, int[][] matrix, string indent)
    {
        json.WritePropertyName(name);
        IEnumerable<string> rows = matrix.Select(row => $"{indent}  {ModelJson.Line(row)}");
        json.WriteRawValue($"[\n{string.Join(",\n", rows)}\n{indent}]");
    }
}
