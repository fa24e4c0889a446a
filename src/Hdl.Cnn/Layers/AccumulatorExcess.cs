namespace Hdl.Cnn.Layers;

/// <summary>An output channel whose totals need more bits than the accumulator has.</summary>
/// <param name="Channel">The output channel.</param>
/// <param name="Width">Bits in two's complement that hold every total it can have.</param>
public sealed record AccumulatorExcess(int Channel, int Width);
