using System.Numerics;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.NullHopCore;

/// <summary>Faults of packets.</summary>
/// <param name="parameters">Widths.</param>
/// <param name="kind">Which fault, modulo their number.</param>
/// <param name="random">Chooses the place.</param>
internal sealed class NullHopCoreDamage(NullHopParameters parameters, int kind, Random random)
{
    private const int Kinds = 8;

    /// <summary>Whether rows are left as they were that a pass reads.</summary>
    public bool LeavesRows => kind % Kinds is 5 or 6;

    /// <summary>Loads that fill the memories.</summary>
    public static IReadOnlyList<NullHopCommand> Fill(NullHopParameters parameters)
    {
        var rows = new ParameterRows(parameters);
        NullHopLoad Load(LoadKind kind, int count, int wordsLog2, int first)
        {
            long number = kind == LoadKind.Weight ? count : 1L << wordsLog2;
            var beats = Enumerable.Range(0, (int)rows.Beats(kind, number))
                .Select(_ => new uint[parameters.ParamBits / 32]);
            return new NullHopLoad(kind, wordsLog2, first, count, [.. beats]);
        }

        LoadKind[] others = parameters.Scale == NullHopScale.Channel
            ? [LoadKind.Bias, LoadKind.Scale]
            : [LoadKind.Bias];
        return
        [
            Load(LoadKind.Weight, parameters.WeightRows, 0, 0),
            .. others.SelectMany(kind => Enumerable.Range(0, parameters.BiasRows).Select(row => Load(kind, 1, 0, row))),
        ];
    }

    /// <summary>
    /// The same loads with any weights and biases for the channels that a layer does not have: their outputs are 0 all
    /// the same.
    /// </summary>
    public static IReadOnlyList<NullHopCommand> WithJunk(
        NullHopParameters parameters, IReadOnlyList<NullHopCommand> commands, Random random)
    {
        List<NullHopCommand> result = [.. commands];
        var rows = new ParameterRows(parameters);
        int channels = NullHopParameters.WordChannels;
        for (int index = result.Count - 1; index >= 0; index--)
        {
            if (result[index] is NullHopPush push)
            {
                channels = Descriptor.Unpack(push.Words).LastChannels;
            }
            else if (result[index] is NullHopLoad load)
            {
                result[index] = Junk(load, rows, channels, random);
            }
        }

        return result;
    }

    /// <summary>The same commands with every input kept that may be, whether or not it is used again.</summary>
    public static IReadOnlyList<NullHopCommand> Keeping(
        NullHopParameters parameters, IReadOnlyList<NullHopCommand> commands)
    {
        var check = new DescriptorCheck(parameters);
        return [.. commands.Select(command => command is NullHopPush push && MayKeep(push) ? Kept(push) : command)];

        bool MayKeep(NullHopPush push) =>
            !Descriptor.Unpack(push.Words).ReuseInput
            && check.Refusals(Descriptor.Unpack(Kept(push).Words), null).Count == 0;

        static NullHopPush Kept(NullHopPush push) =>
            new([.. push.Words.Select((word, index) => index == 1 ? word | (1u << 23) : word)]);
    }

    /// <summary>Commands and packets of which one has the fault.</summary>
    public (IReadOnlyList<NullHopCommand> Commands, IReadOnlyList<MapPacket> Packets) Of(
        IReadOnlyList<NullHopCommand> commands, IReadOnlyList<MapPacket> packets)
    {
        if (kind % Kinds >= Kinds - 3 || packets.Count == 0)
        {
            NullHopCommand[] damaged = [.. commands];
            int[] loads = [.. commands.Index().Where(entry => entry.Item is NullHopLoad).Select(entry => entry.Index)];
            int chosen = loads[random.Next(loads.Length)];
            damaged[chosen] = Damaged((NullHopLoad)damaged[chosen]);
            return (damaged, packets);
        }

        MapPacket[] map = [.. packets];
        int packet = random.Next(map.Length);
        bool raw = commands.OfType<NullHopPush>().Any(push => Descriptor.Unpack(push.Words).InRaw);
        map[packet] = Damaged(map[packet], raw);
        return (commands, map);
    }

    private static NullHopLoad Junk(NullHopLoad load, ParameterRows rows, int channels, Random random)
    {
        uint[][] beats = [.. load.Beats.Select(beat => beat.ToArray())];
        int number = rows.NumberWidth(load.Kind);
        int count = load.Kind == LoadKind.Weight ? load.Rows : 1;
        int bits = 32 * beats[0].Length;
        for (int row = ((1 << load.WordsLog2) - 1) * count; row < count << load.WordsLog2; row++)
        {
            int first = (row * rows.RowWidth(load.Kind)) + (channels * number);
            for (int bit = first; bit < (row + 1) * rows.RowWidth(load.Kind); bit++)
            {
                beats[bit / bits][bit % bits / 32] ^= (uint)random.Next(2) << (bit % 32);
            }
        }

        return load with { Beats = beats };
    }

    private NullHopLoad Damaged(NullHopLoad load) => (kind % Kinds) switch
    {
        5 when load.Beats.Count > 1 => load with { Beats = [.. load.Beats.Take(random.Next(1, load.Beats.Count))] },
        6 => load with { Base = load.Kind == LoadKind.Weight ? parameters.WeightRows - 1 : parameters.BiasRows },
        _ => load with
        {
            Beats =
            [
                .. load.Beats,
                .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new uint[parameters.ParamBits / 32]),
            ],
        },
    };

    private MapPacket Damaged(MapPacket packet, bool raw)
    {
        List<ulong> words = [.. packet.Words];
        switch (kind % Kinds)
        {
            case 0 when words.Count > 1:
                words.RemoveAt(words.Count - 1);
                break;
            case 1 when words.Count > 1:
                words.RemoveRange(1, random.Next(1, words.Count));
                break;
            case 2 when !raw:
                words[LastMap(words)] |= 1UL << (parameters.MapBits - 1);
                break;
            case 3:
                return packet with { IsDense = false };
            default:
                words.AddRange(Enumerable.Range(0, random.Next(1, 40)).Select(word => (ulong)word & 15));
                break;
        }

        return packet with { Words = words };
    }

    // Where the last map word stands: behind each stand as many values as it has bits.
    private int LastMap(List<ulong> words)
    {
        int last = 0;
        for (int next = 0; next < words.Count;)
        {
            last = next;
            next += 1 + BitOperations.PopCount(words[next] & ((1UL << parameters.MapBits) - 1));
        }

        return last;
    }
}
