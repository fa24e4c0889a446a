using System.Reflection;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Cli;

/// <summary>
/// An assembly with targets that the user names on the command line: <c>hdl --plugin my.dll gen my_block</c>.
/// </summary>
internal static class Plugin
{
    /// <summary>The option.</summary>
    public const string Option = "--plugin";

    private const long MaxBytes = 256L << 20;
    private const string Remedy =
        "Name the .dll that 'dotnet build' made of a project with targets (docs/adding-a-block.md).";

    /// <summary>Takes the plug-ins out of the arguments: they must be known before there are commands.</summary>
    /// <param name="arguments">Of the program.</param>
    /// <param name="rest">What is left for the commands.</param>
    /// <returns>Paths, in the order given.</returns>
    /// <exception cref="InvalidInputException">The option stands without a file.</exception>
    public static IReadOnlyList<string> Take(IReadOnlyList<string> arguments, out IReadOnlyList<string> rest)
    {
        List<string> files = [];
        List<string> others = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--")
            {
                others.AddRange(arguments.Skip(i));
                break;
            }

            if (arguments[i].StartsWith($"{Option}=", StringComparison.Ordinal))
            {
                files.Add(arguments[i][(Option.Length + 1)..]);
            }
            else if (arguments[i] == Option)
            {
                files.Add(++i < arguments.Count ? arguments[i] : "");
            }
            else
            {
                others.Add(arguments[i]);
            }
        }

        rest = others;
        return files.Contains("")
            ? throw new InvalidInputException(new Problem("A plug-in without a file", Option, "''", Remedy))
            : files;
    }

    /// <summary>
    /// Loads an assembly. Its code runs in this process: a plug-in is trusted as the program itself is.
    /// </summary>
    /// <param name="path">A file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, is no assembly, was made for another version, or
    /// holds no target.</exception>
    public static Assembly Load(string path)
    {
        InputFile.Open(path, MaxBytes, Remedy).Dispose();
        try
        {
            var assembly = Assembly.LoadFrom(Path.GetFullPath(path));
            return Discovery.Of<ITarget>(assembly).Count > 0
                ? assembly
                : throw new InvalidInputException(new Problem(
                    "A plug-in without a target", Option, path,
                    "A target is a public class with a parameterless constructor that derives from Generator<T>."));
        }
        catch (BadImageFormatException)
        {
            throw new InvalidInputException(new Problem("A plug-in that is no .NET assembly", Option, path, Remedy));
        }
        catch (Exception failure)
            when (failure
                    is FileLoadException
                        or FileNotFoundException
                        or TypeLoadException
                        or MissingMethodException
                        or ReflectionTypeLoadException)
        {
            throw new InvalidInputException(new Problem(
                "A plug-in that cannot be loaded", Option, $"{path}: {(failure.InnerException ?? failure).Message}",
                "Build it with the version of the packages that 'hdl --version' tells, and leave what it needs beside "
                + "it."));
        }
    }
}
