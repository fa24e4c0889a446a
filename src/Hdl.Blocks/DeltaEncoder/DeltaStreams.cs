using Hdl.Blocks.Axi;
using Hdl.Core.Ports;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>What the streams of encoder and accumulator carry, for their AXI forms.</summary>
internal static class DeltaStreams
{
    /// <summary>How pairs are coded.</summary>
    public static IReadOnlyList<AxiFormatParameters> Format(DeltaParameters parameters) =>
        [
            new("delta_width", parameters.DeltaWidth, "bits of a delta"),
            new("index_width", parameters.IndexWidth, "bits of an index"),
        ];

    /// <summary>Vectors of signed elements.</summary>
    public static AxiStreamParameters Vector(ItemStream vector) => AxiStreamParameters.Of(vector, signed: true);

    /// <summary>Pairs of an index and a signed delta.</summary>
    public static AxiStreamParameters Pair(PairStream pair) => new(pair, pair.Items, pair.Keep, pair.Delta);
}
