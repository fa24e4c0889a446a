using System.Globalization;
using System.Numerics;
using System.Reflection;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Core.Templates;

/// <summary>
/// What templates may call: pieces of Verilog made of widths, numbers and nets. All refuse arguments that give no sense
/// with an <see cref="ArgumentException"/>, which the renderer turns into an error with template, line and column.
/// </summary>
internal static class TemplateFunctions
{
    private const int WidestVector = 1 << 24;

    /// <summary>The functions by the names that templates call them by.</summary>
    public static IReadOnlyDictionary<string, Delegate> All { get; } = new Dictionary<string, Delegate>
    {
        ["range"] = Range,
        ["vector"] = Vector,
        ["slice"] = Slice,
        ["bit"] = Bit,
        ["dec"] = Dec,
        ["sdec"] = Sdec,
        ["hex"] = Hex,
        ["zero"] = Zero,
        ["ones"] = Ones,
        ["rep"] = Rep,
        ["zext"] = Zext,
        ["sext"] = Sext,
        ["index_width"] = IndexWidth,
        ["unsigned_width"] = UnsignedWidth,
        ["next"] = Next,
        ["pad"] = Pad,
        ["range_beside"] = RangeBeside,
        ["select"] = Select,
    };

    /// <summary>Calls a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Values as templates have them; where one is unknown, so is the result.</param>
    /// <param name="runs">Else the arguments are checked alone: they belong to a branch that is not taken.</param>
    /// <exception cref="ArgumentException">An argument of the wrong kind, too many or few of them, or values that give
    /// no sense.</exception>
    public static object? Call(string name, IReadOnlyList<object?> arguments, bool runs)
    {
        ParameterInfo[] parameters = All[name].Method.GetParameters();
        if (arguments.Count != parameters.Length)
        {
            string names = string.Join(", ", parameters.Select(parameter => parameter.Name));
            throw new ArgumentException($"it takes {parameters.Length} arguments: {names}.");
        }

        object?[] given = [.. arguments.Zip(parameters, Argument)];
        if (!runs || given.Contains(TemplateValue.Unknown))
        {
            return TemplateValue.Unknown;
        }

        try
        {
            return TemplateValue.Of(All[name].DynamicInvoke(given));
        }
        catch (TargetInvocationException failure) when (failure.InnerException is ArgumentException wrong)
        {
            throw new ArgumentException(wrong.Message.Split('\n', '\r')[0], wrong);
        }
    }

    private static object? Argument(object? value, ParameterInfo parameter)
    {
        string wanted = parameter.ParameterType == typeof(string) ? "a text" : "a number";
        return value switch
        {
            _ when value == TemplateValue.Unknown => value,
            string when parameter.ParameterType == typeof(string) => value,
            long when parameter.ParameterType == typeof(long) => value,
            long number and >= int.MinValue and <= int.MaxValue when parameter.ParameterType == typeof(int) =>
                (int)number,
            _ => throw new ArgumentException($"{parameter.Name} is {wanted}, not {TemplateValue.Kind(value)}."),
        };
    }

    /// <summary><c>range 8</c>: <c>"[7:0] "</c> of a declaration; nothing for one bit.</summary>
    public static string Range(int width) => VectorRange.Of(Width(width));

    /// <summary>
    /// <c>vector 8</c>: <c>"[7:0] "</c>, and <c>"[0:0] "</c> for one bit: of a net of which bits are selected.
    /// </summary>
    public static string Vector(int width) => VectorRange.Selectable(Width(width));

    /// <summary><c>slice 8 4</c>: <c>[11:8]</c>, the four bits from bit 8 on; <c>slice 8 1</c>: <c>[8]</c>.</summary>
    public static string Slice(int low, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        return Width(width) == 1 ? Text($"[{low}]") : Text($"[{low + width - 1}:{low}]");
    }

    /// <summary><c>bit "sum" 8</c>: <c>sum[8]</c>, where a text is needed: <c>rep (bit "sum" 8) 4</c>.</summary>
    public static string Bit(string net, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Text($"{net}[{index}]");
    }

    /// <summary><c>dec 42 8</c>: <c>8'd42</c>.</summary>
    public static string Dec(long value, int width) => Literal.Decimal(value, Width(width));

    /// <summary><c>sdec (-2) 8</c>: <c>-8'sd2</c>.</summary>
    public static string Sdec(long value, int width) => Width(width) < 64
        ? Literal.SignedDecimal(value, width)
        : throw new ArgumentException("A signed number has 63 bits at most.");

    /// <summary><c>hex 44257 16</c>: <c>16'hACE1</c>.</summary>
    public static string Hex(long value, int width) => Literal.Hex(value, Width(width));

    /// <summary><c>zero 8</c>: <c>8'd0</c>.</summary>
    public static string Zero(int width) => Dec(0, width);

    /// <summary><c>ones 3 8</c>: <c>8'b00000111</c>, the three low bits of eight.</summary>
    public static string Ones(int count, int width) => count >= 0 && Width(width) >= count
        ? Text($"{width}'b{new string('0', width - count)}{new string('1', count)}")
        : throw new ArgumentException(Text($"There are no {count} ones in {width} bits."));

    /// <summary><c>rep "sign" 4</c>: <c>{4{sign}}</c>; <c>rep "sign" 1</c>: <c>sign</c>.</summary>
    public static string Rep(string net, int count) => Width(count) == 1 ? net : Text($"{{{count}{{{net}}}}}");

    /// <summary><c>zext "sum" 6 8</c>: <c>{2'd0, sum}</c>, a net of 6 bits as an unsigned one of 8.</summary>
    public static string Zext(string net, int from, int to) =>
        Added(from, to) is var bits and > 0 ? Text($"{{{Zero(bits)}, {net}}}") : net;

    /// <summary><c>sext "sum" 6 8</c>: <c>{{2{sum[5]}}, sum}</c>, a net of 6 bits as a signed one of 8.</summary>
    public static string Sext(string net, int from, int to) =>
        Added(from, to) is var bits and > 0 ? Text($"{{{Rep(Text($"{net}[{from - 1}]"), bits)}, {net}}}") : net;

    /// <summary><c>index_width 10</c>: 4, the bits that number ten things; 1 at least.</summary>
    public static int IndexWidth(int count) => FixedPoint.IndexWidth(Width(count));

    /// <summary><c>unsigned_width 10</c>: 4, the bits that hold 0 to ten.</summary>
    public static int UnsignedWidth(int maximum) => FixedPoint.UnsignedWidth(Width(maximum));

    /// <summary>
    /// <c>next "row_q" 10</c>: <c>row_q == 4'd9 ? 4'd0 : row_q + 4'd1</c>, the number after that of one of ten things;
    /// <c>row_q + 3'd1</c> where their count is a power of two.
    /// </summary>
    public static string Next(string counter, int count)
    {
        int width = IndexWidth(count);
        string next = $"{counter} + {Dec(1, width)}";
        return count > 1 && BitOperations.IsPow2(count)
            ? next
            : $"{counter} == {Dec(count - 1, width)} ? {Zero(width)} : {next}";
    }

    /// <summary>
    /// <c>pad "rst_i" 8</c>: <c>"rst_i "</c>, so that what follows stands in a column; a longer text stays as it is.
    /// </summary>
    public static string Pad(string text, int columns) => text.PadRight(Width(columns));

    /// <summary>
    /// <c>range_beside 1 8</c>: <c>" "</c>, the range of one bit in a column in which that of 8 is the longest.
    /// </summary>
    public static string RangeBeside(int width, int widest) => VectorRange.Padded(Width(width), Width(widest));

    /// <summary>
    /// <c>select 2 4</c>: <c>[2]</c>, one bit of a net of four; <c>select 0 1</c>: nothing, for <c>range 1</c>
    /// declares a scalar.
    /// </summary>
    public static string Select(int index, int count) => index >= 0 && index < Width(count)
        ? count == 1 ? "" : Text($"[{index}]")
        : throw new ArgumentException(Text($"A net of {count} bits has no bit {index}."));

    private static int Width(int width) => width is >= 1 and <= WidestVector
        ? width
        : throw new ArgumentException(Text($"{width} is no width: widths are 1..{WidestVector}."));

    private static int Added(int from, int to) => Width(to) >= Width(from)
        ? to - from
        : throw new ArgumentException(Text($"A net of {from} bits does not become one of {to}."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
