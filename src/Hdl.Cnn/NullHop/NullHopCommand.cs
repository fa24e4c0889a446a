namespace Hdl.Cnn.NullHop;

/// <summary>What software asks of the accelerator.</summary>
public abstract record NullHopCommand;

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

/// <summary>A write to PUSH.</summary>
/// <param name="Words">The registers 0x040..0x07C.</param>
public sealed record NullHopPush(IReadOnlyList<uint> Words) : NullHopCommand;

/// <summary>Software waits until at most so many of the passes that it pushed are not finished.</summary>
/// <param name="Passes">0: until all are finished.</param>
public sealed record NullHopWait(int Passes) : NullHopCommand;
