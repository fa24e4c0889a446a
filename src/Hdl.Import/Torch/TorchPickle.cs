using System.Collections;
using Razorvine.Pickle;

namespace Hdl.Import.Torch;

/// <summary>
/// Reads the pickle of a PyTorch archive. Only tensors, and dictionaries of them, are made of it: every other class
/// that it names becomes a refusal when it is to be built, and nothing that it names is ever called.
/// </summary>
internal sealed class TorchPickle : Unpickler
{
    private static readonly Dictionary<string, TorchType> Storages = new()
    {
        ["FloatStorage"] = new TorchType('f', 4),
        ["DoubleStorage"] = new TorchType('f', 8),
        ["HalfStorage"] = new TorchType('f', 2),
        ["BFloat16Storage"] = new TorchType('B', 2),
        ["LongStorage"] = new TorchType('i', 8),
        ["IntStorage"] = new TorchType('i', 4),
        ["ShortStorage"] = new TorchType('i', 2),
        ["CharStorage"] = new TorchType('i', 1),
        ["ByteStorage"] = new TorchType('u', 1),
        ["BoolStorage"] = new TorchType('u', 1),
    };

    static TorchPickle()
    {
        registerConstructor("collections", "OrderedDict", new Made(_ => new TorchDictionary()));
        registerConstructor("torch._utils", "_rebuild_tensor_v2", new Made(TorchTensor.Of));
        registerConstructor("torch._utils", "_rebuild_parameter", new Made(arguments => arguments[0]));
        foreach ((string name, TorchType type) in Storages)
        {
            registerConstructor("torch", name, new Storage(type));
        }
    }

    /// <summary>Which type a storage's class stands for; null where it is none.</summary>
    /// <param name="constructor">What the pickle names.</param>
    public static TorchType? TypeOf(object? constructor) => (constructor as Storage)?.Type;

    /// <inheritdoc/>
    protected override object persistentLoad(object pid) =>
        pid is object[] { Length: 5 } parts && parts[0] is "storage" && TypeOf(parts[1]) is { } type
            && parts[2] is string key && parts[4] is int or long
            ? new TorchStorage(key, type, Convert.ToInt64(parts[4]))
            : throw new PickleException("a reference that is no storage of a known type");

    private sealed class Made(Func<object[], object> make) : IObjectConstructor
    {
        public object construct(object[] args) => make(args);
    }

    private sealed class Storage(TorchType type) : IObjectConstructor
    {
        public TorchType Type => type;

        public object construct(object[] args) => throw new PickleException("a storage outside a tensor");
    }
}

/// <summary>Elements of a storage.</summary>
/// <param name="Kind">f float, i signed, u unsigned, B the upper half of a float32.</param>
/// <param name="Size">Bytes.</param>
internal sealed record TorchType(char Kind, int Size);

/// <summary>Numbers that lie in an entry of the archive.</summary>
/// <param name="Key">Name of the entry.</param>
/// <param name="Type">Their type.</param>
/// <param name="Count">How many.</param>
internal sealed record TorchStorage(string Key, TorchType Type, long Count);

/// <summary>A view of a storage.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">Its first element.</param>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Stride">Elements from one to the next, for each dimension.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Stride)
{
    /// <summary>Of the arguments of torch._utils._rebuild_tensor_v2.</summary>
    public static TorchTensor Of(object[] arguments) =>
        arguments is { Length: >= 4 } && arguments[0] is TorchStorage storage && arguments[1] is int or long
            && arguments[2] is object[] shape && arguments[3] is object[] stride && shape.Length == stride.Length
            ? new TorchTensor(storage, Convert.ToInt64(arguments[1]), Numbers(shape), Numbers(stride))
            : throw new PickleException("a tensor of another form");

    private static long[] Numbers(object[] values) => [.. values.Select(value =>
        value is int or long ? Convert.ToInt64(value) : throw new PickleException("a shape that is no numbers"))];
}

/// <summary>An ordered dictionary, whose attributes are left out.</summary>
internal sealed class TorchDictionary : Hashtable
{
    /// <summary>Called by the library with the attributes.</summary>
    /// <param name="state">They.</param>
    public void __setstate__(Hashtable state) => ArgumentNullException.ThrowIfNull(state);
}
