using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Spiking;
using PureHDF;

namespace Hdl.Import.Nir;

/// <summary>
/// Reads the graph of a NIR file: HDF5 with <c>node/nodes/NAME/type</c>, parameters beside it, and
/// <c>node/edges</c> (neuromorphs/NIR). Nothing that the file claims is believed: nodes, depth and numbers are counted,
/// and a library that finds no end is not waited for.
/// </summary>
internal static class NirFile
{
    /// <summary>Longest file, 1 GiB.</summary>
    public const long MaxBytes = 1L << 30;

    private const int MostNodes = 1024;
    private const int MostChildren = 64;
    private const int MostDepth = 4;
    private const int LongestText = 256;
    private const string Save = "Save the graph again with nir.write.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">No HDF5, damaged, or no NIR graph.</exception>
    public static NirGraph Read(string path)
    {
        using FileStream file = InputFile.Open(path, MaxBytes, "Give a .nir file.");
        var reader = new Reader(path);
        // Damaged links may lead in a circle, within the library too; the process ends soon, and its thread with it.
        Task<NirGraph> task = Task.Run(() => reader.Root(file));
        try
        {
            return task.Wait(Patience) ? task.Result : throw ImportFault.Of(
                "The file is damaged: it has no end", path, $"still reading after {Patience.TotalSeconds} s", Save);
        }
        catch (AggregateException failure) when (failure.InnerException is InvalidInputException refused)
        {
            throw refused;
        }
        catch (AggregateException failure)
        {
            // The library trusts what it reads: whatever it stumbles over is the file's fault.
            throw ImportFault.Of(
                "The file is truncated, damaged, or of a kind that cannot be read", path,
                ImportFault.Short(failure.InnerException!.Message.ReplaceLineEndings(" ")),
                $"{Save} Little-endian numbers are read, plain or compressed with gzip.");
        }
    }

    private sealed class Reader(string path)
    {
        private int _nodes;
        private long _elements;
        private long _length;

        public NirGraph Root(FileStream file)
        {
            _length = file.Length;
            using var root = H5File.Open(file, leaveOpen: true);
            return root.LinkExists("node") ? Graph(root.Group("node"), "", 0) : throw ImportFault.Of(
                "Not a NIR file", path, "HDF5 without a group called node", Save);
        }

        private NirGraph Graph(IH5Group group, string prefix, int depth)
        {
            if (!group.LinkExists("nodes") || !group.LinkExists("edges"))
            {
                throw ImportFault.Of(
                    "Not a NIR graph", Where(prefix), "no nodes, or no edges", Save);
            }

            List<NirNode> nodes = [];
            foreach (IH5Object child in group.Group("nodes").Children())
            {
                string name = prefix + child.Name;
                if (!SpikingNetworkCheck.IsName(name) || name.Length == 0)
                {
                    throw ImportFault.Of(
                        "Not a name for a node", Where("nodes"), $"'{ImportFault.Short(name)}'",
                        "Use letters, digits and _ . : -, 80 characters at most.");
                }

                if (++_nodes > MostNodes || depth > MostDepth)
                {
                    throw ImportFault.Of(
                        "The graph is too large", Where(name),
                        depth > MostDepth ? $"{depth} graphs in each other" : $"more than {MostNodes} nodes",
                        $"Networks have {SpikingNetworkCheck.MaxLayers} layers at most.");
                }

                nodes.Add(child is IH5Group node ? Node(node, name, depth) : throw ImportFault.Of(
                    "Not a node", Where(name), "no group", Save));
            }

            string[,] edges = group.Dataset("edges") is { Space.Rank: 2 } set && set.Space.Dimensions[1] == 2
                && set.Space.Dimensions[0] <= 4 * MostNodes
                ? set.Read<string[,]>() : throw ImportFault.Of(
                    "These are no edges", Where($"{prefix}edges"), "another shape than (edges, 2)", Save);
            return new NirGraph(
                nodes,
                [
                    .. Enumerable.Range(0, edges.GetLength(0))
                        .Select(edge => (prefix + edges[edge, 0], prefix + edges[edge, 1])).Distinct(),
                ]);
        }

        private NirNode Node(IH5Group group, string name, int depth)
        {
            Dictionary<string, FloatTensor> numbers = [];
            Dictionary<string, string> texts = [];
            foreach ((int index, IH5Object child) in group.Children().Index())
            {
                if (index >= MostChildren)
                {
                    throw ImportFault.Of("A node has too many parameters", Where(name), $"more than {index}", Save);
                }

                if (child is not IH5Dataset set)
                {
                    continue;
                }

                string where = Where($"{name}, {ImportFault.Short(child.Name)}");
                switch (set.Type.Class)
                {
                    case H5DataTypeClass.String or H5DataTypeClass.VariableLength when set.Space.Rank == 0:
                        texts[child.Name] = set.Read<string>() is { Length: <= LongestText } text
                            ? text : throw ImportFault.Of("A text is too long", where, "a text", Save);
                        break;
                    case H5DataTypeClass.FloatingPoint or H5DataTypeClass.FixedPoint:
                        numbers[child.Name] = Numbers(set, where);
                        break;
                }
            }

            if (!texts.Remove("type", out string? type))
            {
                throw ImportFault.Of("A node has no type", Where(name), "no text called type", Save);
            }

            return new NirNode(
                name, ImportFault.Short(type), numbers, texts,
                type == "NIRGraph" ? Graph(group, $"{name}.", depth + 1) : null);
        }

        private FloatTensor Numbers(IH5Dataset set, string where)
        {
            ulong[] dimensions = set.Space.Dimensions;
            ulong count = 1;
            foreach (ulong length in dimensions)
            {
                count = length == 0 ? 0 : count > FloatTensor.MostElements / length ? ulong.MaxValue : count * length;
            }

            // What lies plainly in the file is no longer than it, and gzip packs 1,032 bytes into one at best.
            ulong most = (ulong)_length * (set.Layout.Class == H5DataLayoutClass.Chunked ? 1032UL : 1);
            if (count > most / (ulong)set.Type.Size)
            {
                throw ImportFault.Of(
                    "The parameters are larger than the file", where, $"({string.Join(", ", dimensions)})", Save);
            }

            _elements += count <= FloatTensor.MostElements ? (long)count : FloatTensor.MostElements + 1;
            if (_elements > FloatTensor.MostElements || count == 0 || dimensions.Length > 4)
            {
                throw ImportFault.Of(
                    count == 0 ? "There is no element" : "The parameters are too large", where,
                    $"({string.Join(", ", dimensions)})", "Give 1..2^27 numbers in 4 dimensions at most.");
            }

            bool real = set.Type.Class == H5DataTypeClass.FloatingPoint;
            // The library converts nothing: each type is asked for as it is.
            double[]? exact = (real, set.Type.Size, !real && set.Type.FixedPoint.IsSigned) switch
            {
                (true, 4, _) => null,
                (true, 8, _) => All<double>(set),
                (false, 8, true) => Wide<long>(set, value => value),
                (false, 8, false) => Wide<ulong>(set, value => value),
                (false, 4, true) => Wide<int>(set, value => value),
                (false, 4, false) => Wide<uint>(set, value => value),
                (false, 2, true) => Wide<short>(set, value => value),
                (false, 1, true) => Wide<sbyte>(set, value => value),
                (false, 1, false) => Wide<byte>(set, value => value),
                _ => throw ImportFault.Of(
                    "Numbers of this type are not read", where, $"{set.Type.Class} of {set.Type.Size} bytes",
                    "Save float32, float64 or integers."),
            };
            float[] values = exact is null ? All<float>(set) : [.. exact.Select(value => (float)value)];
            int[] shape = [.. dimensions.Select(length => (int)length)];
            FloatTensor.CheckFinite(values, shape, where);
            // Only a few doubles are worth keeping: parameters, not weights.
            return new FloatTensor(shape, values) { Exact = values.Length <= 1 << 20 ? exact : null };
        }

        private static T[] All<T>(IH5Dataset set)
            where T : struct => set.Space.Rank == 0 ? [set.Read<T>()] : set.Read<T[]>();

        private static double[] Wide<T>(IH5Dataset set, Func<T, double> widen)
            where T : struct => [.. All<T>(set).Select(widen)];

        private string Where(string name) => name.Length == 0 ? path : $"{path}, {ImportFault.Short(name)}";
    }
}
