using System.Globalization;

namespace Hdl.Training.Training;

/// <summary>The command that trains a network again, as model files carry it.</summary>
public static class TrainingCommand
{
    /// <summary>The command.</summary>
    /// <param name="preset">Name of the preset.</param>
    /// <param name="epochs">Passes over the training images, and those of the preset.</param>
    /// <param name="seed">Seed, and that of the preset.</param>
    public static string Of(string preset, (int Chosen, int Usual) epochs, (ulong Chosen, ulong Usual) seed) =>
        $"hdl train {preset}{Option("--epochs", epochs.Chosen, epochs.Usual)}"
        + Option("--seed", seed.Chosen, seed.Usual);

    private static string Option<T>(string name, T chosen, T usual)
        where T : IEquatable<T>, IFormattable =>
        chosen.Equals(usual) ? "" : $" {name} {chosen.ToString(null, CultureInfo.InvariantCulture)}";
}
