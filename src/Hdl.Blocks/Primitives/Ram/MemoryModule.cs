using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>Adds the modules and files of one memory, RAM or ROM, to a design.</summary>
internal static class MemoryModule
{
    /// <summary>What the two kinds of memory have in common.</summary>
    public sealed record Shape(string Module, int Depth, int Width, MemoryForm Form)
    {
        public bool Writable { get; init; }

        public int Slices { get; init; } = 1;

        public int SliceWidth { get; init; }

        public bool Initialised { get; init; }

        public bool Sample { get; init; }

        public bool OldWord { get; init; }
    }

    /// <summary>Adds the memory, and its wrapper where it is a macro, and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, Shape shape)
    {
        design.HoldsMemory();
        string array = shape.Module;
        if (shape.Sample)
        {
            design.Add(new DesignFile(FileName(shape), DesignFileKind.Memory, SampleFile.Of(shape.Depth, shape.Width)));
        }

        if (shape.Form == MemoryForm.Macro)
        {
            array = $"{shape.Module}_macro";
            design.AddMacro(new MemoryMacro(
                array, shape.Depth, shape.Width, shape.Writable ? shape.SliceWidth : shape.Width, shape.Writable ? "1r1w" : "1r"));
        }

        ViewModel model = Common(shape);
        model["macro"] = shape.Form == MemoryForm.Macro;
        model["array_range"] = $"[0:{Literal(shape.Depth - 1)}]";
        model["old_word"] = shape.OldWord;
        model["undefined"] = shape.Writable && !shape.OldWord;
        model["any_write"] = shape.Slices > 1 ? "|write_enable_i" : "write_enable_i";
        model["unknown"] = shape.Width > 1 ? $"{{{Literal(shape.Width)}{{1'bx}}}}" : "1'bx";
        model["partial"] = shape.Slices > 1;
        model["slices"] = Enumerable.Range(0, shape.Writable ? shape.Slices : 0).Select(slice => Slice(shape, slice)).ToList();
        ModuleInterface ports = Ports(array, shape, isRegister: true);
        design.AddModule("memory", ports, model);
        if (shape.Form == MemoryForm.Macro)
        {
            ViewModel wrapper = Common(shape);
            wrapper["macro"] = array;
            ports = design.AddModule("memory_macro", Ports(shape.Module, shape, isRegister: false), wrapper);
        }

        return ports;
    }

    private static string FileName(Shape shape) => $"{shape.Module}.mem";

    private static ModuleInterface Ports(string module, Shape shape, bool isRegister)
    {
        int address = FixedPoint.IndexWidth(shape.Depth);
        InterfaceBuilder ports = InterfaceBuilder.WithoutReset(module)
            .Group("Read port").Input("read_enable_i", 1).Input("read_address_i", address).Output("read_data_o", shape.Width);
        if (isRegister)
        {
            ports.AsRegister();
        }

        if (shape.Writable)
        {
            ports.Group("Write port" + (shape.Slices > 1 && isRegister ? ": one enable bit for each slice of the word" : ""))
                .Input("write_enable_i", shape.Slices).Input("write_address_i", address).Input("write_data_i", shape.Width);
        }

        return ports.Build();
    }

    private static ViewModel Common(Shape shape) => new()
    {
        ["depth"] = shape.Depth,
        ["width"] = shape.Width,
        ["writable"] = shape.Writable,
        ["initialised"] = shape.Initialised,
        ["init_file"] = shape.Sample ? FileName(shape) : "",
    };

    private static ViewModel Slice(Shape shape, int slice)
    {
        int low = slice * shape.SliceWidth;
        int high = Math.Min(shape.Width, low + shape.SliceWidth) - 1;
        string bits = high == low ? $"[{Literal(low)}]" : $"[{Literal(high)}:{Literal(low)}]";
        return new ViewModel { ["index"] = slice, ["bits"] = bits };
    }

    private static string Literal(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
