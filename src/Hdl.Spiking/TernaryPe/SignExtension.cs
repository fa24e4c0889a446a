using System.Globalization;

namespace Hdl.Spiking.TernaryPe;

/// <summary>Verilog expressions that widen a value explicitly, as lint-clean arithmetic of mixed widths needs.</summary>
internal static class SignExtension
{
    /// <summary><c>{{3{v[4]}, v}</c> as Verilog spells it: the two's complement value of <paramref name="name"/> in more bits.</summary>
    /// <param name="name">A signed vector.</param>
    /// <param name="from">Its width.</param>
    /// <param name="to">Width wanted, at least as great.</param>
    public static string Signed(string name, int from, int to) =>
        from == to ? name : $"{{{Repeat($"{name}[{Text(from - 1)}]", to - from)}, {name}}}";

    /// <summary><c>{n{bit}}</c>, or the bit alone.</summary>
    private static string Repeat(string bit, int count) => count == 1 ? bit : $"{{{Text(count)}{{{bit}}}}}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
