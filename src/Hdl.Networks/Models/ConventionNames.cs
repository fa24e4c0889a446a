namespace Hdl.Networks.Models;

/// <summary>How the model file spells the conventions.</summary>
internal static class ConventionNames
{
    /// <summary>The one firing rule there is: strictly greater.</summary>
    public const string Fires = "v > threshold";

    /// <summary>Integers need none.</summary>
    public const string Rounding = "none";

    public static readonly Names<Models.Membrane> Membrane = new(
        ("per_step", Models.Membrane.PerStep), ("persistent", Models.Membrane.Persistent));

    public static readonly Names<MembraneReset> Reset = new(
        ("zero", MembraneReset.Zero), ("subtract", MembraneReset.Subtract));

    public static readonly Names<Models.Overflow> Overflow = new(
        ("saturate", Models.Overflow.Saturate), ("wrap", Models.Overflow.Wrap));

    public static readonly Names<InputCoding> Coding = new(
        ("poisson", InputCoding.Poisson), ("threshold", InputCoding.Threshold));

    public static readonly Names<Models.Readout> Readout = new(
        ("spikes", Models.Readout.Spikes), ("potential", Models.Readout.Potential));

    /// <summary>The names of an enumeration's values.</summary>
    internal sealed class Names<T>(params (string Name, T Value)[] pairs)
        where T : struct, Enum
    {
        public IReadOnlyList<(string Name, T Value)> Pairs => pairs;

        public string NameOf(T value) =>
            pairs.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Name;
    }
}
