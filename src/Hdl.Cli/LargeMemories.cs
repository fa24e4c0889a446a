using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;

namespace Hdl.Cli;

/// <summary>
/// Says what it takes to simulate a target with large memories, before it is begun, and refuses what this machine
/// cannot hold. Their size is known from the parameters.
/// </summary>
internal static class LargeMemories
{
    // Model, golden model, what is sent and what is expected, in buffers that grow by doubling: measured on ram.
    private const int BytesPerByte = 12;
    private const long WorthAWord = 32L << 20;

    /// <summary>Tells, or refuses.</summary>
    /// <param name="selection">What is to be simulated.</param>
    /// <param name="terminal">Its error stream is written to.</param>
    /// <param name="available">Bytes of memory that there are; those of this machine, or of its container, for
    /// null.</param>
    /// <exception cref="InvalidInputException">It needs more.</exception>
    public static void Announce(Selection selection, Terminal terminal, long? available = null)
    {
        long bits =
            selection
                .Target.Explain(selection.Parameters)
                .Where(IsMemory)
                .Max(figure => NumberText.Whole(figure.Value) as long?)
            ?? 0;
        long needed = bits / 8 * BytesPerByte;
        if (bits / 8 < WorthAWord)
        {
            return;
        }

        long held = available ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > held)
        {
            throw new InvalidInputException(new Problem(
                "The memory is too large to be simulated here", selection.Words,
                $"{bits.ToString("N0", CultureInfo.InvariantCulture)} bits: about {Gigabytes(needed)} GB, where "
                + $"{Gigabytes(held)} GB are",
                "Simulate a smaller one, which has the same logic, or use a larger machine; 'hdl gen' writes it."));
        }

        terminal.Error.WriteLine(
            $"{selection.Target.Name}: every word of {bits.ToString("N0", CultureInfo.InvariantCulture)} bits is "
            + $"simulated: up to {Gigabytes(needed)} GB of memory, and minutes");
    }

    private static bool IsMemory(Figure figure) =>
        figure.Unit == "bits" && figure.Name.EndsWith("memory", StringComparison.Ordinal);

    private static string Gigabytes(long bytes) => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture);
}
