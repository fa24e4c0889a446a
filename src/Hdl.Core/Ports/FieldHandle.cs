namespace Hdl.Core.Ports;

/// <summary>
/// A field of a declared stream, as scenarios and golden models name it: its place in a beat and its bits. It stands
/// wherever the number of a field is asked for.
/// </summary>
/// <param name="Index">Place among the stream's fields.</param>
/// <param name="Width">Bits, 1 or more.</param>
public readonly record struct FieldHandle(int Index, int Width)
{
    /// <summary>The place among the stream's fields.</summary>
    public static implicit operator int(FieldHandle field) => field.Index;
}
