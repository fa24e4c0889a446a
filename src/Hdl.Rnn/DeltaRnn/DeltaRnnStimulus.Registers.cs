using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Accesses to registers alone.</summary>
internal sealed partial class DeltaRnnStimulus
{
    /// <summary>Every register: read, written with what it may hold and what it may not.</summary>
    public IEnumerable<Phase> Registers()
    {
        int[] addresses = [.. Enumerable.Range(0, 1024).Select(word => 4 * word)];
        yield return Read(addresses);
        List<(int, uint, uint)> writes = [];
        foreach (int address in (int[])[.. addresses.Where(address => address is < 0x100 or >= 0xFC0), 1, 2, 0x022])
        {
            uint data = random.Next(4) switch
            {
                0 => 0,
                1 => uint.MaxValue,
                2 => (uint)random.Next(),
                _ => (uint)random.Next(1 << parameters.Formats.ActBits),
            };
            writes.Add((address, data, random.Next(4) == 0 ? (uint)random.Next(15) : 0xF));
        }

        yield return WriteStrobed(writes);
        yield return Read(addresses.Where(address => address < 0x100));
        int[] thetas =
        [
            .. ThetaAddresses(),
            .. _ports.Memory is null ? (IEnumerable<int>)[] : [DeltaRnnRegisters.Base, DeltaRnnRegisters.Base + 4],
        ];
        for (int bit = 0; bit < 32; bit++)
        {
            yield return Write([.. thetas.Select(address => (address, 1u << bit))]);
            yield return Read(thetas);
        }

        foreach (uint control in (uint[])[0, 4, DeltaRnnRegisters.Load, 0x80000000, 0])
        {
            yield return Write((DeltaRnnRegisters.Control, control));
            yield return Read(DeltaRnnRegisters.Control);
        }
    }

    // STATUS, two counters that are always known, lines: of the last, low and high words.
    private const int ColumnsRead = 5;

    /// <summary>What is known once nothing is on its way.</summary>
    /// <param name="counts">Whether columns were counted that may have been dropped.</param>
    public IEnumerable<Phase> Outcome(bool counts = true)
    {
        int counters = DeltaRnnRegisters.Counters;
        yield return Wait;
        yield return Read([
            DeltaRnnRegisters.Status, counters, counters + 4,
            .. counts ? Enumerable.Range(4, 6).Select(word => counters + (4 * word)) : [],
            .. _ports.Memory is null ? (IEnumerable<int>)[counters + 48, counters + 52] : [],
        ]);
    }

    /// <summary>Columns that were read, from the answers to the reads of <see cref="Outcome"/>.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="data">Their field of data.</param>
    public static long Columns(BeatSequence answers, FieldHandle data) =>
        (long)(answers.Get(ColumnsRead, data) | (answers.Get(ColumnsRead + 1, data) << 32));
}
