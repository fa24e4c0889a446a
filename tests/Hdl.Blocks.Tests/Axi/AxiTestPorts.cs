using Hdl.Blocks.Axi;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Tests.Axi;

/// <summary>A stream of items with any fields.</summary>
internal sealed class FieldStream : StreamHandle
{
    public FieldStream(int items, bool keeps, params IEnumerable<(string Name, int Width, bool Signed)> fields)
    {
        Items = items;
        List<FieldHandle> signed = [];
        foreach ((string name, int width, bool isSigned) in fields)
        {
            FieldHandle field = Field(name, items * width);
            signed.AddRange(isSigned ? [field] : []);
        }

        Signed = signed;
        Keep = OptionalField(keeps, "keep", items);
        Last = Field("last", 1);
    }

    public int Items { get; }

    public IReadOnlyList<FieldHandle> Signed { get; }

    public FieldHandle? Keep { get; }

    public FieldHandle Last { get; }

    public AxiStreamParameters Axi => new(this, Items, Keep, Signed);
}

/// <summary>A block that gives out what it takes in, with all kinds of levels.</summary>
internal sealed class AxiTestPorts : ModulePorts
{
    public AxiTestPorts(Func<FieldStream> stream)
    {
        A = Input("a", stream());
        B = Output("b", stream());
        Theta = Input("theta_i", 10);
        Clear = Input("clear_i", 1);
        ErrorClear = Input("error_clear_i", 1);
        Error = Output("error_o", 2);
    }

    public FieldStream A { get; }

    public FieldStream B { get; }

    public PortHandle Theta { get; }

    public PortHandle Clear { get; }

    public PortHandle ErrorClear { get; }

    public PortHandle Error { get; }

    /// <summary>The streams alone, without levels.</summary>
    public AxiBlockParameters Streams => new()
    {
        Id = "TST2",
        Shape = new AxiShapeParameters(9, 2, 65_536, AxiShapeParameters.MostPixels),
        Streams = [A.Axi, B.Axi],
    };

    /// <summary>The whole block.</summary>
    public AxiBlockParameters Block => Streams with
    {
        Id = "TST1",
        Argument = new AxiArgumentParameters(Theta, "threshold"),
        Clear = new AxiClearParameters(A, Clear),
        ErrorClear = ErrorClear,
        Error = Error,
        Errors = [new("first", "the first"), new("second", "the second")],
    };
}
