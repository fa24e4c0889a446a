using System.Globalization;
using System.Text.Json;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>Reads where a network comes from, and what it was measured to do.</summary>
internal static class OriginParser
{
    public static NetworkOrigin Read(ModelFields fields, JsonElement element)
    {
        ModelObject origin = fields.Object(element, "origin", ["source", "assumptions", "drift"]);
        string source = origin.String("source");
        List<string> assumptions = [];
        foreach (JsonElement text in fields.Elements(origin.Required("assumptions"), "origin.assumptions"))
        {
            if (text.ValueKind != JsonValueKind.String)
            {
                fields.Add("Wrong type", "origin.assumptions", ModelFields.Kind(text), "Give strings.");
                break;
            }

            assumptions.Add(text.GetString()!);
        }

        return new NetworkOrigin(
            source, assumptions, origin.Optional("drift") is { } drift ? Drift(fields, drift) : null);
    }

    public static IReadOnlyList<SpikingAccuracy> Accuracy(ModelFields fields, JsonElement array) =>
    [
        .. fields.Elements(array, "accuracy").Select((item, index) =>
        {
            string name = $"accuracy[{index.ToString(CultureInfo.InvariantCulture)}]";
            ModelObject figure = fields.Object(item, name, ["data_set", "images", "correct", "spikes"]);
            return new SpikingAccuracy(
                figure.String("data_set"), figure.Int("images"), figure.Int("correct"),
                [
                    .. fields.Elements(figure.Required("spikes"), $"{name}.spikes")
                        .Select(number => Long(fields, number, $"{name}.spikes")),
                ]);
        }),
    ];

    private static DriftFigures Drift(ModelFields fields, JsonElement element)
    {
        ModelObject drift = fields.Object(
            element, "origin.drift",
            ["samples", "steps", "same_class", "correct_float", "correct_integer", "layers"]);
        return new DriftFigures(
            drift.Int("samples"), drift.Int("steps"), drift.Int("same_class"), drift.OptionalInt("correct_float"),
            drift.OptionalInt("correct_integer"),
            [
                .. fields.Elements(drift.Required("layers"), "origin.drift.layers").Select((item, index) =>
                {
                    string name = $"origin.drift.layers[{index.ToString(CultureInfo.InvariantCulture)}]";
                    ModelObject layer = fields.Object(
                        item, name,
                        ["layer", "places", "spikes_float", "spikes_integer", "differing", "first_step"]);
                    return new LayerDrift(
                        layer.String("layer"), Long(fields, layer, "places", name),
                        Long(fields, layer, "spikes_float", name), Long(fields, layer, "spikes_integer", name),
                        Long(fields, layer, "differing", name), layer.OptionalInt("first_step"));
                }),
            ]);
    }

    private static long Long(ModelFields fields, ModelObject layer, string field, string name) =>
        Long(fields, layer.Required(field), $"{name}.{field}");

    private static long Long(ModelFields fields, JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number))
        {
            return number;
        }

        if (value.ValueKind != JsonValueKind.Undefined)
        {
            fields.Add("Wrong type", name, ModelFields.Kind(value), "Give an integer.");
        }

        return 0;
    }
}
