using Hdl.Core.Designs;
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
    /// <param name="design">What it is added to.</param>
    /// <param name="shape">The memory.</param>
    /// <param name="declare">Its ports; the output is a register, or not.</param>
    public static ModuleInterface Add(DesignBuilder design, Shape shape, Func<bool, MemoryPorts> declare)
    {
        design.HoldsMemory();
        string array = shape.Module;
        if (shape.Sample)
        {
            design.Add(
                new DesignFile(shape.FileName, DesignFileKind.Memory, SampleMemory.Of(shape.Depth, shape.Width)));
        }

        if (shape.Form == MemoryForm.Macro)
        {
            array = $"{shape.Module}_macro";
            design.AddMacro(new MemoryMacro(
                array, shape.Depth, shape.Width, shape.Writable ? shape.SliceWidth : shape.Width,
                shape.Writable ? "1r1w" : "1r"));
        }

        ModuleInterface ports = declare(true).BuildWithoutReset(array);
        design.AddModule(
            "memory",
            ports,
            shape,
            new ViewModel
            {
                ["parts"] = Enumerable
                    .Range(0, shape.Writable ? shape.Slices : 0)
                    .Select(slice => Slice(shape, slice))
                    .ToList(),
            });
        if (shape.Form == MemoryForm.Macro)
        {
            ModuleInterface wrapper = declare(false).BuildWithoutReset(shape.Module);
            ports = design.AddModule("memory_macro", wrapper, shape, new ViewModel { ["macro"] = array });
        }

        return ports;
    }

    private static ViewModel Slice(Shape shape, int slice)
    {
        int low = slice * shape.SliceWidth;
        return new ViewModel
        {
            ["index"] = slice,
            ["low"] = low,
            ["width"] = Math.Min(shape.Width - low, shape.SliceWidth),
        };
    }
}
