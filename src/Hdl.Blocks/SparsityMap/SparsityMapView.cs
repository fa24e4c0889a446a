using System.Globalization;
using Hdl.Blocks.Axi;

namespace Hdl.Blocks.SparsityMap;

/// <summary>Names and texts that the generators of both directions share.</summary>
internal static class SparsityMapView
{
    /// <summary>Name of a module after its shape.</summary>
    public static string ModuleName(string block, SparsityMapParameters parameters)
    {
        string layout = parameters.Layout == SparsityMapLayout.Split ? "split" : "interleaved";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{block}_v{parameters.ValueWidth}_m{parameters.MapWidth}_k{parameters.Lanes}_{layout}");
    }

    /// <summary>A number in decimal.</summary>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>How map words and values come.</summary>
    public static IReadOnlyList<AxiFormatParameters> AxiFormat(SparsityMapParameters parameters) =>
        [
            new("map_width", parameters.MapWidth, "pixels a map word"),
            new(
                "split", parameters.Layout == SparsityMapLayout.Split ? 1 : 0,
                "1: map words and values on two streams, 0: on one"),
        ];

    /// <summary>The streams, pixels in front for the compressor and behind for its inverse.</summary>
    public static IReadOnlyList<AxiStreamParameters> AxiStreams(SparsityMapPorts ports, bool compresses)
    {
        var pixel = AxiStreamParameters.Of(ports.Pixel);
        IEnumerable<AxiStreamParameters> coded = ports.Coded.Select(stream => AxiStreamParameters.Of(stream));
        return compresses ? [pixel, .. coded] : [.. coded, pixel];
    }
}
