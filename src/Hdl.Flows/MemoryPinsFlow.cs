using Hdl.Core.Designs;
using Hdl.Core.Processes;

namespace Hdl.Flows;

/// <summary>Reads a design with Yosys to see which registers reach the pins of its memories.</summary>
/// <param name="runner">Starts Yosys.</param>
public sealed class MemoryPinsFlow(IProcessRunner runner)
{
    private const string Script = "pins.ys";
    private const string Netlist = "pins.json";

    /// <summary>Reads a design that holds a memory.</summary>
    /// <param name="design">The design.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="ToolMissingException">Yosys is not installed.</exception>
    /// <exception cref="InvalidOperationException">Yosys failed, or found no memory.</exception>
    public async Task<MemoryPins> RunAsync(Design design, CancellationToken cancellationToken = default)
    {
        using var folder = new DesignFolder(design);

        // Module by module, however many instances there are; enables become pins of the memories whose output they
        // hold.
        folder.Write(Script, $"""
            read_verilog {string.Join(' ', folder.Sources)}
            hierarchy -top {design.Top.Name}
            proc
            opt_expr
            opt_dff
            opt_clean
            memory_dff
            memory_collect
            write_json {Netlist}

            """);
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest("yosys", "-q", Script) { WorkingDirectory = folder.Path }, cancellationToken)
            .ConfigureAwait(false);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Yosys failed: {result.StandardError.Trim()}");
        }

        byte[] json = await File.ReadAllBytesAsync(System.IO.Path.Combine(folder.Path, Netlist), cancellationToken)
            .ConfigureAwait(false);
        MemoryPins pins = MemoryPins.Of(json, design.Top.Name, design.Top.ResetPort);
        return pins.Memories > 0
            ? pins
            : throw new InvalidOperationException($"Yosys found no memory in {design.Top.Name}.");
    }
}
