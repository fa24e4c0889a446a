using System.Globalization;
using System.Text;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Bench;

/// <summary>Writes the part of the native test bench that names ports: straight-line code, as by hand.</summary>
internal static class PeerHeader
{
    public static string Of(ModuleInterface module)
    {
        var text = new StringBuilder();
        Streams(text, module);
        Reset(text, module);
        Levels(text, module);
        Lockstep(text, module);
        return text.ToString();
    }

    /// <summary>Plain inputs: not clock, not reset, not of a stream.</summary>
    public static IReadOnlyList<Port> LevelsOf(ModuleInterface module)
    {
        HashSet<string> ofStreams = [.. module.Streams.SelectMany(stream => stream.Fields.Select(field => field.Port)
            .Append(stream.ValidPort).Append(stream.ReadyPort ?? ""))];
        return [.. PortsOf(module, PortDirection.Input).Where(port => !ofStreams.Contains(port.Name))];
    }

    public static IEnumerable<Port> PortsOf(ModuleInterface module, PortDirection direction) =>
        module.Ports.Where(port =>
            port.Direction == direction && port.Name != ModuleInterface.ClockPort && port.Name != module.ResetPort);

    private static void Streams(StringBuilder text, ModuleInterface module)
    {
        var drive = new StringBuilder();
        var exchange = new StringBuilder();
        var read = new StringBuilder();
        text.Append("struct PeerStreams {\n");
        foreach (StreamPort stream in module.Streams)
        {
            string name = $"s_{stream.Name}";
            int words = new BeatSequence(stream).WordsPerBeat;
            text.Append(CultureInfo.InvariantCulture, $"  Cursor {name};\n");
            read.Append(
                CultureInfo.InvariantCulture,
                $"    {name}.count = *at++; {name}.words = at; {name}.words_per_beat = {words}; at += {name}.count * "
                + $"{words};\n");
            string ready = stream.ReadyPort is { } port ? $"dut.{port}" : "1";
            if (stream.Direction == PortDirection.Input)
            {
                drive.Append(
                    CultureInfo.InvariantCulture,
                    $"    dut.{stream.ValidPort} = {name}.left();\n    if ({name}.left()) {{\n      const uint32_t* w "
                    + $"= {name}.beat();\n{Fields(stream.Fields, Write)}    }}\n");
                exchange.Append(
                    CultureInfo.InvariantCulture, $"    if (dut.{stream.ValidPort} && {ready}) ++{name}.position;\n");
            }
            else
            {
                drive.Append(stream.ReadyPort is null ? "" : $"    {ready} = 1;\n");
                exchange.Append(
                    CultureInfo.InvariantCulture,
                    $"    if (dut.{stream.ValidPort} && {ready}) {{\n      if (!{name}.left()) return false;\n      "
                    + $"const uint32_t* w = {name}.beat();\n{Fields(stream.Fields, Compare)}      "
                    + $"++{name}.position;\n    }}\n");
            }
        }

        string done =
            module.Streams.Count == 0
                ? "true"
                : string.Join(" && ", module.Streams.Select(stream => $"!s_{stream.Name}.left()"));
        text.Append(CultureInfo.InvariantCulture, $"  bool done() const {{ return {done}; }}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  const uint32_t* read(const uint32_t* at) {{\n{read}    return at;\n  }}\n");
        text.Append(CultureInfo.InvariantCulture, $"  void drive(Vdut& dut) {{\n{drive}    (void)dut;\n  }}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  bool exchange(Vdut& dut) {{\n{exchange}    (void)dut;\n    return true;\n  }}\n}};\n\n");
    }

    private static void Reset(StringBuilder text, ModuleInterface module)
    {
        string active = module.ResetActiveLow ? "0" : "1";
        string passive = module.ResetActiveLow ? "1" : "0";
        string port = module.ResetPort.Length > 0 ? $"dut.{module.ResetPort} = " : "(void)dut, (void)";
        text.Append(CultureInfo.InvariantCulture, $"inline void peer_assert_reset(Vdut& dut) {{ {port}{active}; }}\n");
        text.Append(
            CultureInfo.InvariantCulture, $"inline void peer_release_reset(Vdut& dut) {{ {port}{passive}; }}\n");
    }

    private static void Levels(StringBuilder text, ModuleInterface module)
    {
        IReadOnlyList<Port> levels = LevelsOf(module);
        int words = levels.Sum(port => BeatSequence.WordsOf(port.Width));
        text.Append(
            CultureInfo.InvariantCulture,
            $"inline const uint32_t* peer_levels(Vdut& dut, const uint32_t* w) {{\n{Fields(AsFields(levels), Write)}  "
            + $"(void)dut;\n  return w + {words};\n}}\n");
    }

    private static void Lockstep(StringBuilder text, ModuleInterface module)
    {
        StreamField[] inputs = AsFields(PortsOf(module, PortDirection.Input));
        StreamField[] outputs = AsFields(PortsOf(module, PortDirection.Output));
        text.Append(
            CultureInfo.InvariantCulture,
            $"constexpr uint64_t PEER_INPUT_WORDS = {new BeatSequence(inputs).WordsPerBeat};\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"constexpr uint64_t PEER_OUTPUT_WORDS = {new BeatSequence(outputs).WordsPerBeat};\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"inline void peer_apply(Vdut& dut, const uint32_t* w) {{\n{Fields(inputs, Write)}}}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"inline bool peer_matches(Vdut& dut, const uint32_t* w) {{\n{Fields(outputs, Compare)}  return "
            + $"true;\n}}\n");
    }

    private static StreamField[] AsFields(IEnumerable<Port> ports) =>
        [.. ports.Select(port => new StreamField(port.Name, port.Width))];

    private static string Fields(IReadOnlyList<StreamField> fields, Func<StreamField, int, string> line)
    {
        var layout = new BeatSequence(fields);
        return string.Concat(
            fields.Index().Select(field => "      " + line(field.Item, layout.OffsetOf(field.Index)) + "\n"));
    }

    private static string Write(StreamField field, int word) =>
        field.Width switch
        {
            <= 32 => FormattableString.Invariant($"dut.{field.Port} = w[{word}];"),
            <= 64 => FormattableString.Invariant(
                $"dut.{field.Port} = w[{word}] | static_cast<uint64_t>(w[{word + 1}]) << 32;"),
            _ => FormattableString.Invariant(
                $"for (int i = 0; i < {BeatSequence.WordsOf(field.Width)}; ++i) dut.{field.Port}[i] = w[{word} + i];"),
        };

    private static string Compare(StreamField field, int word) =>
        field.Width switch
        {
            <= 32 => FormattableString.Invariant($"if (dut.{field.Port} != w[{word}]) return false;"),
            <= 64 => FormattableString.Invariant(
                $"if (dut.{field.Port} != (w[{word}] | static_cast<uint64_t>(w[{word + 1}]) << 32)) return false;"),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"for (int i = 0; i < {BeatSequence.WordsOf(field.Width)}; ++i) "
                + $"if (dut.{field.Port}[i] != w[{word} + i]) return false;"),
        };
}
