using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>Finds a spiking network: one that ships, by name, or one from a file, by path.</summary>
public static class SpikingNetworkSource
{
    /// <summary>The names of the spiking networks that ship with the program, sorted.</summary>
    public static IReadOnlyList<string> Shipped => ShippedModels.Names(SpikingNetworkFile.Format);

    /// <summary>Loads a network.</summary>
    /// <param name="model">The name of one that ships, or the path of a file.</param>
    /// <exception cref="InvalidInputException">There is none, or it is not valid.</exception>
    public static SpikingNetwork Load(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (Shipped.Contains(model))
        {
            return SpikingNetworkFile.Load(ShippedModels.PathOf(model));
        }

        return model.EndsWith(ShippedModels.Extension, StringComparison.Ordinal) || Path.Exists(model)
            ? SpikingNetworkFile.Load(Path.GetFullPath(model))
            : throw new InvalidInputException(new Problem(
                "There is no such spiking network", "model", model,
                $"Name one that ships ({string.Join(", ", Shipped)}), the path of a .json file, or none."));
    }
}
