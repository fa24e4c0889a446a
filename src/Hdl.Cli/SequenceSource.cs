using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Cli;

/// <summary>Sequences for delta networks: rows of images, or features of the user's own.</summary>
internal static class SequenceSource
{
    /// <summary>Whether a text names a data set of sequences, or one whose images are sequences of rows.</summary>
    /// <param name="name">The text.</param>
    public static bool IsKnown(string name) => name == SequenceFiles.DataSet || DataSets.Names.Contains(name);

    /// <summary>The first test sequences.</summary>
    /// <param name="dataSet">Name of the data set.</param>
    /// <param name="path">As for <see cref="Load"/>.</param>
    /// <param name="count">How many; null for all.</param>
    /// <param name="option">The option that says how many, for messages.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Load"/>, or there are not so many.</exception>
    public static SequenceSet Test(string dataSet, string? path, int? count, string option)
    {
        (_, SequenceSet test) = Load(dataSet, path);
        return count is null ? test
            : count <= test.Count ? test.Take(count.Value)
            : throw new InvalidInputException(new Problem(
                "More sequences than there are", option, count.Value.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"Choose 1..{test.Count}.")));
    }

    /// <summary>Reads a data set.</summary>
    /// <param name="dataSet">Its name.</param>
    /// <param name="path">
    /// Folder or file of features; null for one of <see cref="DataSets.Names"/>, and for features in the data folder.
    /// </param>
    /// <exception cref="InvalidInputException">It has not been obtained, or cannot be read.</exception>
    public static (SequenceSet Train, SequenceSet Test) Load(string dataSet, string? path)
    {
        if (path is not null)
        {
            return SequenceFiles.Read(
                dataSet, Directory.Exists(path) ? Path.Combine(path, SequenceFiles.SpokenDigits) : path);
        }

        if (dataSet == SequenceFiles.DataSet)
        {
            string file = Path.Combine(ImageSource.Folder, dataSet, SequenceFiles.SpokenDigits);
            return File.Exists(file)
                ? SequenceFiles.Read(dataSet, file)
                : throw new InvalidInputException(new Problem(
                    "The features of spoken digits have not been computed", "data set", $"no {file}",
                    $"Run: hdl data {dataSet} --from FOLDER, a folder of its recordings; or name a folder with "
                    + $"{SequenceFiles.SpokenDigits}, --data FOLDER."));
        }

        ImageSource.RequireObtained(dataSet, "data set");
        (ImageSet train, ImageSet test) = DataSets.Load(dataSet, ImageSource.Folder);
        return (SequenceSet.FromImages(train), SequenceSet.FromImages(test));
    }
}
