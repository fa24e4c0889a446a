using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

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

        /// <summary>The memory file that is named by default.</summary>
        public string InitFile => Sample ? FileName : "";

        /// <summary>The name of a sample memory file.</summary>
        internal string FileName => $"{Module}.mem";
    }

    /// <summary>Adds the memory, and its wrapper where it is a macro, and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, Shape shape)
    {
        design.HoldsMemory();
        string array = shape.Module;
        if (shape.Sample)
        {
            design.Add(new DesignFile(shape.FileName, DesignFileKind.Memory, SampleMemory.Of(shape.Depth, shape.Width)));
        }

        if (shape.Form == MemoryForm.Macro)
        {
            array = $"{shape.Module}_macro";
            design.AddMacro(new MemoryMacro(
                array, shape.Depth, shape.Width, shape.Writable ? shape.SliceWidth : shape.Width, shape.Writable ? "1r1w" : "1r"));
        }

        ModuleInterface ports = Ports(array, shape, isRegister: true);
        design.AddModule("memory", ports, shape, new ViewModel
        {
            ["parts"] = Enumerable.Range(0, shape.Writable ? shape.Slices : 0).Select(slice => Slice(shape, slice)).ToList(),
        });
        if (shape.Form == MemoryForm.Macro)
        {
            ports = design.AddModule("memory_macro", Ports(shape.Module, shape, isRegister: false), shape, new ViewModel { ["macro"] = array });
        }

        return ports;
    }

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

    private static ViewModel Slice(Shape shape, int slice)
    {
        int low = slice * shape.SliceWidth;
        return new ViewModel { ["index"] = slice, ["low"] = low, ["width"] = Math.Min(shape.Width - low, shape.SliceWidth) };
    }
}
