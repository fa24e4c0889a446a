using System.Text.Json.Serialization;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Verilog;
using Hdl.Networks.Analysis;
using Hdl.Noc.NocMesh.Measurement;

namespace Hdl.Cli;

/// <summary>How commands print what they found as JSON: an array, null where there is no answer.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(IEnumerable<TargetJson>))]
[JsonSerializable(typeof(IEnumerable<TensorJson>))]
[JsonSerializable(typeof(IEnumerable<NocPointJson>))]
internal sealed partial class CommandJson : JsonSerializerContext;

/// <summary>A target of <c>hdl targets --json</c>.</summary>
internal sealed record TargetJson(
    string Name, string Kind, string Summary, IEnumerable<PresetJson> Presets, IEnumerable<ParameterJson> Parameters)
{
    public static TargetJson Of(ITarget target)
    {
        HdlParameters defaults = target.Presets[0].Parameters;
        ParameterSchema schema = ParameterSchema.Of(defaults.GetType());
        return new(
            target.Name, target.IsSystem ? "system" : "block", target.Summary,
            target.Presets.Select(preset => new PresetJson(
                preset.Name, preset.Summary, schema.Differences(preset.Parameters, defaults).ToDictionary())),
            schema.Parameters.Select(parameter => new ParameterJson(
                parameter.Key, parameter.Section, parameter.Kind, parameter.Unit, parameter.Range, parameter.Choices,
                parameter.TextIn(defaults), parameter.Description)));
    }
}

/// <summary>A preset, and what it gives other values than the first preset.</summary>
internal sealed record PresetJson(string Name, string Summary, Dictionary<string, string> Differences);

/// <summary>A parameter.</summary>
internal sealed record ParameterJson(
    string Key, string Section, string Kind, string Unit, string Range, IEnumerable<string> Choices, string Default,
    string Description);

/// <summary>A tensor of <c>hdl analyze --json</c>: sizes in bits, shares from 0 to 1.</summary>
internal sealed record TensorJson(
    string Name, string Type, IEnumerable<int> Shape, long Pixels, long NonZeros, double? Zeros, long PacketPixels,
    long Packets, int ValueWidth, int NeededWidth, int MapWidth, int RunWidth, int PairsPerWord, long Pairs,
    long RawBits, long MapBits, long RunLengthBits, double BoundValuesKeptBits, double? BoundValuesCodedBits,
    double? MapCrossover, double? RunLengthCrossover, string Smallest)
{
    public static TensorJson Of(TensorAnalysis tensor) => new(
        tensor.Name, tensor.Type.Name, tensor.Shape, tensor.Pixels, tensor.NonZeros, tensor.Zeros, tensor.PacketPixels,
        tensor.Packets, tensor.ValueWidth, tensor.NeededWidth, tensor.Map.MapWidth, tensor.Run.RunWidth,
        tensor.Run.PairsPerWord, tensor.Pairs, tensor.RawBits, tensor.MapBits, tensor.RunBits, tensor.VerbatimBits,
        tensor.ValueEntropyBits, tensor.MapCrossover, tensor.RunCrossover, tensor.Smallest);
}

/// <summary>A point of <c>hdl noc sweep --json</c>: loads in flits per node and cycle, latencies in cycles.</summary>
internal sealed record NocPointJson(
    string Mesh, int VirtualChannels, int Depth, string Pipeline, string Flow, double? Load, double Offered,
    double Accepted, bool Saturated, double? LatencyMean,
    [property: JsonPropertyName("latency_half_width_95")] double? LatencyHalfWidth, double? LatencyMedian,
    [property: JsonPropertyName("latency_99")] double? Latency99, double? LatencyMax, double? Packets, double Waiting,
    long Cycles)
{
    public static NocPointJson Of(NocPoint point)
    {
        (NocConfiguration mesh, LatencyHistogram? latency) = (point.Configuration, point.Latency);
        return new(
            mesh.Size.ToString(), mesh.VirtualChannels, mesh.Depth, Naming.ToSnakeCase(mesh.Pipeline.ToString()),
            Naming.ToSnakeCase(mesh.Flow.ToString()), point.Load, point.Offered, point.Accepted, point.Saturated,
            latency?.Mean, point.HalfWidth, latency?.Quantile(0.5), latency?.Quantile(0.99), latency?.Max,
            latency?.Count, point.Waiting, point.Cycles);
    }
}
