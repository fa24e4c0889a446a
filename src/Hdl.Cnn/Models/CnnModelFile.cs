using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Cnn.Models;

/// <summary>
/// The documented file of a convolutional network, <c>"format": "hdl-cnn/1"</c>: JSON that states widths, shapes and
/// rounding of every layer, then its integers. See <c>docs/model-format.md</c>.
/// </summary>
public static class CnnModelFile
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string Format = "hdl-cnn/1";

    /// <summary>Largest file read, 64 MB.</summary>
    public const long MaxBytes = 64L << 20;

    private const string Remedy = "Give the path of a model file, e.g. models/cnn_mnist.json.";

    /// <summary>Reads a model file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">Missing, oversized, truncated or wrong in any field; every problem that
    /// could be found is listed.</exception>
    public static CnnModel Load(string path) =>
        Parse(InputFile.Bytes(path, MaxBytes, Remedy), path);

    /// <summary>Whether a file says that it has this format; what else is in it does not matter.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">Missing, oversized, or no regular file.</exception>
    public static bool HasFormat(string path) =>
        ModelJson.HasFormat(InputFile.Bytes(path, MaxBytes, Remedy), Format);

    /// <summary>Reads the bytes of a model file.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="where">Its name, for messages.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Load"/>.</exception>
    public static CnnModel Parse(ReadOnlyMemory<byte> utf8, string where) => ModelFields.Parse(
        utf8, where, Format, root => new CnnModelParser(where, utf8.Length).Parse(root));

    /// <summary>
    /// Writes a model file: a temporary file beside it, then a rename, so that an earlier file stays whole until then.
    /// </summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>.</param>
    /// <param name="path">The file; its folder is created.</param>
    /// <exception cref="InvalidInputException">The network is not valid.</exception>
    public static void Save(CnnModel model, string path)
    {
        if (CnnModelCheck.Problems(model, path) is { Count: > 0 } problems)
        {
            throw new InvalidInputException(problems);
        }

        OutputFile.Write(path, CnnModelWriter.ToUtf8(model));
    }
}
