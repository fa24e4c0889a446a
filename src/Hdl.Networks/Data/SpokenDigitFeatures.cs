using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Data;

/// <summary>
/// Features of the Free Spoken Digit Dataset from its recordings, WAV files called <c>DIGIT_SPEAKER_NUMBER.wav</c>: the
/// file that <see cref="SequenceFiles"/> reads. Recordings 0 to 4 of each speaker and digit are the test set.
/// </summary>
public static class SpokenDigitFeatures
{
    private const int MostFrames = 64;
    private const int MostRecordings = 100_000;
    private const int TestRecordings = 5;
    private const string Recordings = "recordings";
    private const string Remedy =
        "Name the folder of the data set, or its folder recordings, with files called 7_jackson_32.wav.";

    /// <summary>Computes the features of all recordings, in the order of their names.</summary>
    /// <param name="folder">The folder of the data set, or that of its recordings.</param>
    /// <param name="file">The file to write, whole or not at all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many recordings there are, and how many of them are for testing.</returns>
    /// <exception cref="InvalidInputException">There are none, or one cannot be read.</exception>
    public static (int Count, int Test) Write(
        string folder, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        List<Recording> recordings = Find(folder);
        string[] speakers = [.. recordings.Select(one => one.Speaker).Distinct().Order(StringComparer.Ordinal)];
        if (speakers.Length > 256)
        {
            throw Fault("More speakers than a byte can tell", folder, Text(speakers.Length));
        }

        int count = recordings.Count;
        byte[] x = new byte[count * MostFrames * LogMelBands.Count];
        byte[] lengths = new byte[count];
        var bands = new LogMelBands();
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            short[] samples = WavFile.Read(recordings[i].Path, LogMelBands.Rate);
            if (LogMelBands.Frames(samples.Length) == 0)
            {
                throw Fault(
                    "The recording is shorter than a window", recordings[i].Path, $"{Text(samples.Length)} samples",
                    $"Give {Text(LogMelBands.Window)} samples or more.");
            }

            byte[] values = bands.Of(samples, MostFrames);
            values.CopyTo(x.AsSpan(i * MostFrames * LogMelBands.Count));
            lengths[i] = (byte)(values.Length / LogMelBands.Count);
        }

        byte[] test = [.. recordings.Select(one => (byte)(one.Number < TestRecordings ? 1 : 0))];
        NpzWriter.Write(
            file,
            [
                Tensor.Of("x", [count, MostFrames, LogMelBands.Count], x),
                Tensor.Of("length", [count], lengths),
                Tensor.Of("label", [count], [.. recordings.Select(one => one.Digit)]),
                Tensor.Of(
                    "speaker", [count], [.. recordings.Select(one => (byte)Array.IndexOf(speakers, one.Speaker))]),
                Tensor.Of("test", [count], test),
            ],
            cancellationToken);
        return (count, test.Count(one => one == 1));
    }

    private static List<Recording> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw Fault("There is no such folder", "--from", folder.Length == 0 ? "''" : folder);
        }

        string inner = Path.Combine(folder, Recordings);
        string[] files;
        try
        {
            files = Directory.GetFiles(Directory.Exists(inner) ? inner : folder, "*.wav");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fault("The folder cannot be read", folder, failure.Message, "Check its permissions.");
        }

        if (files.Length is 0 or > MostRecordings)
        {
            throw Fault(
                files.Length == 0 ? "There are no recordings in the folder" : "Too many recordings", folder,
                $"{Text(files.Length)} .wav files");
        }

        return
        [
            .. files.Select(Named).OrderBy(one => Path.GetFileName(one.Path), StringComparer.Ordinal),
        ];
    }

    private static Recording Named(string path)
    {
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
        return parts is [var digit, { Length: > 0 } speaker, var number]
            && NumberText.TryNatural(digit, out int label) && label <= 9
            && NumberText.TryNatural(number, out int index)
            ? new Recording(path, (byte)label, speaker, index)
            : throw Fault("Not the name of a recording", path, TensorFile.Printable(Path.GetFileName(path)));
    }

    private static InvalidInputException Fault(string what, string where, string value, string remedy = Remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Recording(string Path, byte Digit, string Speaker, int Number);
}
