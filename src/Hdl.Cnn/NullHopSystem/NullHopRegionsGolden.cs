namespace Hdl.Cnn.NullHopSystem;

/// <summary>A region of memory.</summary>
/// <param name="Address">Byte address as software wrote it.</param>
/// <param name="Words">Words of the region.</param>
/// <param name="Packets">Packets that go into it; of an output region alone.</param>
internal sealed record NullHopRegion(ulong Address, int Words, int Packets);

/// <summary>
/// The registers 0x0A0 to 0x0C0 (docs/nullhop.md, "Memory ports"): regions that were queued and are not finished.
/// </summary>
internal sealed class NullHopRegionsGolden
{
    // One is worked on, and as many wait.
    private const int Most = 1 + NullHopRegisters.RegionsAhead;

    private readonly Dictionary<int, uint> _written = new()
    {
        [NullHopRegisters.ParamAddress] = 0,
        [NullHopRegisters.ParamLength] = 0,
        [NullHopRegisters.InputAddress] = 0,
        [NullHopRegisters.InputLength] = 0,
        [NullHopRegisters.OutputAddress] = 0,
        [NullHopRegisters.OutputLength] = 0,
        [NullHopRegisters.OutputPackets] = 0,
    };

    private uint _bytes;
    private uint _done;

    /// <summary>Regions of loads that were not read.</summary>
    public List<NullHopRegion> Loads { get; } = [];

    /// <summary>Regions of input maps that were not read.</summary>
    public List<NullHopRegion> Inputs { get; } = [];

    /// <summary>Regions of output maps that are not finished.</summary>
    public List<NullHopRegion> Outputs { get; } = [];

    /// <summary>The output region that the abort before found first.</summary>
    public NullHopRegion? Broken { get; private set; }

    /// <summary>The load that the abort before found first.</summary>
    public NullHopRegion? BrokenLoad { get; private set; }

    /// <summary>Whether packets of the output wait for a region.</summary>
    public bool IsMissing { get; set; }

    /// <summary>Whether the region that was read last has packets that no pass has taken.</summary>
    public bool Waits { get; set; }

    /// <summary>Whether there was an abort since it was asked for last.</summary>
    public bool Aborted { get; set; }

    /// <summary>An abort.</summary>
    public void Abort()
    {
        Broken = Outputs.FirstOrDefault();
        BrokenLoad = Loads.FirstOrDefault();
        Loads.Clear();
        Inputs.Clear();
        Outputs.Clear();
        (_done, Aborted, Waits, IsMissing) = (0, true, false, false);
    }

    /// <summary>A load was queued.</summary>
    public void Load() => Loads.Add(
        Region(NullHopRegisters.ParamAddress, _written[NullHopRegisters.ParamLength]));

    /// <summary>The first output region is finished.</summary>
    public void Finish(long bytes)
    {
        Outputs.RemoveAt(0);
        _bytes = (uint)bytes;
        _done = (_done + 1) & 0xFFFF;
    }

    /// <summary>A write of a whole word; false where it is refused.</summary>
    public bool Write(int address, uint data)
    {
        bool accepted = address switch
        {
            NullHopRegisters.ParamAddress or NullHopRegisters.InputAddress or NullHopRegisters.OutputAddress => true,
            NullHopRegisters.ParamLength or NullHopRegisters.OutputLength => data < 1u << 20,
            NullHopRegisters.InputLength => data < 1u << 20 && Inputs.Count + (Waits ? 1 : 0) < Most,
            NullHopRegisters.OutputPackets => data < 1u << 28 && Outputs.Count < Most,
            _ => false,
        };
        if (!accepted)
        {
            return false;
        }

        _written[address] = data;
        if (address == NullHopRegisters.InputLength)
        {
            Inputs.Add(Region(NullHopRegisters.InputAddress, data));
        }
        else if (address == NullHopRegisters.OutputPackets)
        {
            Outputs.Add(Region(NullHopRegisters.OutputAddress, _written[NullHopRegisters.OutputLength]) with
            {
                Packets = (int)data + 1,
            });
        }

        return true;
    }

    /// <summary>A read; null where it is refused.</summary>
    public uint? Read(int address) => address switch
    {
        NullHopRegisters.OutputBytes => _bytes,
        NullHopRegisters.Outputs => _done,
        _ => _written.TryGetValue(address, out uint value) ? value : null,
    };

    private NullHopRegion Region(int address, uint length) => new(_written[address], (int)length + 1, 0);
}
