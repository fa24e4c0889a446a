using Hdl.Core.Parameters;

namespace Hdl.Core.Verilog;

/// <summary>Collects a module's ports and streams in the order in which they are declared.</summary>
/// <param name="module">The module's name.</param>
/// <param name="style">Decides the reset port.</param>
public sealed class InterfaceBuilder(string module, StyleParameters style)
{
    private readonly List<Port> _ports =
    [
        new(ModuleInterface.ClockPort, PortDirection.Input, 1),
        new(style.ResetStyle.IsActiveLow() ? "rst_ni" : "rst_i", PortDirection.Input, 1),
    ];

    // The one place that gives a name this meaning: fields are declared as ("last", 1).
    private const string Last = "last";

    private readonly List<StreamPort> _streams = [];

    /// <summary>Adds a plain input port.</summary>
    public InterfaceBuilder Input(string name, int width)
    {
        _ports.Add(new Port(name, PortDirection.Input, width));
        return this;
    }

    /// <summary>Adds an input port that is a constant where the module stands.</summary>
    /// <param name="name">The port.</param>
    /// <param name="width">Bits.</param>
    /// <param name="value">The constant; null where the parameters do not say it.</param>
    public InterfaceBuilder Constant(string name, int width, ulong? value)
    {
        _ports.Add(new Port(name, PortDirection.Input, width) { IsConstant = true, Constant = value });
        return this;
    }

    /// <summary>Adds a plain output port.</summary>
    public InterfaceBuilder Output(string name, int width)
    {
        _ports.Add(new Port(name, PortDirection.Output, width));
        return this;
    }

    /// <summary>Adds <c>name_valid_i</c>, <c>name_ready_o</c> and <c>name_field_i</c> for each field.</summary>
    public InterfaceBuilder InputStream(string name, params ReadOnlySpan<(string Field, int Width)> fields) =>
        Stream(name, PortDirection.Input, "_i", $"{name}_valid_i", $"{name}_ready_o", fields);

    /// <summary>Adds <c>name_valid_i</c> and the fields: a stream whose receiver takes every beat.</summary>
    public InterfaceBuilder InputStreamWithoutReady(string name, params ReadOnlySpan<(string Field, int Width)> fields) =>
        Stream(name, PortDirection.Input, "_i", $"{name}_valid_i", null, fields);

    /// <summary>Adds <c>name_valid_o</c>, <c>name_ready_i</c> and <c>name_field_o</c> for each field.</summary>
    public InterfaceBuilder OutputStream(string name, params ReadOnlySpan<(string Field, int Width)> fields) =>
        Stream(name, PortDirection.Output, "_o", $"{name}_valid_o", $"{name}_ready_i", fields);

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

    /// <summary>Adds an AXI4-Stream (or one AXI4-Lite channel): <c>prefix</c> + <c>valid</c>, <c>ready</c> and the fields, without suffixes.</summary>
    /// <param name="name">The channel's name, <c>s_axis_pixel</c> or <c>s_axil_aw</c>.</param>
    /// <param name="direction">Direction of the data.</param>
    /// <param name="prefix">What stands before valid and ready: <c>s_axis_pixel_t</c>, <c>s_axil_aw</c>.</param>
    /// <param name="fields">Fields without the prefix: data, last, addr.</param>
    public InterfaceBuilder AxiChannel(
        string name, PortDirection direction, string prefix, params ReadOnlySpan<(string Field, int Width)> fields)
    {
        bool input = direction == PortDirection.Input;
        _ports.Add(new Port(prefix + "valid", direction, 1));
        _ports.Add(new Port(prefix + "ready", input ? PortDirection.Output : PortDirection.Input, 1));
        List<StreamField> list = [];
        foreach ((string field, int width) in fields)
        {
            _ports.Add(new Port(prefix + field, direction, width));
            list.Add(Field(prefix + field, field, width));
        }

        _streams.Add(new StreamPort(name, direction, prefix + "valid", prefix + "ready", list));
        return this;
    }

    /// <summary>The interface.</summary>
    public ModuleInterface Build() => new(module, _ports, _streams) { ResetPort = _ports[1].Name };

    private static StreamField Field(string port, string name, int width) => new(port, width) { EndsPacket = name == Last };

    private InterfaceBuilder Stream(
        string name,
        PortDirection direction,
        string suffix,
        string valid,
        string? ready,
        ReadOnlySpan<(string Field, int Width)> fields)
    {
        bool input = direction == PortDirection.Input;
        _ports.Add(new Port(valid, direction, 1));
        if (ready is not null)
        {
            _ports.Add(new Port(ready, input ? PortDirection.Output : PortDirection.Input, 1));
        }

        List<StreamField> list = [];
        foreach ((string field, int width) in fields)
        {
            string port = $"{name}_{field}{suffix}";
            _ports.Add(new Port(port, direction, width));
            list.Add(Field(port, field, width));
        }

        _streams.Add(new StreamPort(name, direction, valid, ready, list));
        return this;
    }
}
