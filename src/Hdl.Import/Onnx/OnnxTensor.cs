using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Hdl.Networks.Tensors;
using Onnx;
using Kind = Onnx.TensorProto.Types.DataType;

namespace Hdl.Import.Onnx;

/// <summary>A constant of a graph; its numbers are checked when they are asked for.</summary>
internal sealed class OnnxTensor
{
    private const int MostDimensions = 8;

    private readonly TensorProto? _proto;
    private readonly float[]? _floats;
    private readonly long[]? _integers;

    /// <summary>One of a file, once its size is known to be true.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="name">Its name in the graph.</param>
    /// <param name="proto">The message.</param>
    public OnnxTensor(string path, string name, TensorProto proto)
    {
        (Where, _proto) = ($"{path}, {name}", proto);
        Name = name;
        if (proto.DataLocation == TensorProto.Types.DataLocation.External || proto.ExternalData.Count > 0)
        {
            throw ImportFault.Of(
                "Weights lie in another file", Where, "external data",
                "Save one file: onnx.save_model(model, 'net.onnx', save_as_external_data=False).");
        }

        if (proto.Segment is not null)
        {
            throw ImportFault.Of("A tensor in segments is not read", Where, "segment", "Export it whole.");
        }

        if (Size((Kind)proto.DataType) == 0)
        {
            throw ImportFault.Of(
                "Not a type of numbers", Where, ((Kind)proto.DataType).ToString(),
                "Export with float32, float64, float16, bfloat16 or integers.");
        }

        Shape = Lengths(proto);
        Count = Shape.Aggregate(1L, (product, length) => product * length);
        long stored = Stored(proto);
        if (stored != Count)
        {
            throw ImportFault.Of(
                "The shape is not that of the data", Where,
                $"{TensorShape.Text(Shape)} with {ImportFault.Text(stored)} numbers", "Export it again.");
        }
    }

    private OnnxTensor(OnnxTensor from, int[] shape, float[]? floats, long[]? integers)
    {
        (Where, Name, Shape, _floats, _integers) = (from.Where, from.Name, shape, floats, integers);
        Count = shape.Aggregate(1L, (product, length) => product * length);
    }

    /// <summary>File and name, for messages.</summary>
    public string Where { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Length of each dimension.</summary>
    public int[] Shape { get; }

    /// <summary>Elements.</summary>
    public long Count { get; }

    /// <summary>Whether its numbers are whole.</summary>
    public bool IsInteger => _integers is not null || (_proto is not null && (Kind)_proto.DataType is not
        (Kind.Float or Kind.Double or Kind.Float16 or Kind.Bfloat16));

    /// <summary>Its numbers, all of them finite.</summary>
    public float[] Floats()
    {
        float[] values = _floats ?? [.. _integers is not null
            ? _integers.Select(value => (float)value)
            : IsInteger ? Integers().Select(value => (float)value) : Read()];
        FloatTensor.CheckFinite(values, Shape, Where);
        return values;
    }

    /// <summary>Its whole numbers.</summary>
    public long[] Integers() => _integers ?? (IsInteger ? ReadIntegers() : throw ImportFault.Of(
        "Not whole numbers", Where, "floating point", "Export it again."));

    /// <summary>The same numbers in another shape.</summary>
    public OnnxTensor Shaped(params int[] shape) =>
        shape.Aggregate(1L, (product, length) => product * length) == Count
            ? new OnnxTensor(this, shape, IsInteger ? null : Floats(), IsInteger ? Integers() : null)
            : throw ImportFault.Of(
                "A constant has another shape", Where, TensorShape.Text(Shape),
                $"{TensorShape.Text(shape)} is needed.");

    /// <summary>With dimensions in another order.</summary>
    public OnnxTensor Transposed(IReadOnlyList<int> order)
    {
        int[] shape = [.. order.Select(axis => Shape[axis])];
        int[] steps = new int[Shape.Length];
        for (int axis = Shape.Length - 1, step = 1; axis >= 0; step *= Shape[axis], axis--)
        {
            steps[axis] = step;
        }

        float[] from = Floats();
        float[] to = new float[from.Length];
        int[] at = new int[shape.Length];
        for (int i = 0; i < to.Length; i++)
        {
            int source = 0;
            for (int axis = 0; axis < at.Length; axis++)
            {
                source += at[axis] * steps[order[axis]];
            }

            to[i] = from[source];
            for (int axis = at.Length - 1; axis >= 0 && ++at[axis] == shape[axis]; axis--)
            {
                at[axis] = 0;
            }
        }

        return new OnnxTensor(this, shape, to, null);
    }

    private int[] Lengths(TensorProto proto)
    {
        long product = 1;
        foreach (long length in proto.Dims)
        {
            // Bounded one after the other: the product of huge lengths would wrap.
            product = length is >= 0 and <= FloatTensor.MostElements ? product * Math.Max(1, length) : long.MaxValue;
            if (product > FloatTensor.MostElements || proto.Dims.Count > MostDimensions)
            {
                throw ImportFault.Of(
                    "The tensor is too large", Where,
                    $"({string.Join(", ", proto.Dims.Take(MostDimensions).Select(ImportFault.Text))})",
                    "Give 2^27 numbers and 8 dimensions at most.");
            }
        }

        return [.. proto.Dims.Select(length => (int)length)];
    }

    private static long Stored(TensorProto proto)
    {
        var kind = (Kind)proto.DataType;
        if (proto.RawData.Length > 0)
        {
            return proto.RawData.Length % Size(kind) == 0 ? proto.RawData.Length / Size(kind) : -1;
        }

        return kind switch
        {
            Kind.Float => proto.FloatData.Count,
            Kind.Double => proto.DoubleData.Count,
            Kind.Int64 => proto.Int64Data.Count,
            _ => proto.Int32Data.Count,
        };
    }

    // Bytes of a number; 0 of types that are not read.
    private static int Size(Kind kind) => kind switch
    {
        Kind.Float or Kind.Int32 => 4,
        Kind.Double or Kind.Int64 => 8,
        Kind.Float16 or Kind.Bfloat16 => 2,
        Kind.Int8 or Kind.Uint8 => 1,
        _ => 0,
    };

    private IEnumerable<float> Read()
    {
        ReadOnlyMemory<byte> raw = _proto!.RawData.Memory;
        var kind = (Kind)_proto.DataType;
        return (kind, raw.Length > 0) switch
        {
            (Kind.Float, true) => Raw(4, at => BinaryPrimitives.ReadSingleLittleEndian(raw.Span[at..])),
            (Kind.Float, false) => _proto.FloatData,
            (Kind.Double, true) => Raw(8, at => (float)BinaryPrimitives.ReadDoubleLittleEndian(raw.Span[at..])),
            (Kind.Double, false) => _proto.DoubleData.Select(value => (float)value),
            (Kind.Float16, true) => Raw(2, at => (float)BinaryPrimitives.ReadHalfLittleEndian(raw.Span[at..])),
            (Kind.Float16, false) => _proto.Int32Data.Select(bits => (float)BitConverter.Int16BitsToHalf((short)bits)),
            (_, true) => Raw(2, at => Brain(BinaryPrimitives.ReadUInt16LittleEndian(raw.Span[at..]))),
            _ => _proto.Int32Data.Select(bits => Brain((ushort)bits)),
        };
    }

    private long[] ReadIntegers()
    {
        ReadOnlyMemory<byte> raw = _proto!.RawData.Memory;
        return (Kind)_proto.DataType switch
        {
            Kind.Int64 when raw.Length > 0 => [.. Raw(8, at => BinaryPrimitives.ReadInt64LittleEndian(raw.Span[at..]))],
            Kind.Int64 => [.. _proto.Int64Data],
            Kind.Int32 when raw.Length > 0 =>
                [.. Raw(4, at => (long)BinaryPrimitives.ReadInt32LittleEndian(raw.Span[at..]))],
            Kind.Int8 when raw.Length > 0 =>
                [.. MemoryMarshal.Cast<byte, sbyte>(raw.Span).ToArray().Select(v => (long)v)],
            _ when raw.Length > 0 => [.. raw.ToArray().Select(value => (long)value)],
            _ => [.. _proto.Int32Data.Select(value => (long)value)],
        };
    }

    private IEnumerable<T> Raw<T>(int size, Func<int, T> read) =>
        Enumerable.Range(0, (int)Count).Select(index => read(index * size));

    // The upper half of a float.
    private static float Brain(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
