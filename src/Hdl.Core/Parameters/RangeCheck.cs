using System.Collections;
using System.Globalization;
using System.Reflection;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Core.Parameters;

/// <summary>
/// Checks a record's values against the ranges of its <see cref="ParameterAttribute"/>s, groups included.
/// </summary>
internal static class RangeCheck
{
    /// <summary>One problem for every value out of its range.</summary>
    public static IEnumerable<Problem> Problems(object record)
    {
        foreach (PropertyInfo property in record.GetType().GetProperties())
        {
            // Only parameters are looked at: what is derived from them need not exist while they are wrong.
            if (property.GetCustomAttribute<ParameterGroupAttribute>() is not null
                && property.GetValue(record) is { } group)
            {
                foreach (Problem problem in Problems(group))
                {
                    yield return problem;
                }
            }
            else if (property.GetCustomAttribute<ParameterAttribute>() is { } attribute
                && property.GetValue(record) is { } value)
            {
                string key = Naming.ToKebabCase(property.Name);
                foreach (Problem problem in Check(attribute, key, value))
                {
                    yield return problem;
                }
            }
        }
    }

    private static IEnumerable<Problem> Check(ParameterAttribute attribute, string key, object value)
    {
        if (value is IEnumerable list and not string)
        {
            foreach (object element in list)
            {
                foreach (Problem problem in Check(attribute, key, element))
                {
                    yield return problem;
                }
            }
        }
        else if (value is Enum && !Enum.IsDefined(value.GetType(), value))
        {
            yield return new Problem(
                "Not one of the choices",
                key,
                value.ToString()!,
                $"Choose one of {string.Join(", ", Enum.GetNames(value.GetType()).Select(Naming.ToSnakeCase))}.");
        }
        else if (value is sbyte or byte or short or ushort or int or uint or long)
        {
            long number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
            if (number < attribute.Min || number > attribute.Max)
            {
                yield return new Problem("Out of range", key, Text(number), $"Choose {RangeText(attribute)}.");
            }
        }
    }

    /// <summary>The range in words: <c>1..64</c>, <c>at least 1</c>.</summary>
    public static string RangeText(ParameterAttribute attribute) => (attribute.Min, attribute.Max) switch
    {
        (long.MinValue, long.MaxValue) => "any number",
        (_, long.MaxValue) => $"at least {Text(attribute.Min)}",
        (long.MinValue, _) => $"at most {Text(attribute.Max)}",
        _ => $"{Text(attribute.Min)}..{Text(attribute.Max)}",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
