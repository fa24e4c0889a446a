using System.Text;
using System.Text.Json;
using Hdl.Networks.Analysis;

namespace Hdl.Cli;

/// <summary>Writes what is known of tensors as JSON: sizes in bits, shares from 0 to 1, null where there is no answer.</summary>
internal static class AnalysisJson
{
    /// <summary>Writes an array with one object a tensor.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="tensors">In their order.</param>
    public static void Write(TextWriter output, IEnumerable<TensorAnalysis> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (TensorAnalysis tensor in tensors)
            {
                Write(json, tensor);
            }

            json.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, TensorAnalysis tensor)
    {
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteString("type", tensor.Type.Name);
        json.WriteStartArray("shape");
        foreach (int length in tensor.Shape)
        {
            json.WriteNumberValue(length);
        }

        json.WriteEndArray();
        json.WriteNumber("pixels", tensor.Pixels);
        json.WriteNumber("non_zeros", tensor.NonZeros);
        Optional(json, "zeros", tensor.Zeros);
        json.WriteNumber("packet_pixels", tensor.PacketPixels);
        json.WriteNumber("packets", tensor.Packets);
        json.WriteNumber("value_width", tensor.ValueWidth);
        json.WriteNumber("needed_width", tensor.NeededWidth);
        json.WriteNumber("map_width", tensor.Map.MapWidth);
        json.WriteNumber("run_width", tensor.Run.RunWidth);
        json.WriteNumber("pairs_per_word", tensor.Run.PairsPerWord);
        json.WriteNumber("pairs", tensor.Pairs);
        json.WriteNumber("raw_bits", tensor.RawBits);
        json.WriteNumber("map_bits", tensor.MapBits);
        json.WriteNumber("run_length_bits", tensor.RunBits);
        json.WriteNumber("bound_values_kept_bits", tensor.VerbatimBits);
        Optional(json, "bound_values_coded_bits", tensor.ValueEntropyBits);
        Optional(json, "map_crossover", tensor.MapCrossover);
        Optional(json, "run_length_crossover", tensor.RunCrossover);
        json.WriteString("smallest", tensor.Smallest);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, double? value)
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
