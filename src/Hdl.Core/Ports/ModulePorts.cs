using Hdl.Core.Numerics;
using Hdl.Core.Parameters;

namespace Hdl.Core.Ports;

/// <summary>
/// The ports of a module, declared once, in the constructor of a class of their own with a property for each: the same
/// declaration makes the header of the Verilog, the co-simulated model's table of ports, the bench and the hand-off
/// files, and its properties are how scenarios and golden models name ports, streams and fields. Clock and reset are
/// not declared: they come first in every module.
/// </summary>
public abstract class ModulePorts
{
    private readonly InterfaceBuilder _ports = InterfaceBuilder.Combinational("");

    /// <summary>The interface, with clock and reset.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="style">Decides the reset port.</param>
    public ModuleInterface Build(string module, StyleParameters style) => Behind(new InterfaceBuilder(module, style));

    /// <summary>The interface of a module with a clock and no reset.</summary>
    /// <param name="module">The module's name.</param>
    public ModuleInterface BuildWithoutReset(string module) => Behind(InterfaceBuilder.WithoutReset(module));

    /// <summary>All inputs in the order of the interface: the fields of a beat of <c>Phase.Cycles</c>.</summary>
    public IReadOnlyList<StreamField> CycleFields =>
        [.. OfDirection(PortDirection.Input).Select(port => new StreamField(port.Name, port.Width))];

    /// <summary>All outputs in the order of the interface: the fields of the beat that answers a cycle.</summary>
    public IReadOnlyList<StreamField> AnswerFields =>
        [.. OfDirection(PortDirection.Output).Select(port => new StreamField(port.Name, port.Width))];

    /// <summary>The ports and streams, without clock and reset.</summary>
    internal ModuleInterface Declared => _ports.Build();

    /// <summary>
    /// What is said of the port or stream declared last: that it is signed, a register, a vector, an answer.
    /// </summary>
    protected InterfaceBuilder TheLast => _ports;

    /// <summary>Begins a group of ports: an empty line and a comment go before the next one.</summary>
    /// <param name="text">One or more lines without slashes; empty for the empty line alone.</param>
    protected void Group(string text) => _ports.Group(text);

    /// <summary>A comment goes before the next port, within its group.</summary>
    /// <param name="text">One or more lines without slashes.</param>
    protected void Note(string text) => _ports.Note(text);

    /// <summary>Declares an input port.</summary>
    protected PortHandle Input(string name, int width)
    {
        _ports.Input(name, width);
        return LastPort();
    }

    /// <summary>Declares an output port.</summary>
    protected PortHandle Output(string name, int width)
    {
        _ports.Output(name, width);
        return LastPort();
    }

    /// <summary>Declares an input port that is a constant where the module stands.</summary>
    /// <param name="name">The port.</param>
    /// <param name="width">Bits.</param>
    /// <param name="value">The constant; null where the parameters do not say it.</param>
    protected PortHandle Constant(string name, int width, ulong? value)
    {
        _ports.Constant(name, width, value);
        return LastPort();
    }

    /// <summary>
    /// Declares a stream into the module: <c>name_valid_i</c>, <c>name_ready_o</c> and <c>name_field_i</c> for each
    /// field.
    /// </summary>
    protected TStream Input<TStream>(string name, TStream stream)
        where TStream : StreamHandle => Attach(name, stream, _ports.InputStream(name, stream.Fields));

    /// <summary>Declares a stream into the module that takes every beat: <c>name_valid_i</c> and the fields.</summary>
    protected TStream InputWithoutReady<TStream>(string name, TStream stream)
        where TStream : StreamHandle => Attach(name, stream, _ports.InputStreamWithoutReady(name, stream.Fields));

    /// <summary>
    /// Declares a stream out of the module: <c>name_valid_o</c>, <c>name_ready_i</c> and <c>name_field_o</c> for each
    /// field.
    /// </summary>
    protected TStream Output<TStream>(string name, TStream stream)
        where TStream : StreamHandle => Attach(name, stream, _ports.OutputStream(name, stream.Fields));

    /// <summary>Declares an output of one bit each of whose cycles of 1 counts: <c>name_o</c>.</summary>
    protected PulseStream Pulse(string name) => Attach(name, new PulseStream(), _ports.Pulse(name));

    /// <summary>
    /// Declares an AXI4-Stream or a channel of AXI4-Lite: <c>prefix</c> + <c>valid</c>, <c>ready</c> and the fields,
    /// without suffixes.
    /// </summary>
    /// <param name="name">The channel's name, <c>s_axis_pixel</c> or <c>s_axil_aw</c>.</param>
    /// <param name="direction">Direction of the data.</param>
    /// <param name="prefix">What stands before valid and ready: <c>s_axis_pixel_t</c>, <c>s_axil_aw</c>.</param>
    /// <param name="stream">Its fields.</param>
    protected TStream Axi<TStream>(string name, PortDirection direction, string prefix, TStream stream)
        where TStream : StreamHandle => Attach(name, stream, _ports.AxiChannel(name, direction, prefix, stream.Fields));

    /// <summary>Declares streams that several modules have: those of a declaration of their own.</summary>
    /// <param name="streams">Streams alone; a port outside them would have another place here.</param>
    protected TPorts Include<TPorts>(TPorts streams)
        where TPorts : ModulePorts
    {
        _ports.Include(streams);
        return streams;
    }

    private ModuleInterface Behind(InterfaceBuilder clock)
    {
        ModuleInterface clocked = clock.Build();
        return clocked with
        {
            Ports = [.. clocked.Ports, .. Declared.Ports],
            Streams = Declared.Streams,
            Memories = Declared.Memories,
        };
    }

    private IEnumerable<Port> OfDirection(PortDirection direction) =>
        Declared.Ports.Where(port => port.Direction == direction);

    private PortHandle LastPort()
    {
        Port last = Declared.Ports[^1];
        Port[] before = [.. OfDirection(last.Direction).SkipLast(1)];
        int words = before.Sum(port => FixedPoint.CeilDivide(port.Width, 32));
        return new PortHandle(last.Name, last.Width) { Index = before.Length, Word = words };
    }

    private static TStream Attach<TStream>(string name, TStream stream, InterfaceBuilder ports)
        where TStream : StreamHandle
    {
        stream.Attach(ports.Build().Stream(name));
        return stream;
    }
}
