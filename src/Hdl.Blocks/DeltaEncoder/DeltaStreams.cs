using Hdl.Blocks.Axi;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>What the streams of encoder and accumulator carry.</summary>
internal static class DeltaStreams
{
    /// <summary>How pairs are coded.</summary>
    public static IReadOnlyList<AxiFormatParameters> Format(DeltaParameters parameters) =>
    [
        new("delta_width", parameters.DeltaWidth, "bits of a delta"), new("index_width", parameters.IndexWidth, "bits of an index"),
    ];

    /// <summary>Vectors in front and pairs behind for the encoder, the other way round for its inverse.</summary>
    public static IReadOnlyList<AxiStreamParameters> Of(DeltaParameters parameters, bool encodes)
    {
        int lanes = parameters.Lanes;
        AxiStreamParameters vector = new(
            "vector", encodes, lanes, HasKeep: false, new AxiFieldParameters("data", parameters.ValueWidth, IsSigned: true));
        AxiStreamParameters pair = new(
            "pair",
            !encodes,
            lanes,
            HasKeep: true,
            new AxiFieldParameters("index", parameters.IndexWidth),
            new AxiFieldParameters("delta", parameters.DeltaWidth, IsSigned: true));
        return encodes ? [vector, pair] : [pair, vector];
    }
}
