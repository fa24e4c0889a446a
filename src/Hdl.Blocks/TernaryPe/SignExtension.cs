using System.Globalization;

namespace Hdl.Blocks.TernaryPe;

/// <summary>Verilog expressions that widen a value explicitly, as lint-clean arithmetic of mixed widths needs.</summary>
internal static class SignExtension
{
    /// <summary><c>{{3{v[4]}, v}</c> as Verilog spells it: the two's complement value of <paramref name="name"/> in more bits.</summary>
    /// <param name="name">A signed vector.</param>
    /// <param name="from">Its width.</param>
    /// <param name="to">Width wanted, at least as great.</param>
    public static string Signed(string name, int from, int to) =>
        from == to ? name : $"{{{Repeat($"{name}[{Text(from - 1)}]", to - from)}, {name}}}";

    /// <summary>The non-negative value of an expression in more bits.</summary>
    /// <param name="expression">An expression of <paramref name="from"/> bits.</param>
    /// <param name="from">Its width.</param>
    /// <param name="to">Width wanted, greater.</param>
    public static string Zero(string expression, int from, int to) => $"{{{Text(to - from)}'d0, {expression}}}";

    /// <summary>The value of a ternary code in two's complement: bit 0 is <paramref name="active"/>, the others the sign.</summary>
    /// <param name="active">Condition that the code is not 0.</param>
    /// <param name="negative">Condition that it is negative, if it is active.</param>
    /// <param name="width">Width wanted, 2 or more.</param>
    public static string Ternary(string active, string negative, int width) =>
        $"{{{Repeat($"{active} && {negative}", width - 1)}, {active}}}";

    /// <summary><c>{n{bit}}</c>, or the bit alone.</summary>
    public static string Repeat(string bit, int count) => count == 1 ? bit : $"{{{Text(count)}{{{bit}}}}}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
