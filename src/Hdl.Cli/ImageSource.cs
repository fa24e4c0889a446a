using System.Globalization;
using Hdl.Core.Networks;
using Hdl.Core.Parameters;
using Hdl.Training.Data;

namespace Hdl.Cli;

/// <summary>Test images for targets that classify them.</summary>
internal sealed class ImageSource
{
    /// <summary>The data set used where none is named.</summary>
    public const string Default = "mnist";

    /// <summary>Where data sets are kept.</summary>
    public const string Folder = "data";

    // A few images ship with the sources, so that most work needs no download.
    private const string ShippedImages = "tests/data/mnist-300-images.idx3-ubyte";
    private const string ShippedLabels = "tests/data/mnist-300-labels.idx1-ubyte";

    /// <summary>The first images of a test set.</summary>
    /// <param name="dataSet">Its name.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="InvalidInputException">There are not so many, or they have not been obtained.</exception>
    public ImageSet Load(string dataSet, int count)
    {
        if (dataSet == Default && File.Exists(ShippedImages))
        {
            ImageSet shipped = IdxReader.Read("mnist-shipped", ShippedImages, ShippedLabels);
            if (count <= shipped.Count)
            {
                return shipped.Take(count);
            }
        }

        RequireObtained(dataSet, "--images");
        (_, ImageSet test) = DataSets.Load(dataSet, Folder);
        return count <= test.Count
            ? test.Take(count)
            : throw new InvalidInputException(new Problem(
                "More images than there are",
                "--images",
                count.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"Choose 1..{test.Count}.")));
    }

    /// <summary>Refuses a known data set that is not there, with the command that obtains it.</summary>
    /// <param name="dataSet">Its name.</param>
    /// <param name="where">What asked for it.</param>
    public static void RequireObtained(string dataSet, string where)
    {
        if (DataSets.Names.Contains(dataSet) && !Directory.Exists(Path.Combine(Folder, dataSet)))
        {
            throw new InvalidInputException(new Problem(
                "The images have not been obtained", where, $"no {Folder}/{dataSet}/", $"Run: hdl data {dataSet} (make data TARGET={dataSet})."));
        }
    }
}
