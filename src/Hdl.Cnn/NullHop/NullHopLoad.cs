namespace Hdl.Cnn.NullHop;

/// <summary>A LOAD command, and the packet of parameters that comes for it.</summary>
/// <param name="Kind">What is loaded.</param>
/// <param name="WordsLog2">log2 n.</param>
/// <param name="Base">First row.</param>
/// <param name="Rows">
/// Rows of weights for each word; biases and multipliers have one for each, whatever LOAD_ROWS says.
/// </param>
/// <param name="Beats">Beats of param-bits, as 32-bit words, low word first.</param>
public sealed record NullHopLoad(LoadKind Kind, int WordsLog2, int Base, int Rows, IReadOnlyList<uint[]> Beats)
    : NullHopCommand;
