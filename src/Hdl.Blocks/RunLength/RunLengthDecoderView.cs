using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.RunLength;

/// <summary>What the decoder's template substitutes.</summary>
internal static class RunLengthDecoderView
{
    /// <summary>Everything but the instance of the window.</summary>
    public static ViewModel Model(RunLengthDecoderParameters parameters)
    {
        int lanes = parameters.Lanes;
        int words = parameters.WordsPerBeat;
        int run = parameters.RunWidth;
        int item = RunLengthDecoderGenerator.ItemWidth(parameters);
        int length = LeftWidth(parameters);
        var model = new ViewModel
        {
            ["beat_note"] = RunLengthView.BeatNote(parameters),
            ["word_note"] = RunLengthView.WordNote(parameters),
            ["several"] = lanes > 1,
            ["can_miss"] = parameters.CanMissPixels,
            ["errors"] = parameters.CanMissPixels ? 3 : 2,
            ["errors_range"] = VectorRange.Of(parameters.CanMissPixels ? 3 : 2),
            ["lanes"] = lanes,
            ["window_range"] = VectorRange.Of(lanes * item),
            ["lanes_range"] = VectorRange.Of(lanes),
            ["take_range"] = VectorRange.Of(FixedPoint.UnsignedWidth(lanes)),
            ["length_range"] = VectorRange.Of(length),
            ["length_extended"] = Extended("length_i", length - parameters.LengthWidth),
            ["length_zero"] = Literal.Decimal(0, length),
            ["length_lanes"] = Literal.Decimal(lanes, length),
            ["run_range"] = VectorRange.Of(run),
            ["run_zero"] = Literal.Decimal(0, run),
            ["run_one"] = Literal.Decimal(1, run),
            ["run_select"] = Select(run - 1, 0),
            ["level_select"] = Select(parameters.PairWidth - 1, run),
            ["rest_select"] = Select(parameters.PairWidth, parameters.PairWidth),
            ["end_select"] = Select(item - 1, item - 1),
            ["value_zero"] = Literal.Decimal(0, parameters.ValueWidth),
            ["data_range"] = VectorRange.Of(lanes * parameters.ValueWidth),
        };
        Add(model, Words(parameters));
        if (lanes > 1)
        {
            Add(model, Lanes(parameters));
        }

        return model;
    }

    // What splits code beats into pairs.
    private static ViewModel Words(RunLengthDecoderParameters parameters)
    {
        int words = parameters.WordsPerBeat;
        return new ViewModel
        {
            ["words"] = words > 1,
            ["words_beat"] = words,
            ["flags"] = parameters.PairsPerWord > 1,
            ["pairs"] = parameters.PairsPerWord,
            ["pair_width"] = parameters.PairWidth,
            ["item_width"] = RunLengthDecoderGenerator.ItemWidth(parameters),
            ["word_width"] = parameters.WordWidth,
            ["items_range"] = VectorRange.Of(parameters.PairsPerBeat * RunLengthDecoderGenerator.ItemWidth(parameters)),
            ["pairs_range"] = VectorRange.Of(parameters.PairsPerBeat),
            ["words_range"] = VectorRange.Of(words),
            ["words_zero"] = Literal.Decimal(0, words),
            ["word_range"] = VectorRange.Of(parameters.WordWidth),
            ["word_zero"] = Literal.Decimal(0, parameters.WordWidth),
            ["pairs_select"] = Select(parameters.WordWidth - 2, 0),
            ["end_bit_select"] = Select(parameters.WordWidth - 1, parameters.WordWidth - 1),
            ["bad_last_keep"] = RunLengthView.BadLastKeep("code_keep_i", words),
        };
    }

    // What places the levels of several pairs in several lanes.
    private static ViewModel Lanes(RunLengthDecoderParameters parameters)
    {
        int lanes = parameters.Lanes;
        int run = parameters.RunWidth;
        int laneBits = FixedPoint.CeilLog2(lanes);
        int entry = 1 + RunLengthDecoderGenerator.ItemWidth(parameters) - run;
        return new ViewModel
        {
            ["value_width"] = parameters.ValueWidth,
            ["run_width"] = run,
            ["lane_bits"] = laneBits,
            ["place_width"] = laneBits + 1,
            ["place_msb"] = laneBits,
            ["take_width"] = FixedPoint.UnsignedWidth(lanes),
            ["entry_width"] = entry,
            ["places_range"] = VectorRange.Of(lanes * (laneBits + 1)),
            ["place_one"] = Literal.Decimal(1, laneBits + 1),
            ["lane_bits_range"] = VectorRange.Of(laneBits),
            ["lane_zero"] = Literal.Decimal(0, laneBits),
            ["first_leaf"] = Leaf("present[0]", "first_run", run, laneBits),
            ["leaf"] = Leaf("present[lane]", "run", run, laneBits),
            ["place_far"] = Literal.Binary(1L << laneBits, laneBits + 1),
            ["entries_range"] = VectorRange.Of(lanes * entry),
            ["entries_zero"] = Literal.Decimal(0, lanes * entry),
            ["lanes_ones"] = Literal.Binary((1L << lanes) - 1, lanes),
            ["length_msb"] = LeftWidth(parameters) - 1,
            ["padded_range"] = VectorRange.Of(2 * lanes),
            ["ones_padded"] = Extended("ones", lanes),
            ["take_zero"] = Literal.Decimal(0, FixedPoint.UnsignedWidth(lanes)),
            ["run_lanes"] = Literal.Decimal(lanes & ((1 << run) - 1), run),
            ["zeros_extended"] = Extended("zeros_behind(places, passed & ~(passed >> 1))", run - laneBits),
        };
    }

    // A place is a number of lanes, and a top bit for all that are past the last.
    private static string Leaf(string present, string signal, int width, int laneBits) => width > laneBits
        ? $"{{!{present} || |{signal}{Select(width - 1, laneBits)}, {signal}{Select(laneBits - 1, 0)}}}"
        : $"{{!{present}, {signal}}}";

    // Pixels that are left are compared with the lanes of a beat.
    private static int LeftWidth(RunLengthDecoderParameters parameters) =>
        Math.Max(parameters.LengthWidth, FixedPoint.UnsignedWidth(parameters.Lanes + 1));

    private static void Add(ViewModel model, ViewModel more)
    {
        foreach ((string key, object? value) in more)
        {
            model.Add(key, value);
        }
    }

    private static string Extended(string value, int zeros) => zeros == 0 ? value : $"{{{Literal.Decimal(0, zeros)}, {value}}}";

    private static string Select(int high, int low) => high == low
        ? string.Create(CultureInfo.InvariantCulture, $"[{low}]")
        : string.Create(CultureInfo.InvariantCulture, $"[{high}:{low}]");
}
