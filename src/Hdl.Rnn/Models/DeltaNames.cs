using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>How the file spells conventions.</summary>
internal static class DeltaNames
{
    public const string Rounding = "half_even";

    public static readonly IReadOnlyList<(string Name, DeltaCell Value)> Cells =
        [("gru", DeltaCell.Gru), ("lstm", DeltaCell.Lstm)];

    public static readonly IReadOnlyList<(string Name, DeltaOverflow Value)> Overflows =
        [("prove", DeltaOverflow.Prove), ("wrap", DeltaOverflow.Wrap)];

    public static readonly IReadOnlyList<(string Name, DeltaReadout Value)> Readouts =
    [
        ("states", DeltaReadout.States), ("affine", DeltaReadout.Affine), ("argmax", DeltaReadout.Argmax),
    ];

    public static readonly IReadOnlyList<(string Name, ReadoutWhen Value)> Whens =
        [("every", ReadoutWhen.Every), ("last", ReadoutWhen.Last)];

    public static readonly IReadOnlyList<(string Name, DeltaStep Value)> Steps =
        [("image_row", DeltaStep.ImageRow), ("frame", DeltaStep.Frame)];

    /// <summary>Order of the gates in rows of weights.</summary>
    public static string GateOrder(DeltaCell cell) => cell == DeltaCell.Gru ? "r,u,c" : "i,f,g,o";

    public static string Of<T>(this IReadOnlyList<(string Name, T Value)> names, T value)
        where T : struct => names.First(pair => pair.Value.Equals(value)).Name;
}
