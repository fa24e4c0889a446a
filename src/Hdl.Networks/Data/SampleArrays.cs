using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Data;

/// <summary>
/// Finds the arrays of images and of labels in a file by their names, before anything of them is read.
/// </summary>
internal static class SampleArrays
{
    // Names as they come from numpy.savez, Keras, scikit-learn and torchvision; the first that is there counts.
    private static readonly (string Images, string[] Labels)[] Names =
    [
        ("images", ["labels", "targets", "y"]),
        ("x", ["y", "labels", "targets"]),
        ("x_test", ["y_test"]),
        ("test_images", ["test_labels"]),
        ("data", ["labels", "targets", "target", "y"]),
        ("arr_0", ["arr_1"]),
    ];

    /// <summary>Says where the images are and where their labels.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Their names in the file; no name of labels where there are none.</returns>
    /// <exception cref="InvalidInputException">Not a file of tensors, or none of the names.</exception>
    public static (string Images, string? Labels) Find(string path)
    {
        List<(string Name, bool IsNamed)> found = [];
        TensorFile.Read(path, tensor => found.Add((tensor.Name, tensor.IsNamed)));
        if (found.Count == 1)
        {
            return (found[0].Name, null);
        }

        foreach ((string images, string[] labels) in Names)
        {
            if (Among(images) is { } name)
            {
                return (name, labels.Select(Among).FirstOrDefault(label => label is not null));
            }
        }

        throw new InvalidInputException(new Problem(
            "No array is called as images are", path, string.Join(", ", found.Take(8).Select(array => array.Name)),
            $"Save it with one of the names "
            + $"{string.Join(", ", Names.Select(name => $"{name.Images} (labels: {name.Labels[0]})"))}."));

        string? Among(string wanted) =>
            found
                .Select(array => array.Name)
                .FirstOrDefault(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads one array of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array's name; the only array where null.</param>
    /// <param name="read">Reads it.</param>
    public static T Read<T>(string path, string? name, Func<TensorReader, T> read)
        where T : class
    {
        T? result = null;
        int others = 0;
        TensorFile.Read(path, tensor =>
        {
            if (name is null ? others++ == 0 : tensor.Name == name)
            {
                result = read(tensor);
            }
        });
        return name is null && others > 1
            ? throw new InvalidInputException(new Problem(
                "There are several arrays in the file", path, $"{others} arrays",
                "Save the labels alone, e.g. with numpy.save."))
            : result!;
    }
}
