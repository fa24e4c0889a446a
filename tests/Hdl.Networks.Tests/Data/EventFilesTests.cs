using System.Buffers.Binary;
using System.Text;
using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Networks.Tests.Data;

public sealed class EventFilesTests : IDisposable
{
    private const string Header31 = "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 0: DVS128\r\n#!END-HEADER\r\n";

    // 4 columns, 3 rows, both polarities.
    private static readonly DataInput Both = new(DataForm.Events, 24, 3, 2);
    private static readonly DataInput Merged = Both with { Inputs = 12 };

    // Time 0, 50, 99 in two steps of 50: the first event is in the first, the others in the second; one of them twice.
    private static readonly (int X, int Y, int On, int Time)[] Four =
    [
        (3, 2, 1, 1000),
        (0, 1, 0, 1050),
        (1, 0, 1, 1099),
        (1, 0, 1, 1099),
    ];
    private static readonly int[][] Expected = [[12 + 11], [4, 12 + 1]];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Events_of_n_mnist_fall_into_equal_steps_each_input_once()
    {
        string path = Written("00001.bin", NMnist(Four));

        Assert.Equal(Expected, Single(path, Both));
        Assert.Equal([[11], [1, 4]], Single(path, Merged));
    }

    [Fact]
    public void Time_stamps_of_n_mnist_that_wrap_go_on()
    {
        // Row 240 is no event but 8192 us more: with them, the second event is in the second of two steps of 4147 us.
        string path = Written("00001.bin", NMnist((0, 0, 0, 0), (2, 240, 0, 0), (1, 0, 0, 100)));

        Assert.Equal([[0], [1]], Single(path, Merged));
    }

    [Fact]
    public void Aedat_2_of_a_dvs128_and_of_a_davis_are_read()
    {
        byte[] dvs = Version2(
            "#!AER-DAT2.0\r\n# a comment\r\n",
            Four.Select(one => ((uint)((one.Y << 8) | (one.X << 1) | one.On), one.Time)).Append((0x8000u, 5000)));
        byte[] davis = Version2(
            "#!AER-DAT2.0\r\n# AEChip: eu.seebetter.ini.chips.davis.DAVIS240C\r\n#End Of ASCII Header\r\n",
            Four.Select(one => (((uint)one.Y << 22) | ((uint)one.X << 12) | ((uint)one.On << 11), one.Time))
                .Append((0x8000_0000u, 1))
                .Append((0x400u, 1)));

        Assert.Equal(Expected, Single(Written("dvs.aedat", dvs), Both));
        Assert.Equal(Expected, Single(Written("davis.aedat", davis), Both));
    }

    [Fact]
    public void Aedat_31_is_read_past_other_packets_and_invalid_events()
    {
        byte[] other = Packet(type: 2, size: 36, new byte[36], number: 1);
        byte[] polarity = Packet(
            1, 8, Version31([.. Four.Select(one => (one, Valid: true)), ((2, 2, 0, 0), false)]), 5);

        string path = Written("one.aedat", [.. Encoding.ASCII.GetBytes(Header31), .. other, .. polarity]);

        Assert.Equal(Expected, Single(path, Both));
    }

    [Fact]
    public void A_folder_of_classes_is_read_by_the_names_of_its_files()
    {
        foreach ((int label, string name) in ((int, string)[])[(2, "00001.bin"), (0, "00003.bin"), (1, "00002.bin")])
        {
            Directory.CreateDirectory(Path.Combine(_folder, "set", $"{label}"));
            Written($"set/{label}/{name}", NMnist(Four));
        }

        EventSet set = EventFiles.Read(new SampleFile(Path.Combine(_folder, "set")) { Sensor = (4, 3) }, Both);

        Assert.Equal((3, "set"), (set.Count, set.Name));
        Assert.Equal([2, 1, 0], set.Labels);
        EventSet two = EventFiles.Read(
            new SampleFile(Path.Combine(_folder, "set")) { Sensor = (4, 3), Count = 2 }, Both);
        Assert.Equal((2, 2), (two.Count, two.Labels.Length));
        Refused("A folder is no class of the network", Path.Combine(_folder, "set"), Both with { Classes = 2 });
    }

    [Fact]
    public void What_does_not_fit_or_is_damaged_is_refused()
    {
        string good = Written("good.bin", NMnist(Four));
        Refused("The events do not fit the network", good, Both with { Inputs = 23 });
        Refused("An event is outside the sensor", Written("far.bin", NMnist((4, 0, 0, 0))), Both);
        Refused("The file does not end with a whole event", Written("cut.bin", NMnist(Four)[..^1]), Both);
        Refused("There is no event in the file", Written("none.bin", NMnist((0, 240, 0, 0))), Both);
        Refused(
            "There are no recordings in the folder", Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName,
            Both);
        Refused("No such file", Path.Combine(_folder, "missing.bin"), Both);
        Refused(
            "A version of AEDAT that cannot be read", Written("v4.aedat", Encoding.ASCII.GetBytes("#!AER-DAT4.0\r\n")),
            Both);
        Refused(
            "The file ends inside its header", Written("head.aedat", Encoding.ASCII.GetBytes("#!AER-DAT2.0")), Both);
        Refused("The header has no end", Written("open.aedat", Encoding.ASCII.GetBytes("#!AER-DAT3.1\r\n")), Both);
        Refused(
            "The packets are compressed",
            Written(
                "packed.aedat",
                Encoding.ASCII.GetBytes(Header31.Replace("RAW", "SerializedTS", StringComparison.Ordinal))),
            Both);
        Refused(
            "This is no address of a DVS128", Written("far.aedat", Version2("#!AER-DAT2.0\r\n", [(0x10000u, 1)])),
            Both);
        byte[] whole = [.. Encoding.ASCII.GetBytes(Header31), .. Packet(1, 8, Version31([(Four[0], true)]), 1)];
        for (int length = Header31.Length + 1; length < whole.Length; length++)
        {
            Refused("The file ends inside a packet", Written("cut.aedat", whole[..length]), Both);
        }

        Refused(
            "A packet's header is damaged",
            Written("odd.aedat", [.. Encoding.ASCII.GetBytes(Header31), .. Packet(1, 12, new byte[12], 1)]), Both);
    }

    private int[][] Single(string path, DataInput input) =>
        [.. Assert.Single(EventFiles.Read(new SampleFile(path) { Sensor = (4, 3) }, input).Samples)];

    private static void Refused(string what, string path, DataInput input)
    {
        var failure = Assert.Throws<InvalidInputException>(() =>
            EventFiles.Read(new SampleFile(path) { Sensor = (4, 3) }, input));
        Problem problem = Assert.Single(failure.Problems);
        Assert.Equal(what, problem.What);
        Assert.All((string[])[problem.Where, problem.Value, problem.Remedy], text => Assert.NotEmpty(text));
    }

    private string Written(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] NMnist(params (int X, int Y, int On, int Time)[] events) =>
        [
            .. events.SelectMany(one =>
                (byte[])
                    [
                        (byte)one.X,
                        (byte)one.Y,
                        (byte)((one.On << 7) | (one.Time >> 16)),
                        (byte)(one.Time >> 8),
                        (byte)one.Time,
                    ]),
        ];

    private static byte[] Version2(string header, IEnumerable<(uint Address, int Time)> events)
    {
        List<byte> bytes = [.. Encoding.ASCII.GetBytes(header)];
        byte[] word = new byte[8];
        foreach ((uint address, int time) in events)
        {
            BinaryPrimitives.WriteUInt32BigEndian(word, address);
            BinaryPrimitives.WriteInt32BigEndian(word.AsSpan(4), time);
            bytes.AddRange(word);
        }

        return [.. bytes];
    }

    private static byte[] Version31(IEnumerable<((int X, int Y, int On, int Time) Event, bool Valid)> events) =>
        [
            .. events.SelectMany(one =>
            {
                byte[] word = new byte[8];
                (int x, int y, int on, int time) = one.Event;
                BinaryPrimitives.WriteUInt32LittleEndian(
                    word, ((uint)x << 17) | ((uint)y << 2) | ((uint)on << 1) | (one.Valid ? 1u : 0));
                BinaryPrimitives.WriteInt32LittleEndian(word.AsSpan(4), time);
                return word;
            }),
        ];

    private static byte[] Packet(short type, int size, byte[] content, int number)
    {
        byte[] header = new byte[28];
        BinaryPrimitives.WriteInt16LittleEndian(header, type);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), size);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), 4);
        foreach (int at in (int[])[16, 20, 24])
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at), number);
        }

        return [.. header, .. content];
    }
}
