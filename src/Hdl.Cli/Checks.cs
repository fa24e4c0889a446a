using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Hdl.Core.Numerics;

namespace Hdl.Cli;

/// <summary>Ranges of options that are no parameters of a target.</summary>
internal static class Checks
{
    /// <summary>Refuses smaller numbers.</summary>
    public static void AtLeast(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (Parsed(result) is { } value && value < least)
        {
            result.AddError(Message(option, least));
        }
    });

    /// <summary>Refuses smaller numbers, where one is given.</summary>
    public static void AtLeast(Option<int?> option, int least) => option.Validators.Add(result =>
    {
        if (Parsed(result) is { } value && value < least)
        {
            result.AddError(Message(option, least));
        }
    });

    /// <summary>Refuses numbers outside a range.</summary>
    public static void Between(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (Parsed(result) is { } value && (value < least || value > most))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be {least}..{most}"));
        }
    });

    /// <summary>Refuses other numbers.</summary>
    public static void OneOf(Option<int> option, params int[] choices) => option.Validators.Add(result =>
    {
        if (Parsed(result) is { } value && !choices.Contains(value))
        {
            result.AddError($"{option.Name} must be {string.Join(" or ", choices)}");
        }
    });

    /// <summary>A number with a point and no separators, whatever the user's language is.</summary>
    public static double? Number(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (NumberText.TryReal(text, out double value))
        {
            return value;
        }

        result.AddError($"'{text}' is no number; write it as 1.5");
        return null;
    }

    /// <summary>The number that was given; null for a text that is none: the parser refuses it by itself.</summary>
    public static T? Parsed<T>(OptionResult result)
        where T : struct
    {
        try
        {
            return result.GetValueOrDefault<T?>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int? Parsed(OptionResult result) => Parsed<int>(result);

    private static string Message(Option option, int least) =>
        string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be at least {least}");
}
