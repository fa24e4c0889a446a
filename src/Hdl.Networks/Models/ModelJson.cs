using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hdl.Networks.Models;

/// <summary>What the writers of all model files share: the same network gives the same bytes.</summary>
public static class ModelJson
{
    /// <summary>Writes one object, its format and name first, and an end of line.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="format">The value of <c>format</c>: <c>hdl-ternary-network/1</c>.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="fields">Writes the other fields.</param>
    public static void Write(Stream stream, string format, string name, Action<Utf8JsonWriter> fields)
    {
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            json.WriteString("name", name);
            fields(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>The bytes of <see cref="Write"/>.</summary>
    /// <param name="format">The value of <c>format</c>.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="fields">Writes the other fields.</param>
    public static byte[] ToUtf8(string format, string name, Action<Utf8JsonWriter> fields)
    {
        using var stream = new MemoryStream();
        Write(stream, format, name, fields);
        return stream.ToArray();
    }

    /// <summary>Whether the bytes of a file say that it has a format; what else is in it does not matter.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="format">The value of its field <c>format</c>.</param>
    public static bool HasFormat(ReadOnlySpan<byte> utf8, string format)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName
                    && reader.ValueTextEquals("format"))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(format);
                }
            }
        }
        catch (JsonException)
        {
            // Reading it as a network says what is wrong, and where.
        }

        return false;
    }

    /// <summary>Numbers as one line, which the writer's own indentation cannot do: <c>[1, 2, 3]</c>.</summary>
    /// <typeparam name="T">Type of a number.</typeparam>
    /// <param name="numbers">The numbers.</param>
    public static string Line<T>(IEnumerable<T> numbers)
        where T : IFormattable =>
        $"[{string.Join(", ", numbers.Select(number => number.ToString(null, CultureInfo.InvariantCulture)))}]";

    /// <summary>Writes a field of numbers on one line.</summary>
    /// <typeparam name="T">Type of a number.</typeparam>
    /// <param name="json">The writer.</param>
    /// <param name="name">The field.</param>
    /// <param name="numbers">The numbers.</param>
    public static void WriteLine<T>(Utf8JsonWriter json, string name, IEnumerable<T> numbers)
        where T : IFormattable
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Line(numbers));
    }

    /// <summary>Ternary weights, a character each: <c>+</c>, <c>.</c> for 0, <c>-</c>.</summary>
    /// <param name="values">The weights.</param>
    public static string Signs(ReadOnlySpan<sbyte> values)
    {
        var text = new StringBuilder(values.Length);
        foreach (sbyte value in values)
        {
            text.Append(value > 0 ? '+' : value < 0 ? '-' : '.');
        }

        return text.ToString();
    }
}
