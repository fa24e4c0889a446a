using System.Text.RegularExpressions;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>Refuses names that cannot stand in a driver.</summary>
internal static partial class DriverNames
{
    // Words of C, C++ and Python alike, so that a name is good in all of them or in none.
    private static readonly HashSet<string> Keywords =
    [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass",
        "raise", "return", "try", "while", "with", "yield",
        "auto", "case", "char", "const", "default", "do", "double", "enum", "extern", "float", "goto", "inline", "int",
        "long", "register", "restrict", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union",
        "unsigned", "void", "volatile", "bool", "catch", "delete", "explicit", "export", "false", "friend", "mutable",
        "namespace", "new", "operator", "private", "protected", "public", "template", "this", "throw", "true", "typeid",
        "typename", "using", "virtual", "asm", "xor", "compl", "bitand", "bitor",
    ];

    // What the functions of a driver call their own things.
    private static readonly string[] Locals = ["device", "self", "outcome", "i", "poll"];

    // What drivers have beside a target's routines.
    private static readonly string[] Own =
    [
        "attach", "open_uio", "open_memory", "close", "check", "init", "errors", "error_name", "clear_errors",
        "registers", "bus", "streams", "polls", "bus_read32", "bus_write32", "device",
    ];

    private static readonly string[] Verbs = ["read_", "write_", "read64_", "write64_", "get_", "set_", "put_"];

    /// <summary>Refuses names that are no identifiers, are words of a language, or stand for two things.</summary>
    /// <param name="model">Registers and routines.</param>
    /// <exception cref="InvalidOperationException">Which.</exception>
    public static void Check(DriverModel model)
    {
        IReadOnlyList<Register> registers = model.Map.Registers;
        Unique(
            model, "register",
            [
                .. registers.SelectMany(register =>
                    register.Bits.Select(bits => $"{register.Name}_{bits.Name}").Prepend(register.Name)),
                .. model.Wide.Select(wide => $"{wide.Name}_64"),
            ],
            []);
        foreach (Register register in registers)
        {
            Unique(model, $"bits of {register.Name}", register.Bits.Select(bits => bits.Name), Locals);
        }

        IEnumerable<string> routines = model.Routines.Select(routine => routine.Name);
        Unique(model, "routine", routines, Own);
        if (routines.FirstOrDefault(name => Verbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal)))
            is { } verbal)
        {
            throw Refusal(model, "routine", verbal);
        }

        foreach (Routine routine in model.Routines)
        {
            // Of what is received the length is an argument too, of words and packets the count.
            Unique(
                model, $"argument of {routine.Name}",
                routine.Arguments.SelectMany(argument => argument.Kind == ArgumentKind.Number
                    ? [argument.Name]
                    : (string[])[argument.Name, $"{argument.Name}_length", $"{argument.Name}_capacity"]),
                Locals);
        }
    }

    private static void Unique(
        DriverModel model, string what, IEnumerable<string> names, IReadOnlyCollection<string> taken)
    {
        HashSet<string> seen = [.. taken];
        foreach (string name in names)
        {
            if (!Pattern().IsMatch(name) || Keywords.Contains(name) || !seen.Add(name))
            {
                throw Refusal(model, what, name);
            }
        }
    }

    private static InvalidOperationException Refusal(DriverModel model, string what, string name) =>
        new(
            $"'{name}' of {model.Top} cannot be the name of a {what}: drivers need one in snake_case that is no word "
            + "of C, C++ or Python and stands for nothing else.");

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
