using Hdl.Networks.Tensors;

namespace Hdl.Networks.Tests.Tensors;

internal static class TensorElements
{
    /// <summary>Every element, read in pieces of odd sizes.</summary>
    public static ulong[] All(TensorReader tensor)
    {
        List<ulong> elements = [];
        ulong[] piece = new ulong[997];
        for (int count = tensor.Read(piece); count > 0; count = tensor.Read(piece))
        {
            elements.AddRange(piece[..count]);
        }

        Assert.Equal(tensor.Count, elements.Count);
        return [.. elements];
    }

    /// <summary>Every element, of a tensor that is held as a whole.</summary>
    public static ulong[] Held(TensorReader reader)
    {
        Tensor tensor = reader.ToTensor();
        ulong[] elements = new ulong[reader.Count];
        tensor.Type.Decode(tensor.Bytes.ToArray(), elements);
        Assert.Equal(
            elements.Select(tensor.Type.Number), Enumerable.Range(0, elements.Length).Select(i => tensor.Number(i)));
        return elements;
    }
}
