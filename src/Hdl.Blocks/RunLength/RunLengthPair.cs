namespace Hdl.Blocks.RunLength;

/// <summary>A pair of the code: so many zero pixels, then a pixel.</summary>
/// <param name="Run">Zero pixels before the level, 0 .. 2^RunWidth - 1.</param>
/// <param name="Level">The pixel behind them, ValueWidth bits; 0 only behind a longest run, or at the end of a
/// packet.</param>
public readonly record struct RunLengthPair(int Run, ulong Level);
