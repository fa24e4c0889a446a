using System.Globalization;
using Hdl.Core.Verilog;

namespace Hdl.Core.Registers;

/// <summary>
/// The errors of a STATUS register as Verilog: a flip-flop for each that can be set, packed in the order of their bits;
/// what lies between them reads 0 and is ignored when written.
/// </summary>
/// <param name="bits">Their bits in STATUS, ascending, from <see cref="RegisterMap.FirstError"/> on; at least
/// one.</param>
public sealed class StatusErrors(IReadOnlyList<int> bits)
{
    /// <summary>Number of errors.</summary>
    public int Width => bits.Count;

    /// <summary>The bits of the errors in a word: <c>{write_data[11], write_data[9:8]}</c>.</summary>
    /// <param name="word">A net of 32 bits.</param>
    public string In(string word) => Select(word, bits);

    /// <summary>The other bits of a word, with commas between.</summary>
    /// <param name="word">A net of 32 bits.</param>
    public string Beside(string word) => string.Join(", ", Parts(word, [.. Enumerable.Range(0, 32).Except(bits)]));

    /// <summary>The word that STATUS reads as.</summary>
    /// <param name="errors">The flip-flops of the errors, a net of <see cref="Width"/> bits.</param>
    /// <param name="busy">Bit 0; null where it is 0.</param>
    public string Word(string errors, string? busy = null)
    {
        List<string> parts = [];
        int next = 31;
        int index = Width;
        foreach ((int high, int low) in Runs(bits))
        {
            int count = high - low + 1;
            Zeros(parts, next - high);
            parts.Add(count == Width ? errors : $"{errors}{Range(index - 1, index - count)}");
            index -= count;
            next = low - 1;
        }

        Zeros(parts, next + (busy is null ? 1 : 0));
        if (busy is not null)
        {
            parts.Add(busy);
        }

        return $"{{{string.Join(", ", parts)}}}";
    }

    /// <summary>Some bits of a net, the highest first: <c>errors[2:1]</c>, <c>{errors[3], errors[0]}</c>.</summary>
    /// <param name="net">Its name.</param>
    /// <param name="some">Which, ascending.</param>
    public static string Select(string net, IReadOnlyList<int> some)
    {
        string[] parts = [.. Parts(net, some)];
        return parts.Length == 1 ? parts[0] : $"{{{string.Join(", ", parts)}}}";
    }

    private static IEnumerable<string> Parts(string net, IReadOnlyList<int> some) =>
        Runs(some).Select(run => $"{net}{Range(run.High, run.Low)}");

    private static List<(int High, int Low)> Runs(IReadOnlyList<int> some)
    {
        List<(int High, int Low)> runs = [];
        foreach (int bit in some.Reverse())
        {
            if (runs.Count > 0 && runs[^1].Low == bit + 1)
            {
                runs[^1] = (runs[^1].High, bit);
            }
            else
            {
                runs.Add((bit, bit));
            }
        }

        return runs;
    }

    private static void Zeros(List<string> parts, int count)
    {
        if (count > 0)
        {
            parts.Add(Literal.Decimal(0, count));
        }
    }

    private static string Range(int high, int low) => high == low
        ? string.Create(CultureInfo.InvariantCulture, $"[{low}]")
        : string.Create(CultureInfo.InvariantCulture, $"[{high}:{low}]");
}
