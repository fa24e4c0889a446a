using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Golden;

namespace Hdl.Blocks.RunLength;

/// <summary>What the generators of encoder and decoder say alike.</summary>
internal static class RunLengthView
{
    /// <summary><c>_v16_r5_p3</c>, with <c>_k8</c> for lanes.</summary>
    public static string Suffix(RunLengthParameters parameters)
    {
        string lanes = parameters.Lanes == 1 ? "" : $"_k{Text(parameters.Lanes)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"_v{parameters.ValueWidth}_r{parameters.RunWidth}_p{parameters.PairsPerWord}{lanes}");
    }

    /// <summary>How code words are made up.</summary>
    public static IReadOnlyList<AxiFormatParameters> AxiFormat(RunLengthParameters parameters) =>
        [
            new("run_width", parameters.RunWidth, "bits of a run"),
            new("pairs_per_word", parameters.PairsPerWord, "pairs a code word"),
        ];

    /// <summary>The streams, pixels in front for the encoder and behind for its inverse.</summary>
    public static IReadOnlyList<AxiStreamParameters> AxiStreams(RunLengthPorts ports, bool encodes)
    {
        var pixel = AxiStreamParameters.Of(ports.Pixel);
        var code = AxiStreamParameters.Of(ports.Code);
        return encodes ? [pixel, code] : [code, pixel];
    }

    /// <summary>Widths that follow from the code.</summary>
    public static IReadOnlyList<Figure> Figures(RunLengthParameters parameters) =>
        [
            new("pair width", Text(parameters.PairWidth), "bits"),
            new("word width", Text(parameters.WordWidth), "bits"),
            new("words per beat", Text(parameters.WordsPerBeat), "words"),
            new(
                "size of a packet", $"{Text(parameters.WordWidth)} * ceil(pairs / {Text(parameters.PairsPerWord)})",
                "bits"),
        ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
