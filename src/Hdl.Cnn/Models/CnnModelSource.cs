using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Cnn.Models;

/// <summary>Finds a convolutional network: one that ships, by name, or one from a <c>.json</c> file, by path.</summary>
public static class CnnModelSource
{
    /// <summary>The network that is taken where none is named.</summary>
    public const string Default = "cnn_mnist";

    /// <summary>The names of the convolutional networks that ship with the program, sorted.</summary>
    public static IReadOnlyList<string> Shipped => ShippedModels.Names(CnnModelFile.Format);

    /// <summary>Whether a text names a network that ships, rather than a file.</summary>
    /// <param name="model">A name or a path.</param>
    public static bool IsShipped(string model) => Shipped.Contains(model);

    /// <summary>
    /// Whether a text names a convolutional network: one that ships, or a <c>.json</c> file of that format.
    /// </summary>
    /// <param name="model">A name or a path.</param>
    /// <exception cref="InvalidInputException">It names a file that cannot be read.</exception>
    public static bool IsConvolutional(string model) =>
        model.EndsWith(ShippedModels.Extension, StringComparison.Ordinal)
            ? CnnModelFile.HasFormat(model) : IsShipped(model);

    /// <summary>Loads a network.</summary>
    /// <param name="model">A name or a path; null for <see cref="Default"/>.</param>
    /// <exception cref="InvalidInputException">There is none, or it is not valid.</exception>
    public static CnnModel Load(string? model)
    {
        string name = model ?? Default;
        bool isFile = name.EndsWith(ShippedModels.Extension, StringComparison.Ordinal);
        if (!isFile && !IsShipped(name))
        {
            throw new InvalidInputException(new Problem(
                "There is no such network", "--model", name,
                $"Name one that ships ({string.Join(", ", Shipped)}), or the path of a .json file."));
        }

        return CnnModelFile.Load(isFile ? name : ShippedModels.PathOf(name));
    }
}
