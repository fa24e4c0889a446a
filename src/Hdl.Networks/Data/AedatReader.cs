using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Hdl.Core.Problems;

namespace Hdl.Networks.Data;

/// <summary>
/// AEDAT files of versions 2.0 (addresses of a DVS128, or of a DAVIS where the header names one) and 3.1 (packets;
/// those of polarity events are read). Columns, rows and polarity are taken as the file has them; samples of frames and
/// motion, external and invalid events are left out.
/// </summary>
internal static class AedatReader
{
    private const string Mark = "#!AER-DAT";
    private const string Remedy = "AEDAT 2.0 and 3.1 are read: obtain the file again, or convert it.";
    private const int PacketHeader = 28;
    private const int PolarityBytes = 8;

    /// <summary>Whether a file begins as AEDAT files do.</summary>
    public static bool IsAedat(ReadOnlySpan<byte> bytes) => bytes.StartsWith("#!AER-DAT"u8);

    /// <summary>The polarity events of a file, and the size of the sensor that it comes from.</summary>
    /// <exception cref="InvalidInputException">Another version, truncated, or addresses of another sensor.</exception>
    public static (List<SensorEvent> Events, (int Width, int Height) Sensor) Read(ReadOnlySpan<byte> bytes, string path)
    {
        List<string> header = [];
        int at = 0;
        bool ended = false;
        while (!ended && at < bytes.Length && bytes[at] == '#')
        {
            int length = bytes[at..].IndexOf((byte)'\n');
            if (length < 0)
            {
                throw Fault("The file ends inside its header", path, $"{bytes.Length} bytes");
            }

            string line = Encoding.Latin1.GetString(bytes.Slice(at, length)).Trim();
            header.Add(line);
            at += length + 1;
            ended = line is "#!END-HEADER" or "#End Of ASCII Header";
        }

        return header[0][Mark.Length..] switch
        {
            "2.0" => Version2(
                bytes[at..], header.Exists(line => line.Contains("davis", StringComparison.OrdinalIgnoreCase)), path),
            "3.1"
                when header.Exists(line =>
                    line.StartsWith("#Format:", StringComparison.Ordinal)
                    && !line.EndsWith("RAW", StringComparison.Ordinal)
                ) => throw Fault(
                "The packets are compressed",
                path,
                header.First(line => line.StartsWith("#Format:", StringComparison.Ordinal))),
            "3.1" when ended => (Version31(bytes[at..], path), (128, 128)),
            "3.1" => throw Fault("The header has no end", path, "no line #!END-HEADER"),
            _ => throw Fault("A version of AEDAT that cannot be read", path, header[0]),
        };
    }

    private static (List<SensorEvent> Events, (int Width, int Height) Sensor) Version2(
        ReadOnlySpan<byte> bytes, bool davis, string path)
    {
        if (bytes.Length % 8 != 0)
        {
            throw Fault("The file does not end with a whole event", path, $"{bytes.Length} bytes of events");
        }

        var events = new List<SensorEvent>(bytes.Length / 8);
        for (int at = 0; at < bytes.Length; at += 8)
        {
            uint address = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            int time = BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 4)..]);
            if (davis)
            {
                // Bit 31: a sample of a frame or of motion; bit 10: an event from outside.
                if ((address & 0x8000_0400) == 0)
                {
                    events.Add(new SensorEvent(
                        (int)(address >> 12) & 0x3FF, (int)(address >> 22) & 0x1FF, (address >> 11 & 1) != 0, time));
                }
            }
            else if (address > 0xFFFF)
            {
                throw Fault(
                    "This is no address of a DVS128", path, $"event {at / 8}: 0x{address:X8}",
                    "Of AEDAT 2.0, files of DVS128 and DAVIS are read; the header of the latter names it.");
            }
            else if ((address & 0x8000) == 0)
            {
                events.Add(
                    new SensorEvent((int)(address >> 1) & 0x7F, (int)(address >> 8) & 0x7F, (address & 1) != 0, time));
            }
        }

        return (events, davis ? (240, 180) : (128, 128));
    }

    private static List<SensorEvent> Version31(ReadOnlySpan<byte> bytes, string path)
    {
        List<SensorEvent> events = [];
        int packet = 0;
        while (bytes.Length > 0)
        {
            if (bytes.Length < PacketHeader)
            {
                throw Fault("The file ends inside a packet", path, $"packet {packet}");
            }

            int type = BinaryPrimitives.ReadInt16LittleEndian(bytes);
            long size = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
            long wraps = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
            long capacity = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]);
            long number = BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]);
            bool polarity = type == 1;
            if (size < 0 || number < 0 || number > capacity || wraps < 0 || (polarity && size != PolarityBytes))
            {
                throw Fault(
                    "A packet's header is damaged", path,
                    $"packet {packet}: {number} of {capacity} events of {size} bytes");
            }

            bytes = bytes[PacketHeader..];
            if (capacity * size > bytes.Length)
            {
                throw Fault(
                    "The file ends inside a packet", path,
                    $"packet {packet}: {bytes.Length} of {capacity * size} bytes");
            }

            for (int at = 0; polarity && at < number * PolarityBytes; at += PolarityBytes)
            {
                uint data = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
                uint time = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
                if ((data & 1) != 0)
                {
                    events.Add(new SensorEvent(
                        (int)(data >> 17), (int)(data >> 2) & 0x7FFF, (data >> 1 & 1) != 0, (wraps << 31) | time));
                }
            }

            bytes = bytes[(int)(capacity * size)..];
            packet++;
        }

        return events;
    }

    private static InvalidInputException Fault(
        string what, string where, FormattableString value,
        string remedy = Remedy) => Fault(what, where, value.ToString(CultureInfo.InvariantCulture), remedy);

    private static InvalidInputException Fault(string what, string where, string value, string remedy = Remedy) =>
        new(new Problem(what, where, value, remedy));
}
