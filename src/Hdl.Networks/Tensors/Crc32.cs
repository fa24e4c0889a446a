namespace Hdl.Networks.Tensors;

/// <summary>The checksum of zip archives, which the library that reads them does not compare.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Shift((uint)value))];

    private uint _inverted;

    /// <summary>The checksum of everything added so far.</summary>
    public readonly uint Value => _inverted;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        Crc32 crc = default;
        crc.Add(bytes);
        return crc.Value;
    }

    /// <summary>Adds the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~_inverted;
        foreach (byte value in bytes)
        {
            crc = (crc >> 8) ^ Table[(byte)(crc ^ value)];
        }

        _inverted = ~crc;
    }

    private static uint Shift(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value >> 1) ^ (0xEDB8_8320 & (0u - (value & 1)));
        }

        return value;
    }
}
