using Hdl.Core.Designs;
using Hdl.Core.Processes;

namespace Hdl.Flows;

/// <summary>Reads a design with Yosys to see which registers reach the pins of its memories.</summary>
/// <param name="runner">Starts Yosys.</param>
public sealed class MemoryPinsFlow(IProcessRunner runner)
{
    /// <summary>
    /// Commands of Yosys that follow <c>proc</c>. Module by module, however many instances there are; enables become
    /// pins of the memories whose output they hold.
    /// </summary>
    internal const string Commands = $"""
        opt_expr
        opt_dff
        opt_clean
        memory_dff
        memory_collect
        write_json {Netlist}

        """;

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
        folder.Write(Script, $"""
            read_verilog -defer {string.Join(' ', folder.Sources)}
            hierarchy -top {design.Top.Name}
            proc
            {Commands}
            """);
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest("yosys", "-q", Script) { WorkingDirectory = folder.Path }, cancellationToken)
            .ConfigureAwait(false);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Yosys failed: {result.StandardError.Trim()}");
        }

        return Read(folder, design);
    }

    /// <summary>What the commands wrote of a design in a folder; null where they did not get so far.</summary>
    /// <exception cref="InvalidOperationException">Yosys found no memory.</exception>
    internal static MemoryPins? TryRead(DesignFolder folder, Design design) =>
        folder.Has(Netlist) ? Read(folder, design) : null;

    private static MemoryPins Read(DesignFolder folder, Design design)
    {
        MemoryPins pins = MemoryPins.Of(folder.ReadBytes(Netlist), design.Top.Name, design.Top.ResetPort);
        return pins.Memories > 0
            ? pins
            : throw new InvalidOperationException($"Yosys found no memory in {design.Top.Name}.");
    }
}
