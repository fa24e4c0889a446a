using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>How much of a difference of two values a delta can carry.</summary>
public enum DeltaRange
{
    /// <summary>All of it: a delta has one bit more than a value.</summary>
    Exact,

    /// <summary>As much as fits in the width of a value; the rest goes with later vectors.</summary>
    Saturate,
}

/// <summary>What an encoder of vectors as deltas and its inverse have in common.</summary>
public abstract record DeltaParameters : StreamBlockParameters
{
    /// <summary>Elements N of a vector, 1..4096. Default: 64.</summary>
    [Parameter("Elements of a vector", Unit = "elements", Min = 1, Max = 4096)]
    public int Length { get; init; } = 64;

    /// <summary>Width V of an element, signed, 2..32. Default: 16.</summary>
    [Parameter("Width of an element, signed", Unit = "bits", Min = 2, Max = 32)]
    public int ValueWidth { get; init; } = 16;

    /// <summary>Elements, and pairs, per beat: 1, 2, 4, 8 or 16. Default: 1.</summary>
    [Parameter("Elements, and pairs, per beat: 1, 2, 4, 8 or 16", Unit = "lanes", Min = 1, Max = 16)]
    public int Lanes { get; init; } = 1;

    /// <summary>How much of a difference a delta can carry. Default: exact.</summary>
    [Parameter("How much of a difference a delta can carry")]
    public DeltaRange Delta { get; init; } = DeltaRange.Exact;

    /// <summary>What the state memory becomes: behavioural or macro. Default: behavioural.</summary>
    [Parameter("What the state memory becomes: behavioural or macro")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>Width of a delta, signed: V + 1, or V where it saturates.</summary>
    public int DeltaWidth => Delta == DeltaRange.Exact ? ValueWidth + 1 : ValueWidth;

    /// <summary>Width of an element's index.</summary>
    public int IndexWidth => FixedPoint.IndexWidth(Length);

    /// <summary>Beats of a vector, and words of the state memory: ceil(N / lanes).</summary>
    public int Words => FixedPoint.CeilDivide(Length, Lanes);

    /// <summary>Width of a word's number, its address in the state memory.</summary>
    public int AddressWidth => FixedPoint.IndexWidth(Words);

    /// <summary>
    /// Lanes that ever carry an element: fewer than there are only where one beat has room for more than a vector.
    /// </summary>
    public int UsedLanes => Math.Min(Lanes, Length);

    /// <summary>The state memory, where a vector has more than one beat.</summary>
    public RamParameters Ram => new() { Depth = Words, Width = UsedLanes * ValueWidth, Memory = Memory, Style = Style };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (!BitOperations.IsPow2(Lanes))
        {
            yield return new Problem(
                "The number of lanes is no power of two", "lanes", Lanes.ToString(CultureInfo.InvariantCulture),
                "Choose 1, 2, 4, 8 or 16.");
        }

        if (Memory == MemoryForm.InitFile)
        {
            yield return new Problem(
                "The state has no first contents", "memory", "init_file", "Choose behavioural or macro.");
        }
        else if (Memory == MemoryForm.Macro && Words == 1)
        {
            yield return new Problem(
                "A state of one word is kept in registers", "memory", "macro",
                "Set memory=behavioural, or fewer lanes than elements.");
        }
    }
}
