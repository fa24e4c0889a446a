using Google.Protobuf.Collections;
using Onnx;
using Kind = Onnx.AttributeProto.Types.AttributeType;

namespace Hdl.Import.Onnx;

/// <summary>
/// A node of a graph. Attributes that nobody asks for are refused: each changes what the node computes.
/// </summary>
internal sealed class OnnxNode
{
    private readonly Dictionary<string, AttributeProto> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = [];
    private readonly string _path;

    /// <summary>One of a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="name">Its name, or one that was made for it.</param>
    /// <param name="proto">The message.</param>
    public OnnxNode(string path, string name, NodeProto proto)
    {
        (_path, Name, Type, Where) = (path, name, proto.OpType, $"{path}, {name}");
        Inputs = [.. proto.Input];
        Outputs = [.. proto.Output];
        foreach (AttributeProto attribute in proto.Attribute)
        {
            OnnxName.Check(path, attribute.Name, "an attribute");
            if (!_attributes.TryAdd(attribute.Name, attribute) || attribute.RefAttrName.Length > 0)
            {
                throw ImportFault.Of(
                    "An attribute is given twice, or refers to a function", Where, attribute.Name, "Export it again.");
            }
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>File and name, for messages.</summary>
    public string Where { get; }

    /// <summary>Its operator.</summary>
    public string Type { get; }

    /// <summary>Names of its inputs; empty where one is left out.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>Names of its outputs; empty where one is left out.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Name of an input; empty where it is left out.</summary>
    public string Input(int index) => index < Inputs.Count ? Inputs[index] : "";

    /// <summary>A whole number.</summary>
    public long Integer(string name, long fallback) => Find(name, Kind.Int)?.I ?? fallback;

    /// <summary>A number, finite.</summary>
    public float Float(string name, float fallback) => Find(name, Kind.Float)?.F is not { } value ? fallback
        : float.IsFinite(value) ? value
        : throw ImportFault.Of("Not a number", $"{Where}, {name}", "NaN or infinity", "Export it again.");

    /// <summary>A word.</summary>
    public string Text(string name, string fallback) => Find(name, Kind.String)?.S.ToStringUtf8() ?? fallback;

    /// <summary>Words.</summary>
    public string[]? Texts(string name) => Find(name, Kind.Strings)?.Strings.Select(text => text.ToStringUtf8())
        .ToArray();

    /// <summary>Whole numbers; null where they are not given.</summary>
    public long[]? Integers(string name) => Find(name, Kind.Ints) is { } found ? [.. (RepeatedField<long>)found.Ints]
        : null;

    /// <summary>A tensor; null where it is not given.</summary>
    public OnnxTensor? Tensor(string name) =>
        Find(name, Kind.Tensor) is { T: { } tensor } ? new OnnxTensor(_path, $"{Name}, {name}", tensor) : null;

    /// <summary>An attribute without effect on the numbers.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            _read.Add(name);
        }
    }

    /// <summary>Refuses attributes that were not asked for.</summary>
    public void Done()
    {
        if (_attributes.Keys.FirstOrDefault(name => !_read.Contains(name)) is { } unknown)
        {
            throw ImportFault.Of(
                $"An attribute of {Type} is not supported", Where, unknown, "Export the network without it.");
        }
    }

    private AttributeProto? Find(string name, Kind kind)
    {
        _read.Add(name);
        return _attributes.GetValueOrDefault(name) is not { } found ? null
            : found.Type == kind ? found
            : throw ImportFault.Of(
                "An attribute has another type", $"{Where}, {name}", found.Type.ToString(), $"{kind} is needed.");
    }
}
