namespace Hdl.Cnn.NullHop;

/// <summary>A beat of a map stream.</summary>
/// <param name="Words">All words of the beat, the first one in the low bits; 0 where they are not kept.</param>
/// <param name="Keep">Bit i: whether word i is kept.</param>
/// <param name="Last">Whether it ends its packet.</param>
public sealed record MapBeat(IReadOnlyList<ulong> Words, uint Keep, bool Last);
