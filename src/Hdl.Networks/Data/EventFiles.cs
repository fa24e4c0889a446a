using System.Globalization;
using Hdl.Core.Files;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Data;

/// <summary>
/// Recordings of event cameras as input spikes: N-MNIST's <c>.bin</c> files and AEDAT, one file a recording; or a
/// folder of them, whose sub-folders, where it has any, are called 0, 1, 2 ... and are the classes, as N-MNIST comes.
/// </summary>
/// <remarks>
/// The time from the first to the last event is cut into T equal steps: an event at t falls into step floor((t - t0) T
/// / (t1 - t0 + 1)). Input (polarity x height + y) x width + x spikes in a step where at least one event falls into it;
/// where the network has one input a pixel, polarity is left out.
/// </remarks>
public static class EventFiles
{
    private const long MostBytes = 1L << 28;
    private const string Formats = "Give a .bin file of N-MNIST, an .aedat file, or a folder of them.";
    private static readonly string[] Extensions = [".bin", ".aedat"];

    /// <summary>
    /// Whether a path names recordings of events rather than images: by its ending, or because it is a folder.
    /// </summary>
    /// <param name="path">A file or folder.</param>
    public static bool IsEvents(string path) =>
        Directory.Exists(path) || Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>Reads recordings that fit a network, and their classes where they are known.</summary>
    /// <param name="file">Which.</param>
    /// <param name="input">What the network takes.</param>
    /// <exception cref="InvalidInputException">They cannot be read, or do not fit.</exception>
    public static EventSet Read(SampleFile file, DataInput input)
    {
        (string Path, int? Class)[] files = Find(file.Path, input.Classes);
        if (file.Count > files.Length)
        {
            throw Fault(
                "More recordings than there are", "--images", Text(file.Count.Value),
                $"Choose 1..{Text(files.Length)}.");
        }

        byte[] labels =
            file.Labels is { } labelFile
                ? SampleArrays.Read(labelFile, null, tensor => SampleLabels.Read(tensor, input.Classes, files.Length))
            : files[0].Class is null ? []
            : [.. files.Select(one => (byte)one.Class!.Value)];
        var samples = files
            .Take(file.Count ?? files.Length)
            .Select(one => Steps(one.Path, file.Sensor, input))
            .ToList();
        return new EventSet(
            TensorFile.Printable(Path.GetFileName(Path.TrimEndingDirectorySeparator(file.Path))), samples,
            labels.Length == 0 ? labels : labels[..samples.Count]);
    }

    // By the files' names: N-MNIST's are the numbers of MNIST's images, so that the first are of all classes.
    private static (string Path, int? Class)[] Find(string path, int classes)
    {
        if (!Directory.Exists(path))
        {
            return [(path, null)];
        }

        try
        {
            string[] folders = [.. Directory.GetDirectories(path).Order(StringComparer.Ordinal)];
            IEnumerable<(string Path, int? Class)> found =
                folders.Length == 0
                    ? Recordings(path).Select(file => (file, (int?)null))
                    : folders.SelectMany(folder =>
                        Recordings(folder).Select(file => (file, (int?)ClassOf(folder, classes))));
            (string Path, int? Class)[] all =
            [
                .. found
                    .OrderBy(file => Path.GetFileName(file.Path), StringComparer.Ordinal)
                    .ThenBy(file => file.Path, StringComparer.Ordinal),
            ];
            return all.Length > 0
                ? all
                : throw Fault("There are no recordings in the folder", path, "no .bin or .aedat file", Formats);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fault("The folder cannot be read", path, failure.Message, "Check its permissions.");
        }
    }

    private static IEnumerable<string> Recordings(string folder) =>
        Directory.GetFiles(folder).Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()));

    private static int ClassOf(string folder, int classes)
    {
        string name = Path.GetFileName(folder);
        int most = Math.Min(classes, 256) - 1;
        return NumberText.TryNatural(name, out int number) && number <= most
            ? number
            : throw Fault(
                "A folder is no class of the network", folder, name,
                $"Sub-folders are classes, 0..{Text(most)}: name the folder that holds these.");
    }

    private static int[][] Steps(string path, (int Width, int Height)? sensor, DataInput input)
    {
        byte[] bytes = InputFile.Bytes(path, MostBytes, Formats);
        (List<SensorEvent> events, (int Width, int Height) known) = AedatReader.IsAedat(bytes)
            ? AedatReader.Read(bytes, path)
            : (NMnistReader.Read(bytes, path), (34, 34));
        (int width, int height) = sensor ?? known;
        long pixels = (long)width * height;
        if (input.Inputs != pixels && input.Inputs != 2 * pixels)
        {
            throw Fault(
                "The events do not fit the network",
                path,
                $"{Text(width)} x {Text(height)} pixels: {Text(2 * pixels)} inputs, or {Text(pixels)} without polarity",
                $"The network has {Text(input.Inputs)} inputs; another sensor is given as --sensor WIDTHxHEIGHT.");
        }

        if (events.Count == 0)
        {
            throw Fault(
                "There is no event in the file", path, $"{Text(bytes.Length)} bytes",
                "Leave the file out, or obtain it again.");
        }

        long first = events.Min(one => one.Time);
        long span = events.Max(one => one.Time) - first + 1;
        var steps = new SortedSet<int>[input.Steps];
        foreach (ref SortedSet<int> step in steps.AsSpan())
        {
            step = [];
        }

        foreach ((SensorEvent one, int index) in events.Select((one, index) => (one, index)))
        {
            if (one.X >= width || one.Y >= height)
            {
                throw Fault(
                    "An event is outside the sensor", path,
                    $"event {Text(index)}: column {Text(one.X)}, row {Text(one.Y)}",
                    $"The sensor has {Text(width)} x {Text(height)} pixels; another is given as --sensor "
                    + $"WIDTHxHEIGHT.");
            }

            int plane = one.On && input.Inputs != pixels ? height : 0;
            steps[(int)((one.Time - first) * input.Steps / span)].Add(((plane + one.Y) * width) + one.X);
        }

        return [.. steps.Select(step => step.ToArray())];
    }

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
