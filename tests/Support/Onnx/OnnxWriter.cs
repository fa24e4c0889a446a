using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Hdl.Tests.Support.Onnx;

/// <summary>
/// The messages of onnx.proto3 that a graph of a few nodes needs, by their field numbers: ModelProto, GraphProto,
/// NodeProto, AttributeProto, TensorProto, ValueInfoProto.
/// </summary>
internal static class OnnxWriter
{
    private const long IrVersion = 8;
    private const long LatestOpset = 14;
    private const int TypeFloat = 1;
    private const int TypeInt64 = 7;

    /// <summary>A model of one graph.</summary>
    public static byte[] Model(
        IEnumerable<byte[]> nodes, IEnumerable<byte[]> tensors, byte[] input, byte[] output,
        long opset = LatestOpset) =>
        Message(model =>
        {
            Number(model, 1, IrVersion);
            Bytes(model, 7, Message(graph =>
            {
                Each(graph, 1, nodes);
                Text(graph, 2, "network");
                Each(graph, 5, tensors);
                Bytes(graph, 11, input);
                Bytes(graph, 12, output);
            }));
            Bytes(model, 8, Message(set => Number(set, 2, opset)));
        });

    /// <summary>A node without a name; attributes are numbers, whole or not, lists of whole ones, or texts.</summary>
    public static byte[] Node(
        string type, IEnumerable<string> inputs, IEnumerable<string> outputs,
        params (string Name, object Value)[] set) => Node("", type, inputs, outputs, set);

    /// <summary>A node.</summary>
    public static byte[] Node(
        string name, string type, IEnumerable<string> inputs, IEnumerable<string> outputs,
        params (string Name, object Value)[] set) =>
        Message(node =>
        {
            foreach (string input in inputs)
            {
                Text(node, 1, input);
            }

            foreach (string output in outputs)
            {
                Text(node, 2, output);
            }

            if (name.Length > 0)
            {
                Text(node, 3, name);
            }

            Text(node, 4, type);
            Each(node, 5, set.Select(one => Message(attribute => Attribute(attribute, one.Name, one.Value))));
        });

    /// <summary>A constant of any type, with whatever bytes.</summary>
    public static byte[] Raw(string name, long[] shape, int type, byte[] raw) => Tensor(name, shape, type, raw);

    /// <summary>A constant whose numbers lie in another file.</summary>
    public static byte[] External(string name, long[] shape, string file) => Message(tensor =>
    {
        foreach (long length in shape)
        {
            Number(tensor, 1, length);
        }

        Number(tensor, 2, TypeFloat);
        Text(tensor, 8, name);
        Bytes(tensor, 13, Message(entry =>
        {
            Text(entry, 1, "location");
            Text(entry, 2, file);
        }));
        Number(tensor, 14, 1);
    });

    /// <summary>A constant of floating-point numbers.</summary>
    public static byte[] Tensor(string name, long[] shape, float[] values) =>
        Tensor(name, shape, TypeFloat, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>A constant of whole numbers.</summary>
    public static byte[] Tensor(string name, long[] values) =>
        Tensor(name, [values.Length], TypeInt64, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>What goes in or comes out: floating-point numbers, lengths that are not known by name.</summary>
    public static byte[] Value(string name, params object[] shape) => Message(value =>
    {
        Text(value, 1, name);
        Bytes(value, 2, Message(type => Bytes(type, 1, Message(tensor =>
        {
            Number(tensor, 1, TypeFloat);
            Bytes(tensor, 2, Message(lengths => Each(lengths, 1, shape.Select(length => Message(dimension =>
            {
                if (length is string symbol)
                {
                    Text(dimension, 2, symbol);
                }
                else
                {
                    Number(dimension, 1, (int)length);
                }
            })))));
        }))));
    });

    private static byte[] Tensor(string name, long[] shape, int type, byte[] raw) => Message(tensor =>
    {
        foreach (long length in shape)
        {
            Number(tensor, 1, length);
        }

        Number(tensor, 2, type);
        Text(tensor, 8, name);
        Bytes(tensor, 9, raw);
    });

    private static void Attribute(CodedOutputStream attribute, string name, object value)
    {
        Text(attribute, 1, name);
        switch (value)
        {
            case string text:
                Text(attribute, 4, text);
                Number(attribute, 20, 3);
                break;
            case float number:
                attribute.WriteTag(2, WireFormat.WireType.Fixed32);
                attribute.WriteFloat(number);
                Number(attribute, 20, 1);
                break;
            case byte[] tensor:
                Bytes(attribute, 5, tensor);
                Number(attribute, 20, 4);
                break;
            case long[] numbers:
                foreach (long number in numbers)
                {
                    Number(attribute, 8, number);
                }

                Number(attribute, 20, 7);
                break;
            default:
                Number(attribute, 3, (int)value);
                Number(attribute, 20, 2);
                break;
        }
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            write(output);
        }

        return stream.ToArray();
    }

    private static void Number(CodedOutputStream output, int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    private static void Text(CodedOutputStream output, int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    }

    private static void Bytes(CodedOutputStream output, int field, byte[] value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }

    private static void Each(CodedOutputStream output, int field, IEnumerable<byte[]> values)
    {
        foreach (byte[] value in values)
        {
            Bytes(output, field, value);
        }
    }
}
