using Hdl.Core.Designs;
using Hdl.Core.HandOff.Drivers;

namespace Hdl.Core.HandOff;

/// <summary>The files with which other tools, other people and the next generation take a design on.</summary>
public static class HandOffFiles
{
    /// <summary>Name of the file with all parameters.</summary>
    public const string ParametersName = ParametersFile.Name;

    /// <summary>
    /// File list, FuseSoC core, parameters, IP-XACT component, constraints and tool scripts; the registers' document,
    /// C header and drivers, the list of memory macros and their black boxes where there are any.
    /// </summary>
    /// <param name="design">The design; its test bench is named where it has one.</param>
    /// <param name="provenance">Where it comes from.</param>
    public static IReadOnlyList<DesignFile> For(Design design, Provenance provenance)
    {
        string top = design.Top.Name;
        List<DesignFile> files =
        [
            HandOff($"{top}.f", FileList(design)),
            HandOff($"{top}.core", FuseSocCore.Text(design, provenance)),
            HandOff(ParametersFile.Name, ParametersFile.Text(provenance)),
            HandOff($"{top}.xml", IpXactComponent.Text(design, provenance)),
            HandOff($"{top}.sdc", Constraints.Sdc(design, provenance)),
            HandOff($"{top}_asic.sdc", Constraints.AsicSdc(design, provenance)),
            HandOff($"{top}.xdc", Constraints.Xdc(design, provenance)),
            HandOff($"{top}.ys", ToolScripts.Yosys(design, provenance)),
            HandOff($"{top}_vivado.tcl", ToolScripts.Vivado(design, provenance)),
            HandOff($"{top}_quartus.tcl", ToolScripts.Quartus(design, provenance)),
        ];
        if (design.Pins.Count > 0)
        {
            files.Add(HandOff($"{top}.pcf", Constraints.Pcf(design, provenance)));
        }

        if (design.Registers is { } registers)
        {
            files.Add(HandOff($"{top}_registers.md", RegisterDocument.Text(design, registers, provenance)));
            files.Add(HandOff($"{top}_registers.h", RegisterHeader.Text(design, registers, provenance)));
            files.AddRange(
                DriverFiles.For(design, registers, provenance).Select(file => HandOff(file.Name, file.Text)));
        }

        if (design.Macros.Count > 0)
        {
            files.Add(HandOff(MacroFiles.ListName, MacroFiles.List(design, provenance)));
            files.AddRange(
                design
                    .Macros.Select(macro => (macro, Text: MacroFiles.Stub(design, macro)))
                    .Where(stub => stub.Text is not null)
                    .SelectMany(stub =>
                        (DesignFile[])
                            [
                                HandOff(MacroFiles.StubName(stub.macro), stub.Text!),
                                HandOff(MacroWrapper.NameOf(stub.macro), MacroWrapper.Of(stub.macro, stub.Text!)),
                            ]));
        }

        return files;
    }

    private static DesignFile HandOff(string name, string text) => new(name, DesignFileKind.HandOff, text);

    private static string FileList(Design design) =>
        string.Concat(design.OfKind(DesignFileKind.Verilog).Select(file => file.Name + "\n"));
}
