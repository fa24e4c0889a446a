namespace Hdl.Cnn.NullHop;

/// <summary>A write to PUSH.</summary>
/// <param name="Words">The registers 0x040..0x07C.</param>
public sealed record NullHopPush(IReadOnlyList<uint> Words) : NullHopCommand;
