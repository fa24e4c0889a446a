using System.Text.RegularExpressions;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Deadlock;

/// <summary>
/// A routing function from a table: a text file with a line <c>node,destination,port</c> for each way that differs from
/// another function's. Nodes are numbers or <c>x1y0z0</c>; ports are Local, East, West, North, South, Up, Down, or
/// None.
/// </summary>
public sealed partial class TableRouting : INocRouting
{
    private const long MaxBytes = 16L << 20;
    private const int LongestLine = 100;
    private const int MostProblems = 10;
    private const string Nowhere = "None";
    private const string Form = "Write node,destination,port: 0,5,East or x0y0z0,x1y1z0,East.";
    private static readonly string[] PortNames = [.. Enum.GetNames<NocPort>(), Nowhere];
    private readonly INocRouting _others;
    private readonly byte?[] _outputs;

    private TableRouting(INocRouting others)
    {
        _others = others;
        _outputs = new byte?[others.Size.Nodes * others.Size.Nodes];
    }

    /// <inheritdoc/>
    public MeshSize Size => _others.Size;

    /// <inheritdoc/>
    public int VirtualChannels => _others.VirtualChannels;

    /// <inheritdoc/>
    public int Destinations => _others.Destinations;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="others">Routes whatever the table does not name.</param>
    /// <exception cref="InvalidInputException">
    /// It cannot be read, or lines of it are wrong: no such node or port, a way given twice, a port off the edge of the
    /// mesh, a way to nowhere, or Local anywhere but at the destination.
    /// </exception>
    public static TableRouting Read(string path, INocRouting others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var table = new TableRouting(others);
        List<Problem> problems = [];
        foreach ((int number, string line) in LineFile.Read(path, MaxBytes, LongestLine, Form))
        {
            if (table.Add(line) is (string what, string remedy))
            {
                problems.Add(LineFile.Fault(path, number, line, what, remedy));
            }

            if (problems.Count == MostProblems)
            {
                break;
            }
        }

        return problems.Count == 0 ? table : throw new InvalidInputException(problems);
    }

    /// <inheritdoc/>
    public uint Outputs(int node, NocPort input, int channel, int destination) =>
        destination < Size.Nodes && _outputs[(node * Size.Nodes) + destination] is { } output
            ? output
            : _others.Outputs(node, input, channel, destination);

    // What is wrong with a line, and its remedy; null for nothing.
    private (string What, string Remedy)? Add(string line)
    {
        string[] fields = line.Split(',', StringSplitOptions.TrimEntries);
        if (fields.Length != 3)
        {
            return ("Not a line of node, destination and port", Form);
        }

        if (NodeOf(fields[0]) is not { } node || NodeOf(fields[1]) is not { } destination)
        {
            return (
                $"A node lies outside the mesh of {Size}, or is none",
                $"Give 0..{Size.Nodes - 1}, or coordinates such as x0y0z0.");
        }

        string? name = Array.Find(PortNames, port => port.Equals(fields[2], StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            return ("Unknown port", Suggestion.Remedy(fields[2], PortNames));
        }

        if (name == Nowhere)
        {
            return (
                $"Packets for {MeshNames.Node(Size, destination)} lead nowhere at {MeshNames.Node(Size, node)}",
                "Name a port.");
        }

        var port = Enum.Parse<NocPort>(name);
        if (MeshNames.Neighbour(Size, node, port) < 0)
        {
            return (
                $"The way leads off the edge of the mesh: {MeshNames.Node(Size, node)} has no port {name}",
                "Name a port that the node has.");
        }

        if (port == NocPort.Local != (node == destination))
        {
            return (
                port == NocPort.Local
                    ? $"Packets for {MeshNames.Node(Size, destination)} are delivered at {MeshNames.Node(Size, node)}"
                    : "Packets leave the node that they are for",
                "Use Local at the destination, and only there.");
        }

        ref byte? output = ref _outputs[(node * Size.Nodes) + destination];
        if (output is not null)
        {
            return ("This way was given before", "Keep one line for a node and destination.");
        }

        output = (byte)(1 << (int)port);
        return null;
    }

    private int? NodeOf(string text)
    {
        if (NumberText.TryNatural(text, out int number))
        {
            return number < Size.Nodes ? number : null;
        }

        Match match = Coordinates().Match(text);
        int Part(int group) => match.Groups[group].ValueSpan[0] - '0';
        return match.Success && Part(1) < Size.X && Part(2) < Size.Y && Part(3) < Size.Z
            ? Size.NodeOf(Part(1), Part(2), Part(3))
            : null;
    }

    [GeneratedRegex("^x([0-9])y([0-9])z([0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex Coordinates();
}
