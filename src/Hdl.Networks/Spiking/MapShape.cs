namespace Hdl.Networks.Spiking;

/// <summary>Shape of what lies between two layers: a vector of n elements is n x 1 x 1.</summary>
/// <param name="Channels">Channels C, 1 or more.</param>
/// <param name="Height">Rows H, 1 or more.</param>
/// <param name="Width">Columns W, 1 or more.</param>
public readonly record struct MapShape(int Channels, int Height, int Width)
{
    /// <summary>Elements C * H * W.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>Address of an element, the channel fastest: (y * W + x) * C + c.</summary>
    /// <param name="y">Row.</param>
    /// <param name="x">Column.</param>
    /// <param name="c">Channel.</param>
    public int Address(int y, int x, int c) => (((y * Width) + x) * Channels) + c;

    /// <summary>The element of an address.</summary>
    /// <param name="address">0..<see cref="Size"/> - 1.</param>
    public (int Y, int X, int Channel) Place(int address) =>
        (address / Channels / Width, address / Channels % Width, address % Channels);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Channels}x{Height}x{Width}");
}
