using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnn;

/// <summary>Finds the network that the parameter <c>model</c> names.</summary>
public static class NetworkSource
{
    private static readonly Lock Guard = new();
    private static readonly Dictionary<string, (DateTime Written, TernaryNetwork Network)> Loaded = [];

    /// <summary>The names of the ternary networks that ship with the program, sorted.</summary>
    public static IReadOnlyList<string> Shipped => ShippedModels.Names(TernaryNetworkFile.Format);

    /// <summary>
    /// Whether the file holds weights alone, so that nothing in it can contradict the conventions asked for.
    /// </summary>
    public static bool LacksConventions(string model) => model.EndsWith(".npz", StringComparison.Ordinal);

    /// <summary>
    /// Loads a network that ships, by name, or one from a <c>.json</c> or <c>.npz</c> file, by path. An <c>.npz</c>
    /// file states no conventions: the network gets the defaults.
    /// </summary>
    /// <exception cref="InvalidInputException">There is none, or it is not well-formed.</exception>
    public static TernaryNetwork Load(string model)
    {
        bool isFile =
            model.EndsWith(".json", StringComparison.Ordinal) || model.EndsWith(".npz", StringComparison.Ordinal);
        string path = isFile ? Path.GetFullPath(model) : ShippedModels.PathOf(model);
        if ((!isFile && !Shipped.Contains(model)) || (!Path.Exists(path)))
        {
            throw new InvalidInputException(new Problem(
                isFile ? "There is no such file" : "There is no such network",
                "model",
                isFile ? path : model,
                $"Name one that ships ({string.Join(", ", Shipped)}), the path of a .json or .npz file, or none."));
        }

        // Validation, generation and the golden model each ask for it; reading it once is enough.
        DateTime written = File.GetLastWriteTimeUtc(path);
        lock (Guard)
        {
            if (!Loaded.TryGetValue(path, out (DateTime Written, TernaryNetwork Network) entry)
                || entry.Written != written)
            {
                TernaryNetwork network = LacksConventions(path)
                    ? NpzNetwork.Load(path, new TernaryNetwork { Name = "imported", Layers = [] })
                    : TernaryNetworkFile.Load(path);
                entry = (written, network);
                Loaded[path] = entry;
            }

            return entry.Network;
        }
    }
}
