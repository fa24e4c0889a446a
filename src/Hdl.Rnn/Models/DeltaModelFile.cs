using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Rnn.Models;

/// <summary>
/// The documented file of a delta network, <c>"format": "hdl-delta-network/1"</c>: JSON that states cell, formats,
/// thresholds, order of gates, rounding and read-out, then the integers. See <c>docs/model-format.md</c>.
/// </summary>
public static class DeltaModelFile
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string Format = "hdl-delta-network/1";

    /// <summary>Largest file read, 64 MB.</summary>
    public const long MaxBytes = 64L << 20;

    private const string Remedy = "Give the path of a model file, e.g. models/delta_mnist.json.";

    /// <summary>Reads a model file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">Missing, oversized, truncated or wrong in any field; every problem that
    /// could be found is listed.</exception>
    public static DeltaModel Load(string path) => Parse(InputFile.Bytes(path, MaxBytes, Remedy), path);

    /// <summary>Reads the bytes of a model file.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="where">Its name, for messages.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Load"/>.</exception>
    public static DeltaModel Parse(ReadOnlyMemory<byte> utf8, string where) => ModelFields.Parse(
        utf8, where, Format, root => new DeltaModelParser(where).Parse(root));

    /// <summary>
    /// Writes a model file: a temporary file beside it, then a rename, so that an earlier file stays whole until then.
    /// </summary>
    /// <param name="model">A network that passes <see cref="DeltaModelCheck"/>.</param>
    /// <param name="path">The file; its folder is created.</param>
    /// <exception cref="InvalidInputException">The network is not valid.</exception>
    public static void Save(DeltaModel model, string path)
    {
        if (DeltaModelCheck.Problems(model, path) is { Count: > 0 } problems)
        {
            throw new InvalidInputException(problems);
        }

        OutputFile.Write(path, DeltaModelWriter.ToUtf8(model));
    }

    /// <summary>Whether a file says that it has this format; what else is in it does not matter.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">Missing, oversized, or no regular file.</exception>
    public static bool HasFormat(string path) =>
        ModelJson.HasFormat(InputFile.Bytes(path, MaxBytes, Remedy), Format);
}
