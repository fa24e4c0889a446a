using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>Adds the modules and files of one memory, RAM or ROM, to a design.</summary>
internal static class MemoryModule
{
    /// <summary>Memories have no reset port.</summary>
    public const string NoReset = "";

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

    public static void Add(DesignBuilder design, Shape shape)
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

        ViewModel model = Ports(shape);
        model["macro"] = shape.Form == MemoryForm.Macro;
        model["array_range"] = $"[0:{Literal(shape.Depth - 1)}]";
        model["old_word"] = shape.OldWord;
        model["undefined"] = shape.Writable && !shape.OldWord;
        model["any_write"] = shape.Slices > 1 ? "|write_enable_i" : "write_enable_i";
        model["unknown"] = shape.Width > 1 ? $"{{{Literal(shape.Width)}{{1'bx}}}}" : "1'bx";
        model["partial"] = shape.Slices > 1;
        model["slices"] = Enumerable.Range(0, shape.Writable ? shape.Slices : 0).Select(slice => Slice(shape, slice)).ToList();
        design.AddModule("memory", array, model);
        if (shape.Form == MemoryForm.Macro)
        {
            ViewModel wrapper = Ports(shape);
            wrapper["macro"] = array;
            design.AddModule("memory_macro", shape.Module, wrapper);
        }
    }

    private static string FileName(Shape shape) => $"{shape.Module}.mem";

    private static ViewModel Ports(Shape shape)
    {
        int address = FixedPoint.IndexWidth(shape.Depth);
        int widest = Math.Max(shape.Width, Math.Max(address, shape.Slices));
        return new ViewModel
        {
            ["depth"] = shape.Depth,
            ["width"] = shape.Width,
            ["writable"] = shape.Writable,
            ["initialised"] = shape.Initialised,
            ["init_file"] = shape.Sample ? FileName(shape) : "",
            ["pad"] = VectorRange.Padded(1, widest),
            ["address_range"] = VectorRange.Padded(address, widest),
            ["enable_range"] = VectorRange.Padded(shape.Slices, widest),
            ["data_range"] = VectorRange.Padded(shape.Width, widest),
        };
    }

    private static ViewModel Slice(Shape shape, int slice)
    {
        int low = slice * shape.SliceWidth;
        int high = Math.Min(shape.Width, low + shape.SliceWidth) - 1;
        string bits = high == low ? $"[{Literal(low)}]" : $"[{Literal(high)}:{Literal(low)}]";
        return new ViewModel { ["index"] = slice, ["bits"] = bits };
    }

    private static string Literal(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
