using Hdl.Core.Parameters;

namespace Hdl.Core.Designs;

/// <summary>
/// A target whose parameters are so many that presets are a small part of what can be made: the regression
/// co-simulates sets that are drawn at random too, small enough for many of them.
/// </summary>
public interface IDrawnTarget : ITarget
{
    /// <summary>How many sets the regression takes for an effort of 1.</summary>
    int DrawnSets { get; }

    /// <summary>Legal parameters.</summary>
    /// <param name="seed">What they are drawn from.</param>
    HdlParameters Draw(int seed);
}
