using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Networks.Models;

/// <summary>
/// The documented model file, <c>"format": "hdl-ternary-network/1"</c>: JSON that states every convention which
/// training and hardware must agree on, then the integer weights as strings of <c>+</c>, <c>.</c> and <c>-</c>. See
/// <c>docs/model-format.md</c>.
/// </summary>
public static class TernaryNetworkFile
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string Format = "hdl-ternary-network/1";

    /// <summary>Largest file read, 64 MB.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>Reads a model file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">Missing, oversized, truncated or wrong in any field; every problem that
    /// could be found is listed.</exception>
    public static TernaryNetwork Load(string path) =>
        Parse(InputFile.Bytes(path, MaxBytes, "Give the path of a model file, e.g. models/mnist.json."), path);

    /// <summary>Reads the bytes of a model file.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="where">Its name, for messages.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Load"/>.</exception>
    public static TernaryNetwork Parse(ReadOnlyMemory<byte> utf8, string where) => ModelFields.Parse(
        utf8, where, Format, root => new TernaryNetworkParser(where, utf8.Length).Parse(root));

    /// <summary>
    /// Writes a model file: a temporary file beside it, then a rename, so that an earlier file stays whole until then.
    /// </summary>
    /// <param name="network">A network that passes <see cref="NetworkCheck"/>.</param>
    /// <param name="path">The file; its folder is created.</param>
    /// <exception cref="InvalidInputException">The network is not valid.</exception>
    public static void Save(TernaryNetwork network, string path)
    {
        if (NetworkCheck.Problems(network, path) is { Count: > 0 } problems)
        {
            throw new InvalidInputException(problems);
        }

        OutputFile.Write(path, TernaryNetworkWriter.ToUtf8(network));
    }
}
