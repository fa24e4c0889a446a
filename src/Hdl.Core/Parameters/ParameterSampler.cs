using System.Globalization;
using System.Numerics;

namespace Hdl.Core.Parameters;

/// <summary>
/// Draws random legal parameter sets from what a record declares: its ranges and choices, and its own validation. Ends
/// of ranges, powers of two and their neighbours are likelier than what lies between; several great numbers at once are
/// rare, since memories grow with their product.
/// </summary>
/// <param name="random">Chooses.</param>
public sealed class ParameterSampler(Random random)
{
    private const int MostAttempts = 400;

    // Bits above 4 of all numbers that are changed together: 2^9 times a small design.
    private const int Budget = 9;
    private const int FreeBits = 4;
    private const int LongestList = 4;
    private static readonly string[] Licences = ["MIT", "Apache-2.0 OR MIT", "BSD-3-Clause"];

    /// <summary>A legal record.</summary>
    /// <param name="start">Legal records to start from: the presets.</param>
    /// <returns>A record that its own validation accepts; one of <paramref name="start"/> where none was
    /// found.</returns>
    public HdlParameters Draw(IReadOnlyList<HdlParameters> start)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            HdlParameters record = Changed(start[random.Next(start.Count)]);
            if (record.Validate().Count == 0)
            {
                return record;
            }
        }

        return start[random.Next(start.Count)];
    }

    private HdlParameters Changed(HdlParameters record)
    {
        Parameter[] parameters = [.. ParameterSchema.Of(record.GetType()).Parameters];
        random.Shuffle(parameters);
        int budget = Budget;
        // Many at once seldom fit together; one or two reach the ends of their ranges.
        foreach (
            Parameter parameter in parameters.Take(1 + (int)(parameters.Length * Math.Pow(random.NextDouble(), 2))))
        {
            if (Value(parameter.Type, parameter, ref budget) is { } value)
            {
                record = parameter.With(record, value == NoValue ? null : value);
            }
        }

        return record;
    }

    private static readonly object NoValue = new();

    // Null where the parameter is better left as it is.
    private object? Value(Type type, Parameter parameter, ref int budget)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return random.Next(4) == 0 ? NoValue : Value(underlying, parameter, ref budget);
        }

        if (type == typeof(bool))
        {
            return random.Next(2) == 0;
        }

        if (type.IsEnum)
        {
            Array choices = Enum.GetValues(type);
            return choices.GetValue(random.Next(choices.Length));
        }

        if (type == typeof(int) || type == typeof(long) || type == typeof(ushort))
        {
            return Convert.ChangeType(
                Number(parameter, ref budget, type == typeof(ushort) ? ushort.MaxValue : int.MaxValue), type,
                CultureInfo.InvariantCulture);
        }

        if (type == typeof(IReadOnlyList<int>))
        {
            var list = new int[random.Next(2, LongestList + 1)];
            for (int i = 0; i < list.Length; i++)
            {
                list[i] = (int)Number(parameter, ref budget, int.MaxValue);
            }

            return list;
        }

        return type == typeof(MeshSize) ? new MeshSize(random.Next(1, 4), random.Next(1, 4), random.Next(1, 3))
            : type == typeof(string) ? Text(parameter)
            : null;
    }

    private object? Text(Parameter parameter) => parameter.Key switch
    {
        "license" => Licences[random.Next(Licences.Length)],
        "module" => Name(),
        "model" => "none",
        _ => null,
    };

    private string Name()
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
        int length = random.Next(3) == 0 ? random.Next(30, Verilog.Identifier.MaxLength + 1) : random.Next(1, 12);
        string name = string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
        return char.IsAsciiLetter(name[0]) ? name : $"m{name[1..]}";
    }

    private long Number(Parameter parameter, ref int budget, long greatestOfType)
    {
        long least = Math.Max(parameter.Least, parameter.Least < 0 ? -1000 : 0);
        long greatest = Math.Min(parameter.Greatest, greatestOfType);
        long number = random.Next(8) switch
        {
            0 => least,
            1 => greatest,
            2 => least + 1,
            3 => (1L << random.Next(0, 13)) + random.Next(-1, 2),
            _ => least + (long)Math.Pow(Math.Min(greatest - least, 1 << 16), random.NextDouble()),
        };
        number = Math.Clamp(number, least, greatest);
        int cost = Math.Max(0, BitOperations.Log2((ulong)Math.Abs(number) | 1) - FreeBits);
        if (cost > budget)
        {
            return Math.Clamp(least + random.Next(1 << FreeBits), least, greatest);
        }

        budget -= cost;
        return number;
    }
}
