using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Networks;

/// <summary>A pass of a layer, and where its parameters lie.</summary>
/// <param name="Pass">Words and lanes.</param>
/// <param name="Descriptor">The descriptor of one frame.</param>
/// <param name="Turn">
/// 0, or how often rows that passes before it read had to be loaded anew before those of this pass were in place.
/// </param>
public sealed record PlannedPass(NullHopPass Pass, Descriptor Descriptor, int Turn);
