namespace Hdl.Blocks.RunLength;

/// <summary>
/// Cycles in which a decoder hands over its pixel beats in free flow. It holds three code beats (two with one lane), of
/// which it works on the oldest two (one). A code beat is taken in each cycle that begins with a place free, and can be
/// worked on from the next cycle on. A pixel beat is made as soon as the pair with its last pixel is there, one per
/// cycle, and leaves a cycle later. With it go the code beats whose levels have all been passed; with the last pixel
/// beat of a packet all code beats of the packet that are worked on, and afterwards those that follow, up to the
/// packet's last.
/// </summary>
/// <param name="parameters">Code and lanes.</param>
public sealed class RunLengthDecoderTimingGolden(RunLengthDecoderParameters parameters)
{
    private readonly List<PixelBeat> _pixelBeats = [];
    private readonly List<long> _cycles = [];
    private int _codeBeats;
    private int _packetStart;

    /// <summary>Another code beat comes in.</summary>
    public void AddCodeBeat() => _codeBeats++;

    /// <summary>The code beats since the last packet are a packet, which gives so many pixels.</summary>
    /// <param name="pairs">All of its pairs, PairsPerBeat to a beat.</param>
    /// <param name="pixels">1 or more.</param>
    public void AddPacket(IReadOnlyList<RunLengthPair> pairs, int pixels)
    {
        int pair = 0;
        int passed = 0;
        for (int first = 0; first < pixels; first += parameters.Lanes)
        {
            // The pair with the beat's last pixel, in its run or as its level.
            int end = Math.Min(first + parameters.Lanes, pixels);
            while (passed + pairs[pair].Run + 1 < end)
            {
                passed += pairs[pair++].Run + 1;
            }

            int levels = passed + pairs[pair].Run + 1 == end ? pair + 1 : pair;
            _pixelBeats.Add(new PixelBeat(
                _packetStart + (pair / parameters.PairsPerBeat),
                Math.Min(_packetStart + (levels / parameters.PairsPerBeat), _codeBeats - 1),
                end == pixels,
                _codeBeats - 1));
        }

        _packetStart = _codeBeats;
    }

    /// <summary>The cycles.</summary>
    public IReadOnlyList<long> Run()
    {
        int worked = parameters.Lanes == 1 ? 1 : 2;
        int taken = 0;
        int oldest = 0;
        int dropTo = -1;
        int made = 0;
        for (long cycle = 0; made < _pixelBeats.Count; cycle++)
        {
            int visible = Math.Min(taken, oldest + worked);
            bool take = taken < _codeBeats && taken - oldest <= worked;
            if (oldest <= dropTo)
            {
                oldest = Math.Min(visible, dropTo + 1);
            }
            else if (_pixelBeats[made] is var beat && beat.Needs < visible)
            {
                _cycles.Add(cycle + 1);
                made++;
                oldest = beat.Last ? Math.Min(visible, beat.PacketEnd + 1) : beat.Oldest;
                dropTo = beat.Last ? beat.PacketEnd : dropTo;
            }

            taken += take ? 1 : 0;
        }

        return _cycles;
    }

    /// <param name="Needs">The code beat that must be there.</param>
    /// <param name="Oldest">The oldest code beat that is still needed afterwards.</param>
    /// <param name="Last">Whether it closes its packet.</param>
    /// <param name="PacketEnd">The packet's last code beat.</param>
    private readonly record struct PixelBeat(int Needs, int Oldest, bool Last, int PacketEnd);
}
