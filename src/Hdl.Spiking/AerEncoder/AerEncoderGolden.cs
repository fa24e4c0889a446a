using Hdl.Core.Golden;

namespace Hdl.Spiking.AerEncoder;

/// <summary>
/// The encoder as transactions: a vector gives every lane one packet, the addresses of its spikes in ascending order,
/// or one null beat. A null beat's address is 0.
/// </summary>
/// <remarks>
/// Timing, exact. A vector accepted in cycle v offers event j of lane k (j from 0) from cycle v + 1 + j on, if the
/// events before it left at once. While the consumers are ready a vector occupies the encoder for
/// <see cref="PacketCycles"/> cycles: its fullest lane's last event leaves in cycle v + PacketCycles, in which the next
/// vector is accepted if it is offered. With consumers that stall, the next vector is accepted in the cycle in which
/// the last of the lanes hands over the last event of its packet. Without a copy
/// (<see cref="AerEncoderParameters.Copy"/>) a vector that is offered in cycle v has its events at the same places, is
/// accepted together with the last of them, and the next is seen from the cycle after that on. With
/// <see cref="AerEncoderParameters.Prefetch"/> event 0 of lane k is offered in cycle v + 2, or in the cycle after the
/// last event of that lane's packet before, if that is later; the next vector is accepted in the cycle in which the
/// last of the lanes offers the first event of the last group of 32 of its bits that has a spike.
/// </remarks>
/// <param name="parameters">Bits, lanes and tag.</param>
public sealed class AerEncoderGolden(AerEncoderParameters parameters) : IStreamGolden
{
    private const int GroupBits = 32;

    private readonly AerEncoderPorts _ports = new(parameters);

    /// <summary>Cycles that a packet takes: max(1, spikes in the fullest lane).</summary>
    /// <param name="fullestLane">Spikes in the lane that has most of them.</param>
    public static int PacketCycles(int fullestLane) => Math.Max(1, fullestLane);

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var lanes = new BeatSequence[parameters.Lanes];
        var cycles = new List<long>[parameters.Lanes];
        for (int lane = 0; lane < parameters.Lanes; lane++)
        {
            lanes[lane] = new BeatSequence(_ports.Events[lane]);
            cycles[lane] = [];
        }

        if (phase.Inputs.TryGetValue(_ports.Vector, out BeatSequence? vectors))
        {
            long accepted = 0;
            for (int vector = 0; vector < vectors.Count; vector++)
            {
                accepted = Encode(vectors, vector, lanes, cycles, accepted);
            }
        }

        return new PhaseResult
        {
            Outputs = Enumerable.Range(0, parameters.Lanes).ToDictionary(Name, lane => lanes[lane]),
            Cycles = Enumerable
                .Range(0, parameters.Lanes)
                .ToDictionary(Name, lane => (IReadOnlyList<long>)cycles[lane]),
        };
    }

    private string Name(int lane) => _ports.Events[lane];

    // The cycle in which the next vector is accepted.
    private long Encode(BeatSequence vectors, int vector, BeatSequence[] lanes, List<long>[] cycles, long accepted)
    {
        int fullest = 0;
        long found = 0;
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            List<int> spikes = [];
            for (int bit = lane; bit < parameters.Inputs; bit += lanes.Length)
            {
                if (vectors.GetBit(vector, _ports.Vector.Bits, bit))
                {
                    spikes.Add(bit / lanes.Length);
                }
            }

            bool empty = spikes.Count == 0;
            long first = accepted + 1;
            if (parameters.Prefetch)
            {
                first = Math.Max(accepted + 2, cycles[lane].Count > 0 ? cycles[lane][^1] + 1 : 0);
                found = Math.Max(found, first + spikes.Count(spike => spike / GroupBits < spikes[^1] / GroupBits));
            }

            for (int beat = 0; beat < Math.Max(1, spikes.Count); beat++)
            {
                EventStream events = _ports.Events[lane];
                Span<uint> words = lanes[lane].Append();
                lanes[lane].Write(words, events.Address, empty ? 0 : (ulong)spikes[beat]);
                lanes[lane].Write(words, events.Last, beat >= spikes.Count - 1 ? 1u : 0u);
                lanes[lane].Write(words, events.Null, empty ? 1u : 0u);
                if (events.Tag is { } tag)
                {
                    lanes[lane].Write(words, tag, vectors.Get(vector, _ports.Vector.Tag!.Value));
                }

                cycles[lane].Add(first + beat);
            }

            fullest = Math.Max(fullest, spikes.Count);
        }

        // Without a copy the vector is taken in the cycle of its last event, and the next can be seen one later.
        return parameters.Prefetch ? found : accepted + PacketCycles(fullest) + (parameters.Copy ? 0 : 1);
    }
}
