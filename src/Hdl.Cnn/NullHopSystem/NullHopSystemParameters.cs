using System.Globalization;
using Hdl.Cnn.NullHop;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>How maps and parameters come and go.</summary>
public enum NullHopMemory
{
    /// <summary>As AXI4-Streams.</summary>
    None,

    /// <summary>Through AXI4 masters, out of and into memory.</summary>
    Axi4,
}

/// <summary>Parameters of the accelerator with its registers.</summary>
public sealed record NullHopSystemParameters : NullHopParameters
{
    private const int LeastBytes = 4;

    /// <summary>The defaults.</summary>
    public NullHopSystemParameters()
    {
    }

    /// <summary>Those of the accelerator, with streams.</summary>
    /// <param name="parameters">Widths and sizes.</param>
    public NullHopSystemParameters(NullHopParameters parameters)
        : base(parameters)
    {
    }

    /// <summary>Masters that maps and parameters go through instead of streams. Default: none.</summary>
    [Parameter("AXI4 masters that read and write maps and parameters in memory, or none: streams")]
    public NullHopMemory MemoryPorts { get; init; } = NullHopMemory.None;

    /// <summary>Whether maps and parameters are in memory.</summary>
    public bool HasMemory => MemoryPorts == NullHopMemory.Axi4;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        foreach (Problem problem in base.ValidateRelations())
        {
            yield return problem;
        }

        if (HasMemory && InputWords != OutputWords)
        {
            yield return new Problem(
                "Maps are read and written through one memory port", "output-words",
                OutputWords.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"Choose input-words, {InputWords}, for both."));
        }

        int bytes = NullHopMemoryPorts.MapBytes(this);
        if (HasMemory && bytes < LeastBytes)
        {
            yield return new Problem(
                "A word of an AXI4 memory has at least 4 bytes, and it is a beat of a map", "input-words",
                InputWords.ToString(CultureInfo.InvariantCulture),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Choose at least {InputWords * LeastBytes / bytes} for input-words and output-words."));
        }
    }
}
