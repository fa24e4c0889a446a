using System.Globalization;

namespace Hdl.Blocks.SparsityMap;

/// <summary>The slots that the compressor's packer sees in the interleaved layout: each map word below its values.</summary>
internal static class CompressorSlots
{
    /// <summary>When each slot is there, and what is in it.</summary>
    public static IReadOnlyList<(string Keep, string Data)> Of(SparsityMapParameters parameters)
    {
        int lanes = parameters.Lanes;
        bool collects = parameters.BeatsPerWord > 1;
        string pixels = collects ? "wait_pixels" : "pixels";
        List<(string, string)> slots = [];
        for (int lane = 0; lane < lanes; lane++)
        {
            if (collects && lane == 0)
            {
                slots.Add(("first_q", SparsityMapView.Extended("map", parameters.MapWidth, parameters.WordWidth)));
            }
            else if (!collects && lane % parameters.MapWidth == 0)
            {
                string bits = $"nonzero{SparsityMapView.Slice(lane / parameters.MapWidth, parameters.MapWidth)}";
                slots.Add((lane == 0 ? "1'b1" : "second", SparsityMapView.Extended(bits, parameters.MapWidth, parameters.WordWidth)));
            }

            string pixel = pixels + SparsityMapView.Slice(lane, parameters.ValueWidth);
            string present = collects ? $"|{pixel}" : string.Create(CultureInfo.InvariantCulture, $"nonzero[{lane}]");
            slots.Add((present, SparsityMapView.Extended(pixel, parameters.ValueWidth, parameters.WordWidth)));
        }

        return slots;
    }
}
