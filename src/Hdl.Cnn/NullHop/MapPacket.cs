namespace Hdl.Cnn.NullHop;

/// <summary>
/// A packet of a map stream: one row of one slice. Words of max(V, M) bits: map words, each followed by its values, or
/// values alone where the coding is raw.
/// </summary>
/// <param name="Words">Words, the first one first.</param>
public sealed record MapPacket(IReadOnlyList<ulong> Words)
{
    /// <summary>
    /// Whether every beat that carried it was full, but for the last one's upper words. Default: true.
    /// </summary>
    public bool IsDense { get; init; } = true;
}
