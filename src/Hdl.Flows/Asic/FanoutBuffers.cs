using System.Globalization;

namespace Hdl.Flows.Asic;

/// <summary>
/// Puts trees of buffers on nets with many sinks, as place and route would: without them, the delay of a command that
/// goes to hundreds of elements is a fiction of the cell tables. Clock and reset are left alone; they get trees of
/// their own.
/// </summary>
/// <param name="library">Gives the buffer.</param>
internal sealed class FanoutBuffers(Liberty library)
{
    /// <summary>Most sinks a net keeps.</summary>
    public const int MostSinks = 16;

    private readonly LibertyCell? _buffer = library.Buffer(MostSinks);

    /// <summary>The netlist with buffers; the same where nothing needs one, or the library has none.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="ideal">Ports whose nets are left alone.</param>
    public MappedNetlist Insert(MappedNetlist netlist, params IReadOnlyList<string> ideal)
    {
        if (_buffer is null)
        {
            return netlist;
        }

        HashSet<int> left =
        [
            MappedNetlist.Zero,
            MappedNetlist.One,
            .. netlist.Ports.Where(port => ideal.Contains(port.Port.Name)).SelectMany(port => port.Nets),
        ];
        Dictionary<string, string[]> outputs = library.Cells.Values.ToDictionary(
            cell => cell.Name, cell => cell.Pins.Where(pin => pin.IsOutput).Select(pin => pin.Name).ToArray());
        List<(string Type, Dictionary<string, int[]> Pins)> cells =
        [
            .. netlist.Cells.Select(cell =>
                (cell.Type, cell.Pins.ToDictionary(pin => pin.Key, pin => pin.Value.ToArray()))),
        ];
        Dictionary<int, List<(int Cell, string Pin, int Bit)>> sinks = [];
        for (int i = 0; i < cells.Count; i++)
        {
            string[] driven = outputs.GetValueOrDefault(cells[i].Type) ?? [];
            foreach ((string pin, int[] nets) in cells[i]
                    .Pins.Where(pin => !driven.Contains(pin.Key) && !pin.Key.EndsWith("_o", StringComparison.Ordinal)))
            {
                for (int bit = 0; bit < nets.Length; bit++)
                {
                    if (!left.Contains(nets[bit]))
                    {
                        (
                            sinks.TryGetValue(nets[bit], out List<(int, string, int)>? list)
                                ? list
                                : sinks[nets[bit]] = []).Add((i, pin, bit));
                    }
                }
            }
        }

        int free = netlist.FreeNet;
        List<MappedCell> buffers = [];
        foreach ((int net, List<(int Cell, string Pin, int Bit)> ends) in sinks
                .Where(net => net.Value.Count > MostSinks)
                .OrderBy(net => net.Key))
        {
            List<(int From, Action<int> Connect)> open =
            [
                .. ends.Select(end => (net, (Action<int>)(source => cells[end.Cell].Pins[end.Pin][end.Bit] = source))),
            ];
            while (open.Count > MostSinks)
            {
                List<(int, Action<int>)> next = [];
                foreach ((int From, Action<int> Connect)[] group in open.Chunk(MostSinks))
                {
                    int driven = free++;
                    Array.ForEach(group, end => end.Connect(driven));
                    int input = net;
                    int number = buffers.Count;
                    buffers.Add(Buffer(number, input, driven));
                    next.Add((net, source => buffers[number] = Buffer(number, source, driven)));
                }

                open = next;
            }
        }

        return netlist with
        {
            Cells =
            [
                .. netlist.Cells.Select(
                    (cell, index) =>
                        cell with
                        {
                            Pins = cells[index]
                                .Pins.ToDictionary(pin => pin.Key, IReadOnlyList<int> (pin) => pin.Value),
                        }),
                .. buffers,
            ],
        };
    }

    private MappedCell Buffer(int number, int input, int output) =>
        new(
            "b" + number.ToString(CultureInfo.InvariantCulture),
            _buffer!.Name,
            new Dictionary<string, IReadOnlyList<int>>
            {
                [_buffer.Inputs.First().Name] = [input],
                [_buffer.Output!.Name] = [output],
            },
            new Dictionary<string, string>());
}
