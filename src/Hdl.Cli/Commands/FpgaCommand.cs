using System.CommandLine;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Templates;
using Hdl.Flows.Fpga;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl fpga</c>: puts a target on an FPGA and says what it takes and how fast it is.</summary>
internal sealed class FpgaCommand(TargetCatalog catalog, ITemplateRenderer renderer, FpgaFlow flow, Terminal terminal)
    : IHdlCommand<FpgaCommand>
{
    private const string DefaultDevice = "up5k";
    private const int DefaultFrequency = 12;
    private const int MostFrequency = 1000;
    private const int DefaultMemoryLimit = 1024;

    /// <summary>Parameters that make a design smaller, and how.</summary>
    private static readonly (string Key, string Advice)[] Shrinking =
    [
        ("processing-elements", "fewer"),
        ("lanes", "fewer"),
        ("pixels-per-beat", "fewer"),
        ("length", "shorter"),
        ("depth", "less deep"),
        ("data-width", "narrower"),
        ("value-width", "narrower"),
        ("width", "narrower"),
        ("inputs", "fewer"),
        ("neurons", "fewer"),
        ("layers", "smaller"), ("weights", "elsewhere: ram"),
    ];

    /// <inheritdoc/>
    public static Command Describe(Func<FpgaCommand> self)
    {
        var command = new Command(
            "fpga", "Synthesise for an FPGA, place and route where tools are open, write the bitstream");
        var selection = new SelectionOptions(command);
        string names = string.Join(", ", FpgaDevice.All.Select(device => device.Name));
        var device = new Option<string>("--device", "-d")
        {
            Description = $"One of {names} (default: {DefaultDevice})",
            HelpName = "NAME",
            DefaultValueFactory = _ => DefaultDevice,
        };
        var frequency = new Option<int>("--mhz")
        {
            Description = $"Frequency that the clock must reach (default: {DefaultFrequency})",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultFrequency,
        };
        var limit = new Option<int>("--memory-limit")
        {
            Description = $"Bits from which a memory must not be in flip-flops (default: {DefaultMemoryLimit})",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultMemoryLimit,
        };
        var output = new OutputFileOption("--output", "-o")
        {
            Description = "File for the bitstream (default: .build/fpga/TARGET-DEVICE.bin)",
            HelpName = "FILE",
        };
        foreach (Option option in (Option[])[device, frequency, limit, output])
        {
            command.Add(option);
        }

        Checks.Between(frequency, 1, MostFrequency);
        Checks.AtLeast(limit, 1);
        command.SetAction(
            (parsed, cancellation) =>
                self()
                    .RunAsync(
                        selection.Resolve(parsed, self().Catalog)[0],
                        new Request(
                            Find(parsed.GetValue(device)!), parsed.GetValue(frequency), parsed.GetValue(limit),
                            parsed.GetValue(output)),
                        cancellation));
        return command;
    }

    private TargetCatalog Catalog => catalog;

    private static FpgaDevice Find(string name) =>
        FpgaDevice.All.FirstOrDefault(device => device.Name == name)
        ?? throw new InvalidInputException(new Problem(
            "Unknown device", "DEVICE", $"'{name}'",
            Suggestion.Remedy(name, [.. FpgaDevice.All.Select(device => device.Name)])));

    private async Task<int> RunAsync(Selection selection, Request request, CancellationToken cancellation)
    {
        FpgaDevice device = request.Device;
        string path = request.Output ?? $".build/fpga/{selection.Target.Name}-{device.Name}.bin";
        if (request.Output is { } given)
        {
            OutputFile.Check("OUT", given, "Name a file for the bitstream.");
        }

        Design design = selection.Target.Generate(selection.Parameters, renderer, selection.Provenance.Command);
        FpgaReport report;
        using (var status = new StatusLine(terminal))
        {
            status.Show(() =>
                $"{selection.Target.Name}: {(device.IsPlaced ? "synthesis, place and route" : "synthesis")} for "
                + $"{device.Name}");
            report = await flow.RunAsync(design, device, request.Frequency, cancellation).ConfigureAwait(false);
        }

        Print(selection, report, request);
        if (report.Bitstream is { } bitstream)
        {
            OutputFile.Write(path, bitstream);
            terminal.Output.WriteLine(
                $"bitstream: {path}, {bitstream.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes");
        }

        return Judge(selection, report, request) ? ExitCode.Fine : ExitCode.Failed;
    }

    private void Print(Selection selection, FpgaReport report, Request request)
    {
        terminal.Output.WriteLine($"{selection.Arguments} on {report.Device.Name}: {report.Device.Description}");
        List<IReadOnlyList<string>> rows =
        [
            .. report.Resources.Select(use => (string[])
            [
                use.Resource, Number(use.Used), use.Available is { } available ? Number(available) : "", Share(use),
            ]),
        ];
        if (report.Fmax is { } fmax)
        {
            rows.Add([
                "Fmax, MHz",
                fmax.ToString("0.0", CultureInfo.InvariantCulture),
                Number(request.Frequency) + " wanted",
                "",
            ]);
        }

        terminal.Table(["Resource", "Used", "Available", ""], rows);
        if (report.HarnessFlipFlops > 0)
        {
            terminal.Output.WriteLine(
                $"more ports than pins: of this, {Number(report.HarnessFlipFlops)} flip-flops shift the ports' values "
                + $"in and out");
        }
    }

    private bool Judge(Selection selection, FpgaReport report, Request request)
    {
        bool fine = true;
        foreach (ResourceUse use in report.Exceeded)
        {
            fine = false;
            terminal.Error.WriteLine(
                $"too large for {report.Device.Name}: {Number(use.Used)} {use.Resource}, {Number(use.Excess)} more "
                + $"than its {Number(use.Available!.Value)}");
        }

        string[] keys =
        [
            .. ParameterSchema.Of(selection.Parameters.GetType()).Parameters.Select(parameter => parameter.Key),
        ];
        string[] advice =
        [
            .. Shrinking.Where(entry => keys.Contains(entry.Key)).Select(entry => $"{entry.Key} ({entry.Advice})"),
        ];
        if (!fine && advice.Length > 0)
        {
            terminal.Error.WriteLine(
                $"parameters that make it smaller: {string.Join(", ", advice)}; or another device");
        }

        foreach (RegisterMemory memory in report.RegisterMemories.Where(memory => memory.Bits >= request.MemoryLimit))
        {
            fine = false;
            terminal.Error.WriteLine($"a memory of {Number(memory.Bits)} bits is in flip-flops: {memory.Name}");
        }

        if (report.Fmax is { } fmax && fmax < request.Frequency)
        {
            fine = false;
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"timing is not met: {fmax:0.0} of {request.Frequency} MHz; the slowest path:"));
            double time = 0;
            foreach (FpgaPathStep step in report.CriticalPath)
            {
                time += step.Delay;
                terminal.Error.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"  {time,7:0.00} ns  {step.Kind,-8}  {step.Name}"));
            }
        }

        return fine;
    }

    private static string Share(ResourceUse use) => use.Available is > 0
        ? (100.0 * use.Used / use.Available.Value).ToString("0.0", CultureInfo.InvariantCulture) + " %"
        : "";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Request(FpgaDevice Device, int Frequency, int MemoryLimit, string? Output);
}
