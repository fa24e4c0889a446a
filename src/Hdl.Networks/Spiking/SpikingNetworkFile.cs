using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>
/// The documented model file, <c>"format": "hdl-spiking-network/1"</c>: JSON that states every convention, the layers
/// as a chain, ternary weights as strings of <c>+</c>, <c>.</c> and <c>-</c>, others as rows of integers, one row per
/// output. See <c>docs/model-format.md</c>.
/// </summary>
public static class SpikingNetworkFile
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string Format = "hdl-spiking-network/1";

    /// <summary>Largest file read, 256 MB: 50 million weights of 8 bits.</summary>
    public const long MaxBytes = 256L << 20;

    /// <summary>Reads a model file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">Missing, oversized, truncated or wrong in any field; every problem that
    /// could be found is listed.</exception>
    public static SpikingNetwork Load(string path) => Parse(
        InputFile.Bytes(path, MaxBytes, "Give the path of a model file, e.g. one that 'hdl import' wrote."), path);

    /// <summary>Reads the bytes of a model file.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="where">Its name, for messages.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Load"/>.</exception>
    public static SpikingNetwork Parse(ReadOnlyMemory<byte> utf8, string where) => ModelFields.Parse(
        utf8, where, Format, root => new SpikingNetworkParser(where, utf8.Length).Parse(root));

    /// <summary>Writes a model file, whole or not at all; the same network gives the same bytes.</summary>
    /// <param name="network">A network that passes <see cref="SpikingNetworkCheck"/>.</param>
    /// <param name="path">The file; its folder is created.</param>
    /// <exception cref="InvalidInputException">The network is not valid.</exception>
    public static void Save(SpikingNetwork network, string path)
    {
        if (SpikingNetworkCheck.Problems(network, path) is { Count: > 0 } problems)
        {
            throw new InvalidInputException(problems);
        }

        OutputFile.Write(path, stream => SpikingNetworkWriter.Write(network, stream));
    }
}
