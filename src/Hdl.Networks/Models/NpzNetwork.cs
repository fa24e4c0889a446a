using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Models;

/// <summary>
/// Imports weights saved with <c>numpy.savez</c>: for each layer k from 1, <c>layer{k}.weight</c> (neurons x inputs, as
/// PyTorch keeps it), <c>layer{k}.bias</c> (neurons), and the integers <c>layer{k}.a</c>, <c>layer{k}.b</c>,
/// <c>layer{k}.vth</c>.
/// </summary>
public static class NpzNetwork
{
    private const string Prefix = "layer";
    private static readonly string[] Fields = ["weight", "bias", "a", "b", "vth"];

    /// <summary>
    /// Reads the arrays of a network; an <c>.npz</c> file states no conventions, so they come from the caller.
    /// </summary>
    /// <param name="path">The <c>.npz</c> file.</param>
    /// <param name="conventions">Name, membrane, coding, readout, steps and so on; its layers and accuracies are not
    /// used.</param>
    /// <exception cref="InvalidInputException">
    /// Missing, truncated or oversized file; a missing or unknown array; a wrong shape or type; a value that is not
    /// ternary or not an integer.
    /// </exception>
    public static TernaryNetwork Load(string path, TernaryNetwork conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        using var archive = NpzArchive.Open(path, TensorLimits.Network);
        int count = Layers(path, archive.Names);
        CheckNames(path, archive.Names, Math.Max(1, count));
        var arrays = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        archive.Read(array => arrays.Add(array.Name, array.ToTensor()));
        var problems = new List<Problem>();
        var reader = new NpzLayerReader(path, arrays, problems);
        TernaryLayerWeights?[] layers = [.. Enumerable.Range(1, count).Select(reader.Read)];
        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems);
        }

        TernaryNetwork network = conventions with { Layers = [.. layers.Select(layer => layer!)], Accuracy = [] };
        return NetworkCheck.Problems(network, path) is { Count: > 0 } faults
            ? throw new InvalidInputException(faults)
            : network;
    }

    /// <summary>How many layers there are, numbered from 1 without a gap.</summary>
    private static int Layers(string path, IEnumerable<string> names)
    {
        SortedSet<int> layers = [];
        foreach (string name in names)
        {
            int dot = name.IndexOf('.', StringComparison.Ordinal);
            if (name.StartsWith(Prefix, StringComparison.Ordinal)
                && dot > 0
                && NumberText.TryNatural(name.AsSpan(Prefix.Length, dot - Prefix.Length), out int layer))
            {
                layers.Add(layer);
            }
        }

        int count = Enumerable.Range(1, layers.Count).TakeWhile(layers.Contains).Count();
        string found = string.Join(", ", layers.Select(layer => $"{Prefix}{Text(layer)}"));
        return layers.Contains(0)
                ? throw new InvalidInputException(new Problem(
                    "Layers are numbered from 1", $"{path}, {Prefix}0", found,
                    "Add one to the number of every layer: the first is layer1."))
            : count < layers.Count
                ? throw new InvalidInputException(new Problem(
                    "A layer is missing", $"{path}, {Prefix}{Text(count + 1)}", found,
                    $"Give it, or number the layers after it without a gap: {Prefix}1, {Prefix}2, ..."))
            : count;
    }

    private static void CheckNames(string path, IEnumerable<string> names, int layers)
    {
        string[] wanted =
        [
            .. Enumerable.Range(1, layers).SelectMany(k => Fields.Select(field => $"layer{Text(k)}.{field}")),
        ];
        string[] found = [.. names];
        string[] unknown = [.. found.Except(wanted)];
        List<Problem> problems =
        [
            .. wanted
                .Except(found)
                .Select(missing => new Problem(
                    "Missing array",
                    $"{path}, {missing}",
                    found.Length == 0 ? "no arrays" : string.Join(", ", found),
                    Suggestion.Nearest(missing, unknown) is { } near
                        ? $"Did you name it '{near}'? Rename that to '{missing}'."
                        : "Save it with numpy.savez.")),
        ];
        problems.AddRange(unknown.Select(name => new Problem(
            "Unknown array", $"{path}, {name}", name, Suggestion.Remedy(name, wanted))));
        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
