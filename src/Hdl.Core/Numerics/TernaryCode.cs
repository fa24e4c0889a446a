namespace Hdl.Core.Numerics;

/// <summary>
/// The 2-bit code of a ternary weight: 00 = 0, 01 = +1, 11 = -1. The code 10 is illegal and reads as 0.
/// </summary>
public static class TernaryCode
{
    /// <summary>The code that generators never emit and that hardware reads as 0.</summary>
    public const int Illegal = 0b10;

    /// <summary>The code of -1, 0 or +1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Any other value.</exception>
    public static int Encode(int value) => value switch
    {
        0 => 0b00,
        1 => 0b01,
        -1 => 0b11,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A ternary weight is -1, 0 or +1."),
    };

    /// <summary>The value of a code; the illegal code is 0. Only the low two bits are looked at.</summary>
    public static int Decode(int code) => (code & 3) switch { 0b01 => 1, 0b11 => -1, _ => 0 };
}
