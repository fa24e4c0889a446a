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
            CultureInfo.InvariantCulture, $"_v{parameters.ValueWidth}_r{parameters.RunWidth}_p{parameters.PairsPerWord}{lanes}");
    }

    /// <summary>Fields of a stream: data, keep where a beat holds several items, last.</summary>
    public static (string Field, int Width)[] Fields(int width, int items) =>
        items == 1 ? [("data", width), ("last", 1)] : [("data", items * width), ("keep", items), ("last", 1)];

    /// <summary>How code words are made up.</summary>
    public static IReadOnlyList<AxiFormatParameters> AxiFormat(RunLengthParameters parameters) =>
    [
        new("run_width", parameters.RunWidth, "bits of a run"), new("pairs_per_word", parameters.PairsPerWord, "pairs a code word"),
    ];

    /// <summary>The streams, pixels in front for the encoder and behind for its inverse.</summary>
    public static IReadOnlyList<AxiStreamParameters> AxiStreams(RunLengthParameters parameters, bool encodes)
    {
        int lanes = parameters.Lanes;
        int words = parameters.WordsPerBeat;
        AxiStreamParameters pixel = new("pixel", encodes, lanes, lanes > 1, new AxiFieldParameters("data", parameters.ValueWidth));
        AxiStreamParameters code = new("code", !encodes, words, words > 1, new AxiFieldParameters("data", parameters.WordWidth));
        return encodes ? [pixel, code] : [code, pixel];
    }

    /// <summary><c>8 pixels and 3 words per beat</c>.</summary>
    public static string BeatNote(RunLengthParameters parameters) =>
        $"{Count(parameters.Lanes, "pixel")} and {Count(parameters.WordsPerBeat, "word")} per beat";

    /// <summary><c>3 pairs of a 16-bit level and a 5-bit run</c>.</summary>
    public static string WordNote(RunLengthParameters parameters) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(parameters.PairsPerWord, "pair")} of a {parameters.ValueWidth}-bit level and a {parameters.RunWidth}-bit run");

    /// <summary>Widths that follow from the code.</summary>
    public static IReadOnlyList<Figure> Figures(RunLengthParameters parameters) =>
    [
        new("pair width", Text(parameters.PairWidth), "bits"),
        new("word width", Text(parameters.WordWidth), "bits"),
        new("words per beat", Text(parameters.WordsPerBeat), "words"),
        new("size of a packet", $"{Text(parameters.WordWidth)} * ceil(pairs / {Text(parameters.PairsPerWord)})", "bits"),
    ];

    private static string Count(int count, string thing) => $"{Text(count)} {thing}{(count == 1 ? "" : "s")}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
