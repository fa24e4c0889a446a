using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Core.Temporary;

namespace Hdl.Flows.Asic;

/// <summary>Times a mapped design with OpenSTA: ideal clock, no wires, inputs and outputs at the clock edge.</summary>
/// <param name="runner">Starts OpenSTA, whose program is called <c>sta</c>.</param>
public sealed partial class TimingFlow(IProcessRunner runner)
{
    /// <summary>Period where none is asked for.</summary>
    public const double DefaultPeriodNs = 10;

    /// <summary>Measures what OpenSTA makes of internal energy, before anything that takes long.</summary>
    /// <param name="library">The library.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="ToolMissingException">OpenSTA is not installed.</exception>
    /// <exception cref="InvalidInputException">Its figures of power mean nothing with this library.</exception>
    public async Task<PowerFactors> CalibrateAsync(Liberty library, CancellationToken cancellationToken = default) =>
        await new PowerCalibration(runner)
            .MeasureAsync(library, await ToolAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Times a design.</summary>
    /// <param name="design">The mapped design.</param>
    /// <param name="periodNs">Period of the clock.</param>
    /// <param name="activity">Activity for power; null for timing alone.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="ToolMissingException">OpenSTA is not installed.</exception>
    /// <exception cref="InvalidInputException">It does not understand the library, or is of another kind.</exception>
    public async Task<TimingReport> RunAsync(
        MappedDesign design, double periodNs, Activity? activity, CancellationToken cancellationToken = default)
    {
        using var folder = TemporaryFolder.Create("sta");
        // The cells of the netlist alone: what OpenSTA has to say of a cell is of one that counts.
        HashSet<string> types = [.. design.Buffered.Cells.Select(cell => cell.Type)];
        var used = design.Library.Used.Where(cell => types.Contains(cell.Name)).ToDictionary(cell => cell.Group!);
        LibertyFile[] files = [.. design.Library.Files.Where(file => file.Root.Of("cell").Any(used.ContainsKey))];
        PowerFactors? factors = activity is null
            ? null
            : await CalibrateAsync(design.Library, cancellationToken).ConfigureAwait(false);
        foreach ((int index, LibertyFile file) in files.Index())
        {
            folder.Write(NameOf(index), ToolLibrary.ForTiming(file, used, factors).Text);
        }

        folder.Write("netlist.v", design.Structural(parameters: false));
        folder.Write("time.tcl", Script(design, files.Length, periodNs, activity is not null));
        string tool = await ToolAsync(cancellationToken).ConfigureAwait(false);
        ProcessResult result = await runner
            .RunAsync(
                new ProcessRequest("sta", "-no_splash", "-exit", "time.tcl") { WorkingDirectory = folder.Path },
                cancellationToken)
            .ConfigureAwait(false);
        string said = result.Succeeded
            ? result.StandardOutput + result.StandardError
            : $"Error: exit code {result.ExitCode}";
        foreach ((int index, LibertyFile file) in files.Index())
        {
            said = said.Replace(NameOf(index), file.Path, StringComparison.Ordinal);
        }

        TimingReport report = Parse(said, design, periodNs, tool, activity);
        return report with { Power = report.Power is { } power ? power with { Factors = factors } : null };
    }

    private async Task<string> ToolAsync(CancellationToken cancellationToken) =>
        (await new AsicFlow(runner).VersionAsync("sta", "-version", cancellationToken).ConfigureAwait(false)).Replace(
            "sta ", "OpenSTA ", StringComparison.Ordinal);

    private static string NameOf(int file) => string.Create(CultureInfo.InvariantCulture, $"library_{file}.lib");

    private static string Script(MappedDesign design, int files, double periodNs, bool power)
    {
        string period = periodNs.ToString("0.######", CultureInfo.InvariantCulture);
        var script = new StringBuilder();
        script.AppendJoin("", Enumerable.Range(0, files).Select(file => $"read_liberty {NameOf(file)}\n"));
        script.Append(CultureInfo.InvariantCulture, $$"""
            set_cmd_units -time ns -capacitance pF -resistance kOhm -voltage V -current mA -power W
            read_verilog netlist.v
            link_design {{design.Source.Top.Name}}
            create_clock -name clk -period {{period}} [get_ports {{ModuleInterface.ClockPort}}]
            foreach port [all_inputs] {
              if {[get_property $port full_name] ne "{{ModuleInterface.ClockPort}}"} { set_input_delay 0 -clock clk $port }
            }
            set_output_delay 0 -clock clk [all_outputs]

            """);
        if (design.Source.Top.ResetPort.Length > 0)
        {
            script.Append(
                CultureInfo.InvariantCulture, $"set_false_path -from [get_ports {design.Source.Top.ResetPort}]\n");
        }

        string[] constants =
        [
            .. design
                .Source.Top.Ports.Where(port => port.IsConstant)
                .Select(port => port.Width == 1 ? port.Name : $"{port.Name}[*]"),
        ];
        if (constants.Length > 0)
        {
            script.Append(
                CultureInfo.InvariantCulture, $"set_false_path -from [get_ports {{{string.Join(' ', constants)}}}]\n");
        }

        script.Append("report_checks -path_delay max -digits 4\n");
        if (power)
        {
            script.Append(InstancePower.Commands);
        }

        return script.Append("exit\n").ToString();
    }

    /// <summary>Reads the worst path and the power from OpenSTA's output.</summary>
    internal static TimingReport Parse(
        string output, MappedDesign design, double periodNs, string tool, Activity? activity)
    {
        Match slack = Slack().Match(output);
        MatchCollection steps = Step().Matches(output);
        HashSet<string> instances = [.. design.Buffered.Cells.Select(cell => cell.Name)];
        bool known = steps.Any(step => instances.Contains(step.Groups["pin"].Value.Split('/')[0]));
        if (!slack.Success || !known || Number(slack.Groups["slack"]) >= periodNs)
        {
            string said =
                output
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .FirstOrDefault(line => line.StartsWith("Error", StringComparison.Ordinal))
                ?? (steps.Count == 0 || !known ? "no path" : "no delay on any path");
            throw new InvalidInputException(new Problem(
                "OpenSTA did not time the netlist", design.Library.Path, $"{said} ({tool})",
                "Give a library with timing of all its cells; the flow is made for OpenSTA 2.0.17 and later."));
        }

        return new PathNames(design).Report(
            [
                .. steps.Select(step =>
                    (
                        step.Groups["pin"].Value, step.Groups["cell"].Value, step.Groups["edge"].Value,
                        Number(step.Groups["delay"]), Number(step.Groups["time"]))),
            ],
            Number(slack.Groups["slack"]),
            periodNs,
            tool,
            activity is null ? null : InstancePower.Sum(output, design, activity)
        ) with
        {
            Warnings =
            [
                .. output
                    .Split('\n')
                    .Where(line => line.StartsWith("Warning", StringComparison.Ordinal))
                    .Select(line => line.Trim())
                    .Distinct(),
            ],
        };
    }

    private static double Number(Group text) => NumberText.Real(text.ValueSpan);

    [GeneratedRegex(
        @"^\s*(?<delay>-?\d+(?:\.\d+)?)\s+(?<time>-?\d+(?:\.\d+)?) (?<edge>[\^v]) (?<pin>\S+) \((?<cell>\w+)\)\s*$",
        RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\s*(?<slack>-?\d+(?:\.\d+)?)\s+slack \(", RegexOptions.Multiline)]
    private static partial Regex Slack();
}
