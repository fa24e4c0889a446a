using System.Text;

namespace Hdl.Core.Verilog;

/// <summary>One name in its several spellings: PascalCase in C#, kebab-case for users, snake_case in Verilog.</summary>
public static class Naming
{
    /// <summary><c>PotentialWidth</c> to <c>potential-width</c>.</summary>
    public static string ToKebabCase(string pascal) => Separate(pascal, '-');

    /// <summary><c>PerStep</c> to <c>per_step</c>.</summary>
    public static string ToSnakeCase(string pascal) => Separate(pascal, '_');

    private static string Separate(string pascal, char separator)
    {
        var text = new StringBuilder(pascal.Length + 4);
        for (int i = 0; i < pascal.Length; i++)
        {
            if (char.IsUpper(pascal[i]) && i > 0)
            {
                text.Append(separator);
            }

            text.Append(char.ToLowerInvariant(pascal[i]));
        }

        return text.ToString();
    }
}
