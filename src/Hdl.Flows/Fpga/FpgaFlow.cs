using System.Globalization;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Processes;

namespace Hdl.Flows.Fpga;

/// <summary>
/// Puts a design on an FPGA: Yosys, and for iCE40 nextpnr and icepack. Looks between the steps at the memories that
/// were left for flip-flops.
/// </summary>
/// <param name="runner">Starts the tools.</param>
public sealed class FpgaFlow(IProcessRunner runner)
{
    private const string Netlist = "design.json";
    private const string Placement = "design.asc";
    private const string PlaceReport = "report.json";
    private const string Bitstream = "design.bin";
    private const string PinFile = "design.pcf";
    private const string Memories = "memories.txt";
    private const string Statistics = "cells.txt";
    private const int LastWords = 3;

    // The step of every synth_ command that maps what is left of the memories to flip-flops.
    private const string FlipFlops = "map_ffram";

    /// <summary>Synthesises a design, and places it where the device can be.</summary>
    /// <param name="design">The design.</param>
    /// <param name="device">The device.</param>
    /// <param name="frequency">What the clock is to reach, in MHz; what place and route aim for.</param>
    /// <param name="cancellationToken">Ends the tools.</param>
    /// <returns>A report without Fmax where the design does not fit.</returns>
    /// <exception cref="ToolMissingException">One of the tools is not installed.</exception>
    /// <exception cref="FpgaException">A tool failed.</exception>
    public async Task<FpgaReport> RunAsync(
        Design design, FpgaDevice device, double frequency, CancellationToken cancellationToken = default)
    {
        using var folder = new DesignFolder(design);
        bool harness = device.IsPlaced && design.Pins.Count == 0 && FpgaHarness.Bits(design.Top) + 2 > device.Pins;
        string top = harness ? FpgaHarness.Name : design.Top.Name;
        if (harness)
        {
            folder.Write($"{top}.v", FpgaHarness.Text(design.Top));
        }

        folder.Write("synth.ys", $"""
            read_verilog {string.Join(' ', folder.Sources)} {(harness ? $"{top}.v" : "")}
            {device.Synthesis} -top {top} -run begin:{FlipFlops}
            tee -q -o {Memories} dump t:$mem_v2
            {device.Synthesis} -top {top} -run {FlipFlops}:
            tee -q -o {Statistics} stat
            write_json {Netlist}

            """);
        await RunAsync(folder, "yosys", ["-q", "synth.ys"], cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, long> cells = FpgaLogs.Cells(Read(folder, Statistics));
        var report = new FpgaReport(device, FpgaResources.Of(cells, device))
        {
            RegisterMemories = FpgaLogs.Memories(Read(folder, Memories, mayBeEmpty: true)),
            HarnessFlipFlops = harness ? FpgaHarness.Bits(design.Top) : 0,
        };
        return !device.IsPlaced || report.Exceeded.Any()
            ? report
            : await PlaceAsync(folder, design, report, frequency, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FpgaReport> PlaceAsync(
        DesignFolder folder, Design design, FpgaReport report, double frequency, CancellationToken cancellationToken)
    {
        folder.Write(PinFile, string.Concat(design.Pins.Select(pin => $"set_io {pin.Key} {pin.Value}\n")));
        string[] arguments =
        [
            .. report.Device.Place,
            "--json",
            Netlist,
            "--asc",
            Placement,
            "--report",
            PlaceReport,
            "--pcf",
            PinFile,
            "--pcf-allow-unconstrained",
            "--freq", frequency.ToString(CultureInfo.InvariantCulture), "--timing-allow-fail", "--seed", "1", "-q",
        ];
        await RunAsync(folder, "nextpnr-ice40", arguments, cancellationToken).ConfigureAwait(false);
        // What nextpnr did not write is no failure of icepack.
        Bytes(folder, Placement);
        await RunAsync(folder, "icepack", [Placement, Bitstream], cancellationToken).ConfigureAwait(false);
        (IReadOnlyDictionary<string, long> used, double fmax, IReadOnlyList<FpgaPathStep> path) = FpgaLogs.Placed(
            Read(folder, PlaceReport));
        return report with
        {
            Resources =
            [
                new ResourceUse("logic cells", used.GetValueOrDefault("ICESTORM_LC"), report.Device.LogicCells),
                .. report.Resources,
            ],
            Fmax = fmax,
            CriticalPath = path,
            Bitstream = Bytes(folder, Bitstream),
        };
    }

    private async Task RunAsync(
        DesignFolder folder, string tool, string[] arguments, CancellationToken cancellationToken)
    {
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest(tool, arguments) { WorkingDirectory = folder.Path }, cancellationToken)
            .ConfigureAwait(false);
        if (!result.Succeeded)
        {
            string[] lines = (result.StandardOutput + result.StandardError).Split(
                '\n', StringSplitOptions.RemoveEmptyEntries);
            throw new FpgaException($"{tool} failed: {string.Join(' ', lines.TakeLast(LastWords))}");
        }
    }

    private static string Read(DesignFolder folder, string name, bool mayBeEmpty = false) =>
        Encoding.UTF8.GetString(Bytes(folder, name, mayBeEmpty));

    private static byte[] Bytes(DesignFolder folder, string name, bool mayBeEmpty = false)
    {
        string path = Path.Combine(folder.Path, name);
        return File.Exists(path) && (mayBeEmpty || new FileInfo(path).Length > 0)
            ? File.ReadAllBytes(path)
            : throw new FpgaException(
                $"No {name} was written, or an empty one, by a tool that said nothing of it; the flow is made for "
                + $"Yosys 0.23 and nextpnr 0.4.");
    }
}
