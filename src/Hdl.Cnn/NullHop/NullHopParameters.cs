using System.Globalization;
using System.Numerics;
using Hdl.Cnn.Layers;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// Parameters of the zero-skipping convolution accelerator. A new record is the preset <c>default</c>, of the size of
/// the network that ships; <see cref="Paper"/> is that of NullHop (TNNLS 30(3), 2019).
/// </summary>
public record NullHopParameters : HdlParameters
{
    /// <summary>Output channels that a cluster computes, and that a word has.</summary>
    public const int WordChannels = 16;

    /// <summary>Name of the top module. Default: nullhop.</summary>
    [Parameter("Name of the top module")]
    public override string Module { get; init; } = "nullhop";

    /// <summary>Multiply-accumulate units N, a power of two in 16..256; clusters C = N / 16. Default: 64.</summary>
    [Parameter("Multiply-accumulate units, a power of two", Unit = "MACs", Min = 16, Max = 256)]
    public int Macs { get; init; } = 64;

    /// <summary>Most lanes Pmax, a power of two of at most C. Default: 4.</summary>
    [Parameter("Most lanes, a power of two of at most macs / 16", Unit = "lanes", Min = 1, Max = 16)]
    public int Lanes { get; init; } = 4;

    /// <summary>Entries F fetched per cycle: 1, 2, 4, 8 or 16, not less than the lanes. Default: 8.</summary>
    [Parameter("Entries fetched per cycle, a power of two of at least lanes", Unit = "entries", Min = 1, Max = 16)]
    public int FetchWidth { get; init; } = 8;

    /// <summary>Runs fetched per cycle: 1, or 2 of rows of different parity. Default: 2.</summary>
    [Parameter("Runs fetched per cycle; 2: one of the even and one of the odd rows", Unit = "runs", Min = 1, Max = 2)]
    public int FetchRuns { get; init; } = 2;

    /// <summary>Segments of map words loaded per cycle: 1 or 2. Default: 2.</summary>
    [Parameter("Segments of map words loaded per cycle", Unit = "segments", Min = 1, Max = 2)]
    public int MapSegments { get; init; } = 2;

    /// <summary>Width V of values, 4..16. Default: 8.</summary>
    [Parameter("Width of input and output values", Unit = "bits", Min = 4, Max = 16)]
    public int ValueWidth { get; init; } = 8;

    /// <summary>
    /// Width M of map words: 8 or 16, either of them with any V. Default: none, which is 8 for values of 8 bits or
    /// less, else 16.
    /// </summary>
    [Parameter(
        "Width of map words, 8 or 16; none: 8 where values have 8 bits or less", Unit = "bits", Min = 8, Max = 16)]
    public int? MapWidth { get; init; }

    /// <summary>Width U of weights: 4..16, or 2 for ternary codes. Default: 8.</summary>
    [Parameter("Width of weights: 4..16, or 2: ternary", Unit = "bits", Min = 2, Max = 16)]
    public int WeightWidth { get; init; } = 8;

    /// <summary>Width A of accumulators, 16..48. Default: 32.</summary>
    [Parameter("Width of accumulators", Unit = "bits", Min = 16, Max = 48)]
    public int AccumulatorWidth { get; init; } = 32;

    /// <summary>Multipliers of output channels. Default: none.</summary>
    [Parameter("Multipliers of 16 bits for each output channel, or none")]
    public NullHopScale Scale { get; init; } = NullHopScale.None;

    /// <summary>Greatest kernel, 1..7. Default: 7.</summary>
    [Parameter("Rows and columns of the greatest kernel", Unit = "pixels", Min = 1, Max = 7)]
    public int MaxKernel { get; init; } = 7;

    /// <summary>Most input channels, 1..4,095. Default: 128.</summary>
    [Parameter("Most channels of the input", Unit = "channels", Min = 1, Max = 4095)]
    public int MaxChannels { get; init; } = 128;

    /// <summary>Most columns of the input, 1..4,095. Default: 32.</summary>
    [Parameter("Most columns of the input", Unit = "pixels", Min = 1, Max = 4095)]
    public int MaxWidth { get; init; } = 32;

    /// <summary>Most slices of the input, 1..8. Default: 4.</summary>
    [Parameter("Most slices of channels of the input", Unit = "slices", Min = 1, Max = 8)]
    public int MaxSlices { get; init; } = 4;

    /// <summary>
    /// Entries E of the row store, a multiple of F, and of 2 F where two runs are fetched. Default: 2,048.
    /// </summary>
    [Parameter(
        "Entries of the row store, a multiple of fetch-width times fetch-runs", Unit = "entries", Min = 16,
        Max = 1_048_576)]
    public int RowEntries { get; init; } = 2048;

    /// <summary>Rows R that the row store can hold: 8, 16 or 32. Default: 16.</summary>
    [Parameter("Rows that the row store can hold: 8, 16 or 32", Unit = "rows", Min = 8, Max = 32)]
    public int RowSlots { get; init; } = 16;

    /// <summary>Column pointers of a row: slices times (W + 1) at most. Default: 40.</summary>
    [Parameter("Column pointers of a row, at least max-width + 1", Unit = "pointers", Min = 2, Max = 32_768)]
    public int RowPointers { get; init; } = 40;

    /// <summary>Rows D of 16 weights in each cluster. Default: 1,024.</summary>
    [Parameter("Rows of 16 weights in each cluster", Unit = "rows", Min = 16, Max = 65_536)]
    public int WeightRows { get; init; } = 1024;

    /// <summary>Rows of 16 biases (and multipliers). Default: 16.</summary>
    [Parameter("Rows of 16 biases", Unit = "rows", Min = 1, Max = 4096)]
    public int BiasRows { get; init; } = 16;

    /// <summary>Items that wait for the MACs, a multiple of F. Default: 32.</summary>
    [Parameter("Items that can wait for the MACs, a multiple of fetch-width", Unit = "items", Min = 1, Max = 256)]
    public int ItemQueue { get; init; } = 32;

    /// <summary>Words of a beat of the input maps: 1, 2, 4, 8 or 16. Default: 4.</summary>
    [Parameter("Words per beat of the input maps, a power of two", Unit = "words", Min = 1, Max = 16)]
    public int InputWords { get; init; } = 4;

    /// <summary>Words of a beat of the output maps: 1, 2, 4, 8 or 16. Default: 4.</summary>
    [Parameter("Words per beat of the output maps, a power of two", Unit = "words", Min = 1, Max = 16)]
    public int OutputWords { get; init; } = 4;

    /// <summary>Bits of a beat of parameters, a power of two in 32..512. Default: 64.</summary>
    [Parameter("Bits per beat of the parameters, a power of two", Unit = "bits", Min = 32, Max = 512)]
    public int ParamBits { get; init; } = 64;

    /// <summary>Most frames that a descriptor can ask for, 1..65,535. Default: 65,535.</summary>
    [Parameter("Most frames of a descriptor", Unit = "frames", Min = 1, Max = 65_535)]
    public int FramesMax { get; init; } = 65_535;

    /// <summary>
    /// Whether layers are accepted whose windows might not fit the row store if they were dense. Default: false.
    /// </summary>
    [Parameter("Accept layers whose windows fit the row store only where they are sparse")]
    public bool Overcommit { get; init; }

    /// <summary>The preset <c>nullhop</c>: the size of the paper.</summary>
    public static NullHopParameters Paper => new()
    {
        Macs = 128,
        Lanes = 8,
        ValueWidth = 16,
        WeightWidth = 16,
        AccumulatorWidth = 48,
        MaxChannels = 512,
        MaxWidth = 256,
        MaxSlices = 8,
        RowEntries = 65_536,
        RowPointers = 264,
        WeightRows = 9216,
        BiasRows = 64,
        ItemQueue = 64,
        InputWords = 8,
        OutputWords = 8,
        ParamBits = 128,
    };

    /// <summary>Clusters C of 16 MACs.</summary>
    public int Clusters => Macs / WordChannels;

    /// <summary>Width M of map words.</summary>
    public int MapBits => MapWidth ?? (ValueWidth <= 8 ? 8 : 16);

    /// <summary>Width of a word of a map stream, which is a map word or a value: max(V, M).</summary>
    public int WordWidth => Math.Max(ValueWidth, MapBits);

    /// <summary>Whether weights are ternary codes: U = 2.</summary>
    public bool IsTernary => WeightWidth == 2;

    /// <summary>Widths of the arithmetic.</summary>
    public LayerWidths Widths => new(ValueWidth, WeightWidth, AccumulatorWidth);

    /// <summary>Lanes P = min(Pmax, C / n) of a pass of n words.</summary>
    public int LanesOf(int words) => Math.Min(Lanes, Clusters / words);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        (string Key, int Value, string Remedy)[] powers =
        [
            ("macs", Macs, "Choose 16, 32, 64, 128 or 256."),
            ("lanes", Lanes, "Choose 1, 2, 4, 8 or 16."),
            ("fetch-width", FetchWidth, "Choose 1, 2, 4, 8 or 16."),
            ("map-width", MapBits, "Choose 8, 16 or none."),
            ("row-slots", RowSlots, "Choose 8, 16 or 32."),
            ("input-words", InputWords, "Choose 1, 2, 4, 8 or 16."),
            ("output-words", OutputWords, "Choose 1, 2, 4, 8 or 16."),
            ("param-bits", ParamBits, "Choose 32, 64, 128, 256 or 512."),
        ];
        foreach ((string key, int value, string remedy) in powers.Where(power => !BitOperations.IsPow2(power.Value)))
        {
            yield return new Problem("Not a power of two", key, Text(value), remedy);
        }

        if (WeightWidth == 3)
        {
            yield return new Problem(
                "No such weights", "weight-width", Text(WeightWidth), "Choose 4..16, or 2 for ternary weights.");
        }

        if (Lanes > Clusters)
        {
            yield return new Problem(
                "More lanes than clusters", "lanes", Text(Lanes), $"Choose at most macs / 16, {Text(Clusters)}.");
        }

        if (FetchWidth < Lanes)
        {
            yield return new Problem(
                "The fetch cannot feed the lanes", "fetch-width", Text(FetchWidth),
                $"Choose at least lanes, {Text(Lanes)}.");
        }

        if (RowEntries % (FetchWidth * FetchRuns) != 0)
        {
            yield return new Problem(
                "The banks of the row store are of different sizes", "row-entries", Text(RowEntries),
                $"Choose a multiple of fetch-width times fetch-runs, {Text(FetchWidth * FetchRuns)}.");
        }

        if (RowEntries < 2 * FetchWidth * FetchRuns)
        {
            yield return new Problem(
                "A bank of the row store has one word alone", "row-entries", Text(RowEntries),
                $"Choose at least {Text(2 * FetchWidth * FetchRuns)}, two words per bank.");
        }

        if (RowPointers < MaxWidth + 1)
        {
            yield return new Problem(
                "No row of max-width columns has enough pointers", "row-pointers", Text(RowPointers),
                $"Choose at least {Text(MaxWidth + 1)}, or a smaller max-width.");
        }

        if (ItemQueue % FetchWidth != 0)
        {
            yield return new Problem(
                "The queue is filled fetch-width items at a time", "item-queue", Text(ItemQueue),
                $"Choose a multiple of fetch-width, {Text(FetchWidth)}.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
