using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Rnn.Models;

/// <summary>Finds a delta network: one that ships, by name, or one from a <c>.json</c> file, by path.</summary>
public static class DeltaModelSource
{
    /// <summary>The network that is taken where none is named.</summary>
    public const string Default = "delta_mnist";

    /// <summary>The names of the delta networks that ship with the program, sorted.</summary>
    public static IReadOnlyList<string> Shipped => ShippedModels.Names(DeltaModelFile.Format);

    /// <summary>Whether a text names a network that ships, rather than a file.</summary>
    /// <param name="model">A name or a path.</param>
    public static bool IsShipped(string model) => Shipped.Contains(model);

    /// <summary>
    /// Whether a text names a delta network: one that ships, or a <c>.json</c> file of that format.
    /// </summary>
    /// <param name="model">A name or a path.</param>
    /// <exception cref="InvalidInputException">It names a file that cannot be read.</exception>
    public static bool IsDelta(string model) =>
        model.EndsWith(ShippedModels.Extension, StringComparison.Ordinal)
            ? DeltaModelFile.HasFormat(model) : IsShipped(model);

    /// <summary>Loads a network.</summary>
    /// <param name="nameOrPath">The name of one that ships, or the path of a <c>.json</c> file.</param>
    /// <exception cref="InvalidInputException">There is none, or it is not valid.</exception>
    public static DeltaModel Find(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        bool isFile = nameOrPath.EndsWith(ShippedModels.Extension, StringComparison.Ordinal);
        if (!isFile && !IsShipped(nameOrPath))
        {
            throw new InvalidInputException(new Problem(
                "There is no such delta network", "model", nameOrPath,
                $"Name one that ships ({string.Join(", ", Shipped)}), or the path of a .json file."));
        }

        return DeltaModelFile.Load(isFile ? nameOrPath : ShippedModels.PathOf(nameOrPath));
    }
}
