using System.Text.Json.Serialization;
using Hdl.Flows.Fpga;

namespace Hdl.Flows;

/// <summary>
/// How other tools' files are read: fields that nobody needs are passed over, missing ones are errors.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = [typeof(YosysBit)])]
[JsonSerializable(typeof(YosysNetlist))]
[JsonSerializable(typeof(NextpnrReport))]
internal sealed partial class ToolJson : JsonSerializerContext;
