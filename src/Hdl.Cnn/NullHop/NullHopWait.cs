namespace Hdl.Cnn.NullHop;

/// <summary>Software waits until at most so many of the passes that it pushed are not finished.</summary>
/// <param name="Passes">0: until all are finished.</param>
public sealed record NullHopWait(int Passes) : NullHopCommand;
