namespace Hdl.Core.Golden;

/// <summary>
/// A memory as a golden model sees it: what a master reads from it and writes to it, one data word at a time.
/// </summary>
public sealed class MemoryState
{
    private const int Okay = 0;
    private const int SlaveError = 2;
    private const int DecodeError = 3;

    private readonly List<(ulong Address, byte[] Bytes)> _regions = [];
    private readonly HashSet<int> _changed = [];
    private IReadOnlyList<MemoryFault> _faults = [];

    /// <summary>Regions that were written since <see cref="Load"/> or <see cref="TakeChanges"/>.</summary>
    public IReadOnlyList<MemoryRegion> TakeChanges()
    {
        MemoryRegion[] changes =
        [
            .. _changed.Order().Select(
                index => new MemoryRegion(_regions[index].Address, [.. _regions[index].Bytes])),
        ];
        _changed.Clear();
        return changes;
    }

    /// <summary>Copies what is in the memory; what was in it before is gone.</summary>
    public void Load(MemoryContent content)
    {
        _regions.Clear();
        _changed.Clear();
        _regions.AddRange(content.Regions.Select(region => (region.Address, (byte[])region.Bytes.Clone())));
        _faults = content.Faults;
    }

    /// <summary>Empties it.</summary>
    public void Clear() => Load(new MemoryContent());

    /// <summary>Reads a word.</summary>
    /// <param name="address">Byte address, a multiple of the word's bytes.</param>
    /// <param name="word">Receives the bytes; 0 outside the regions.</param>
    /// <returns>RRESP: 0 OKAY, 2 SLVERR, 3 DECERR.</returns>
    public int Read(ulong address, Span<byte> word)
    {
        if (Find(address) is not { } index)
        {
            word.Clear();
            return DecodeError;
        }

        (ulong first, byte[] bytes) = _regions[index];
        bytes.AsSpan((int)(address - first), word.Length).CopyTo(word);
        return Fails(address, word.Length, fault => fault.Reads) ? SlaveError : Okay;
    }

    /// <summary>Writes a word.</summary>
    /// <param name="address">Byte address, a multiple of the word's bytes.</param>
    /// <param name="word">The bytes.</param>
    /// <param name="strobe">Which of them are written, the first in bit 0.</param>
    /// <returns>BRESP of this word: 0 OKAY, 2 SLVERR, 3 DECERR; nothing is written but with OKAY.</returns>
    public int Write(ulong address, ReadOnlySpan<byte> word, ulong strobe)
    {
        if (Find(address) is not { } index)
        {
            return DecodeError;
        }

        if (Fails(address, word.Length, fault => fault.Writes))
        {
            return SlaveError;
        }

        (ulong first, byte[] bytes) = _regions[index];
        for (int at = 0; at < word.Length; at++)
        {
            if (((strobe >> at) & 1) != 0)
            {
                bytes[(int)(address - first) + at] = word[at];
            }
        }

        _changed.Add(index);
        return Okay;
    }

    private int? Find(ulong address)
    {
        int index = _regions.FindIndex(
            region => address >= region.Address && address - region.Address < (ulong)region.Bytes.Length);
        return index < 0 ? null : index;
    }

    private bool Fails(ulong address, int bytes, Func<MemoryFault, bool> applies) => _faults.Any(
        fault => applies(fault) && address < fault.Address + fault.Length && fault.Address < address + (ulong)bytes);
}
