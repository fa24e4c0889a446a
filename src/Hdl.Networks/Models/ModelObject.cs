using System.Text;
using System.Text.Json;

namespace Hdl.Networks.Models;

/// <summary>
/// The fields of one JSON object of a model file; a field that is missing or of the wrong type is a problem and reads
/// as a default.
/// </summary>
public readonly struct ModelObject
{
    private readonly ModelFields _file;
    private readonly JsonElement _element;
    private readonly string _name;

    internal ModelObject(ModelFields file, JsonElement element, string name) =>
        (_file, _element, _name) = (file, element, name);

    /// <summary>A field, or null where it is missing.</summary>
    /// <param name="field">Its name.</param>
    public JsonElement? Optional(string field) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(field, out JsonElement value)
            ? value
            : null;

    /// <summary>A field; undefined where it is missing.</summary>
    /// <param name="field">Its name.</param>
    public JsonElement Required(string field)
    {
        if (Optional(field) is { } value)
        {
            return value;
        }

        if (_element.ValueKind == JsonValueKind.Object)
        {
            _file.Add("Missing field", $"{_name}.{field}", "none", "Every convention must be stated: add the field.");
        }

        return default;
    }

    /// <summary>A text.</summary>
    /// <param name="field">Its name.</param>
    public string String(string field)
    {
        JsonElement value = Required(field);
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : Wrong(field, value, "a string", string.Empty);
    }

    /// <summary>An integer of 32 bits.</summary>
    /// <param name="field">Its name.</param>
    public int Int(string field)
    {
        JsonElement value = Required(field);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number
            : Wrong(field, value, "an integer", 0);
    }

    /// <summary>An integer of 32 bits, or null.</summary>
    /// <param name="field">Its name.</param>
    public int? OptionalInt(string field) => Required(field).ValueKind == JsonValueKind.Null ? null : Int(field);

    /// <summary>True or false.</summary>
    /// <param name="field">Its name.</param>
    public bool Bool(string field)
    {
        JsonElement value = Required(field);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Wrong(field, value, "true or false", false);
    }

    /// <summary>One of several names.</summary>
    /// <typeparam name="T">What they stand for.</typeparam>
    /// <param name="field">Name of the field.</param>
    /// <param name="choices">The names, and what they stand for.</param>
    public T Choice<T>(string field, IReadOnlyList<(string Name, T Value)> choices)
        where T : struct
    {
        string text = String(field);
        foreach ((string name, T value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        if (text.Length > 0)
        {
            _file.Add(
                "Not one of the choices", $"{_name}.{field}", text,
                $"Choose one of {string.Join(", ", choices.Select(choice => choice.Name))}.");
        }

        return default;
    }

    /// <summary>A convention of which there is one only.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="expected">What it must be.</param>
    public void Fixed(string field, string expected)
    {
        string text = String(field);
        if (text != expected && text.Length > 0)
        {
            _file.Add(
                "Another convention than the hardware's", $"{_name}.{field}", text,
                $"The hardware computes \"{expected}\".");
        }
    }

    private T Wrong<T>(string field, JsonElement value, string wanted, T fallback)
    {
        if (value.ValueKind != JsonValueKind.Undefined)
        {
            string found = Encoding.UTF8.GetByteCount(value.GetRawText()) <= 40
                ? value.GetRawText()
                : ModelFields.Kind(value);
            _file.Add("Wrong type", $"{_name}.{field}", found, $"Give {wanted}.");
        }

        return fallback;
    }
}
