using System.Globalization;
using Google.Protobuf;

namespace Hdl.Import.Onnx;

/// <summary>
/// Sizes up a file before it is parsed: an empty message of 2 bytes becomes an object of over 100, so that a parser
/// would make gigabytes of a file of some megabytes. Only the payload of weights may be large.
/// </summary>
internal static class OnnxEnvelope
{
    /// <summary>Most bytes that are not payload of weights.</summary>
    public const int MostStructure = 4 << 20;

    // Field numbers of onnx.proto3: ModelProto.graph, GraphProto.initializer, TensorProto.float_data, raw_data,
    // double_data.
    private const int Graph = 7;
    private const int Initializer = 5;
    private static readonly int[] Payload = [4, 9, 10];

    /// <summary>Refuses a file of too much structure, or of none.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="bytes">Its content.</param>
    public static void Check(string path, byte[] bytes)
    {
        long structure = 0;
        try
        {
            structure = bytes.Length - Weights(bytes, 0, bytes.Length, 0);
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw Damaged(path, failure);
        }

        if (structure > MostStructure)
        {
            throw ImportFault.Of(
                "The graph is too large", path,
                string.Create(CultureInfo.InvariantCulture, $"{structure >> 10:N0} KiB beside its initializers"),
                "Give 4 MiB at most, with weights as initializers (raw_data).");
        }
    }

    /// <summary>What is said of bytes that are no message.</summary>
    public static Exception Damaged(string path, InvalidProtocolBufferException failure) => ImportFault.Of(
        "The file is truncated or damaged", path, ImportFault.Short(failure.Message.Split('\n')[0]),
        "Export it again: torch.onnx.export(model, input, 'net.onnx').");

    // Bytes of payload in a model (depth 0), a graph (1) or a tensor (2).
    private static long Weights(byte[] bytes, int start, int length, int depth)
    {
        using var input = new CodedInputStream(bytes, start, length);
        long found = 0;
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            int field = WireFormat.GetTagFieldNumber(tag);
            int at = (int)input.Position;
            input.SkipLastField();
            bool wanted = depth switch
            {
                0 => field == Graph,
                1 => field == Initializer,
                _ => Payload.Contains(field),
            };
            if (!wanted || WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
            {
                continue;
            }

            // Positions count from the front of the array.
            using var head = new CodedInputStream(bytes, at, start + length - at);
            int size = head.ReadLength();
            found += depth == 2 ? size : Weights(bytes, (int)head.Position, size, depth + 1);
        }

        return found;
    }
}
