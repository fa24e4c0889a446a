using Hdl.Core.Parameters;

namespace Hdl.Core.Ports;

/// <summary>
/// A module's ports and streams, in the order in which they are declared: the header of its Verilog, the co-simulated
/// model's table of ports, the test bench and the IP-XACT description are all made of this.
/// </summary>
public sealed class InterfaceBuilder
{
    private readonly string _module;
    private readonly string _reset;
    private readonly List<Port> _ports = [];
    private (bool Group, string Comment) _note = (false, "");

    // The one place that gives a name this meaning: fields are declared as ("last", 1).
    private const string Last = "last";

    private readonly List<StreamPort> _streams = [];
    private readonly List<MemoryPort> _memories = [];

    /// <summary>A module with clock and reset, which come first.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="style">Decides the reset port.</param>
    public InterfaceBuilder(string module, StyleParameters style)
        : this(module, style.ResetStyle.IsActiveLow() ? "rst_ni" : "rst_i")
    {
        Input(ModuleInterface.ClockPort, 1);
        Input(_reset, 1);
    }

    private InterfaceBuilder(string module, string reset) => (_module, _reset) = (module, reset);

    /// <summary>A module with a clock and no reset.</summary>
    public static InterfaceBuilder WithoutReset(string module) =>
        new InterfaceBuilder(module, "").Input(ModuleInterface.ClockPort, 1);

    /// <summary>A module without clock and reset.</summary>
    public static InterfaceBuilder Combinational(string module) => new(module, "");

    /// <summary>Begins a group of ports: an empty line and a comment go before the next one.</summary>
    /// <param name="text">One or more lines without slashes; empty for the empty line alone.</param>
    public InterfaceBuilder Group(string text)
    {
        _note = (true, text);
        return this;
    }

    /// <summary>A comment goes before the next port, within its group.</summary>
    /// <param name="text">One or more lines without slashes.</param>
    public InterfaceBuilder Note(string text)
    {
        _note = (_note.Group, text);
        return this;
    }

    /// <summary>A comment goes behind the last port, on its line.</summary>
    public InterfaceBuilder Aside(string text) => Change(port => port with { Aside = text });

    /// <summary>The last port is a vector, though it may have one bit: <c>[0:0]</c>.</summary>
    public InterfaceBuilder AsVector() => Change(port => port with { IsVector = true });

    /// <summary>The bits of the last port, a vector, are numbered from another number than 0 on.</summary>
    public InterfaceBuilder NumberedFrom(int lowBit) => Change(port => port with { LowBit = lowBit });

    /// <summary>The last port, an output, is a register.</summary>
    public InterfaceBuilder AsRegister() => Change(port => port with { IsRegister = true });

    /// <summary>The last port is a signed number.</summary>
    public InterfaceBuilder AsSigned() => Change(port => port with { IsSigned = true });

    /// <summary>Adds a plain input port.</summary>
    public InterfaceBuilder Input(string name, int width) => Add(new Port(name, PortDirection.Input, width));

    /// <summary>Adds an input port that is a constant where the module stands.</summary>
    /// <param name="name">The port.</param>
    /// <param name="width">Bits.</param>
    /// <param name="value">The constant; null where the parameters do not say it.</param>
    public InterfaceBuilder Constant(string name, int width, ulong? value) =>
        Add(new Port(name, PortDirection.Input, width) { IsConstant = true, Constant = value });

    /// <summary>Adds a plain output port.</summary>
    public InterfaceBuilder Output(string name, int width) => Add(new Port(name, PortDirection.Output, width));

    /// <summary>Adds <c>name_valid_i</c>, <c>name_ready_o</c> and <c>name_field_i</c> for each field.</summary>
    public InterfaceBuilder InputStream(string name, params ReadOnlySpan<(string Field, int Width)> fields) =>
        Stream(name, PortDirection.Input, "_i", $"{name}_valid_i", $"{name}_ready_o", fields);

    /// <summary>Adds <c>name_valid_i</c> and the fields: a stream whose receiver takes every beat.</summary>
    public InterfaceBuilder InputStreamWithoutReady(
        string name,
        params ReadOnlySpan<(string Field, int Width)> fields) =>
        Stream(name, PortDirection.Input, "_i", $"{name}_valid_i", null, fields);

    /// <summary>Adds <c>name_valid_o</c>, <c>name_ready_i</c> and <c>name_field_o</c> for each field.</summary>
    public InterfaceBuilder OutputStream(string name, params ReadOnlySpan<(string Field, int Width)> fields) =>
        Stream(name, PortDirection.Output, "_o", $"{name}_valid_o", $"{name}_ready_i", fields);

    /// <summary>Adds <c>name_o</c>, each of whose cycles of 1 is a beat of a stream without data.</summary>
    public InterfaceBuilder Pulse(string name)
    {
        string port = $"{name}_o";
        _streams.Add(new StreamPort(name, PortDirection.Output, port, null, []));
        return Output(port, 1);
    }

    /// <summary>Says of the last stream that its <see cref="StreamPort.ReadyIsStatus"/>.</summary>
    public InterfaceBuilder ReadyIsStatus()
    {
        _streams[^1] = _streams[^1] with { ReadyIsStatus = true };
        return this;
    }

    /// <summary>Says of the last stream what its beats <see cref="StreamPort.Answers"/>.</summary>
    /// <param name="requests">An output stream.</param>
    public InterfaceBuilder Answers(string requests)
    {
        _streams[^1] = _streams[^1] with { Answers = requests };
        return this;
    }

    /// <summary>
    /// Adds an AXI4-Stream (or one AXI4-Lite channel): <c>prefix</c> + <c>valid</c>, <c>ready</c> and the fields,
    /// without suffixes.
    /// </summary>
    /// <param name="name">The channel's name, <c>s_axis_pixel</c> or <c>s_axil_aw</c>.</param>
    /// <param name="direction">Direction of the data.</param>
    /// <param name="prefix">What stands before valid and ready: <c>s_axis_pixel_t</c>, <c>s_axil_aw</c>.</param>
    /// <param name="fields">Fields without the prefix: data, last, addr.</param>
    public InterfaceBuilder AxiChannel(
        string name, PortDirection direction, string prefix, params ReadOnlySpan<(string Field, int Width)> fields)
    {
        bool input = direction == PortDirection.Input;
        Add(new Port(prefix + "valid", direction, 1));
        Add(new Port(prefix + "ready", input ? PortDirection.Output : PortDirection.Input, 1));
        List<StreamField> list = [];
        foreach ((string field, int width) in fields)
        {
            Add(new Port(prefix + field, direction, width));
            list.Add(Field(prefix + field, field, width));
        }

        _streams.Add(new StreamPort(name, direction, prefix + "valid", prefix + "ready", list));
        return this;
    }

    /// <summary>The streams of that first part, declared before, are the channels of an AXI4 master port.</summary>
    /// <param name="name">First part of the ports' names: <c>m_axi</c>.</param>
    /// <param name="shape">Widths and limits.</param>
    internal InterfaceBuilder AsMaster(string name, MemoryPortShape shape) => AsMemory(
        name, shape,
        [
            .. _streams.Select(stream => stream.Name)
                .Where(stream => stream.StartsWith($"{name}_", StringComparison.Ordinal)),
        ]);

    /// <summary>Streams declared before are those to a memory.</summary>
    /// <param name="name">What phases call the memory.</param>
    /// <param name="shape">Widths and limits.</param>
    /// <param name="streams">Their names, in the order of <see cref="MemoryPort.Channels"/>.</param>
    internal InterfaceBuilder AsMemory(string name, MemoryPortShape shape, IReadOnlyList<string> streams)
    {
        StreamPort[] channels = [.. streams.Select(one => _streams.Single(stream => stream.Name == one))];
        _memories.Add(new MemoryPort(name, shape, channels));
        _streams.RemoveAll(channels.Contains);
        return this;
    }

    /// <summary>The interface.</summary>
    public ModuleInterface Build() => new(_module, _ports, _streams) { ResetPort = _reset, Memories = _memories };

    private InterfaceBuilder Add(Port port)
    {
        _ports.Add(port with { BeginsGroup = _note.Group, Comment = _note.Comment });
        _note = (false, "");
        return this;
    }

    private InterfaceBuilder Change(Func<Port, Port> change)
    {
        _ports[^1] = change(_ports[^1]);
        return this;
    }

    private static StreamField Field(string port, string name, int width) =>
        new(port, width) { EndsPacket = name == Last };

    private InterfaceBuilder Stream(
        string name,
        PortDirection direction,
        string suffix,
        string valid,
        string? ready,
        ReadOnlySpan<(string Field, int Width)> fields)
    {
        bool input = direction == PortDirection.Input;
        Add(new Port(valid, direction, 1));
        if (ready is not null)
        {
            Add(new Port(ready, input ? PortDirection.Output : PortDirection.Input, 1));
        }

        List<StreamField> list = [];
        foreach ((string field, int width) in fields)
        {
            string port = $"{name}_{field}{suffix}";
            Add(new Port(port, direction, width));
            list.Add(Field(port, field, width));
        }

        _streams.Add(new StreamPort(name, direction, valid, ready, list));
        return this;
    }

    /// <summary>Adds the ports and streams of a declaration, with their comments.</summary>
    public InterfaceBuilder Include(ModulePorts ports)
    {
        foreach ((int place, Port port) in ports.Declared.Ports.Index())
        {
            _ports.Add(place == 0 && _note.Group ? port with { BeginsGroup = true, Comment = _note.Comment } : port);
        }

        _note = (false, "");
        _streams.AddRange(ports.Declared.Streams);
        _memories.AddRange(ports.Declared.Memories);
        return this;
    }
}
