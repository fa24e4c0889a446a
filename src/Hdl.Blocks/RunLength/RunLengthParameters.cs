using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Axi;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.RunLength;

/// <summary>The run-length code and the width of the pixel stream, which encoder and decoder share.</summary>
public abstract record RunLengthParameters : StreamBlockParameters
{
    /// <summary>Width of a pixel, 2..32 bits. Default: 16.</summary>
    [Parameter("Width of a pixel", Unit = "bits", Min = 2, Max = 32)]
    public int ValueWidth { get; init; } = 16;

    /// <summary>Width of a run of zero pixels, 1..8 bits: a run is 0 .. 2^RunWidth - 1 long. Default: 5.</summary>
    [Parameter("Width of a run of zero pixels", Unit = "bits", Min = 1, Max = 8)]
    public int RunWidth { get; init; } = 5;

    /// <summary>Pairs of run and level in a code word, 1..8. Default: 3.</summary>
    [Parameter("Pairs of run and level in a code word", Unit = "pairs", Min = 1, Max = 8)]
    public int PairsPerWord { get; init; } = 3;

    /// <summary>Pixels per beat, 1, 2, 4, 8 or 16, at most 2^RunWidth. Default: 1.</summary>
    [Parameter("Pixels per beat: 1, 2, 4, 8 or 16", Unit = "pixels", Min = 1, Max = 16)]
    public int Lanes { get; init; } = 1;

    /// <summary>The longest run: 2^RunWidth - 1.</summary>
    public int LongestRun => (1 << RunWidth) - 1;

    /// <summary>Width of a pair {level, run}: RunWidth + ValueWidth.</summary>
    public int PairWidth => RunWidth + ValueWidth;

    /// <summary>Width of a code word: PairsPerWord pairs and the end bit.</summary>
    public int WordWidth => (PairsPerWord * PairWidth) + 1;

    /// <summary>
    /// Code words per beat: ceil(Lanes / PairsPerWord), so that a beat holds the pairs of any Lanes pixels.
    /// </summary>
    public int WordsPerBeat => FixedPoint.CeilDivide(Lanes, PairsPerWord);

    /// <summary>Places for pairs in a code beat.</summary>
    public int PairsPerBeat => WordsPerBeat * PairsPerWord;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (!BitOperations.IsPow2(Lanes))
        {
            yield return new Problem(
                "Not a number of lanes that exists", "lanes", Text(Lanes), "Choose 1, 2, 4, 8 or 16.");
        }
        else if (Lanes > 1 << RunWidth)
        {
            yield return new Problem(
                $"A run of {Text(RunWidth)} bits could end twice in a beat of {Text(Lanes)} pixels", "lanes",
                Text(Lanes),
                $"Choose at most {Text(1 << RunWidth)} lanes, or a run-width of at least "
                + $"{Text(FixedPoint.CeilLog2(Lanes))}.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
