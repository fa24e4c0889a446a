using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Cli;

/// <summary>Sequences for delta networks: rows of images, or features of the user's own.</summary>
internal static class SequenceSource
{
    /// <summary>Reads a data set.</summary>
    /// <param name="dataSet">Its name.</param>
    /// <param name="path">
    /// Folder or file of one that is not obtained by its name; null for one of <see cref="DataSets.Names"/>.
    /// </param>
    /// <exception cref="InvalidInputException">It has not been obtained, or cannot be read.</exception>
    public static (SequenceSet Train, SequenceSet Test) Load(string dataSet, string? path)
    {
        if (path is not null)
        {
            return SequenceFiles.Read(
                dataSet, Directory.Exists(path) ? Path.Combine(path, SequenceFiles.SpokenDigits) : path);
        }

        ImageSource.RequireObtained(dataSet, "data set");
        (ImageSet train, ImageSet test) = DataSets.Load(dataSet, ImageSource.Folder);
        return (SequenceSet.FromImages(train), SequenceSet.FromImages(test));
    }
}
