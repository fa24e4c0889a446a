using System.Text;
using Hdl.Core.Ports;

namespace Hdl.Flows.Fpga;

/// <summary>
/// Puts a module with more ports than a package has pins between two shift registers, so that it can be placed and its
/// timing measured: its inputs come from one, its outputs are caught by the other, four pins in all beside clock and
/// reset.
/// </summary>
internal static class FpgaHarness
{
    /// <summary>Name of the module.</summary>
    public const string Name = "hdl_fpga_harness";

    /// <summary>Bits of a module's ports, clock and reset left out.</summary>
    public static int Bits(ModuleInterface module) => Ports(module).Sum(port => port.Width);

    /// <summary>The module's text.</summary>
    public static string Text(ModuleInterface module)
    {
        var text = new StringBuilder();
        int inputs = Math.Max(1, Ports(module, PortDirection.Input).Sum(port => port.Width));
        int outputs = Math.Max(1, Ports(module, PortDirection.Output).Sum(port => port.Width));
        string reset = module.ResetPort.Length > 0 ? $", input wire {module.ResetPort}" : "";
        text.Append(
            $"module {Name} (input wire clk_i{reset}, input wire shift_i, input wire load_i, output wire shift_o);\n");
        text.Append(FormattableString.Invariant(
            $"  reg [{inputs - 1}:0] in_q;\n  reg [{outputs - 1}:0] out_q;\n  wire [{outputs - 1}:0] out;\n"));
        text.Append(FormattableString.Invariant($"  assign shift_o = out_q[{outputs - 1}];\n"));
        text.Append(
            "  always @(posedge clk_i) begin\n    in_q <= {in_q, shift_i};\n    out_q <= load_i ? out : {out_q, "
            + "1'b0};\n  end\n");
        text.Append($"  {module.Name} u_dut (\n    .clk_i(clk_i)");
        text.Append(module.ResetPort.Length > 0 ? $",\n    .{module.ResetPort}({module.ResetPort})" : "");
        int input = 0;
        int output = 0;
        foreach (Port port in Ports(module))
        {
            bool isInput = port.Direction == PortDirection.Input;
            int low = isInput ? input : output;
            text.Append(FormattableString.Invariant(
                $",\n    .{port.Name}({(isInput ? "in_q" : "out")}[{low + port.Width - 1}:{low}])"));
            (input, output) = isInput ? (input + port.Width, output) : (input, output + port.Width);
        }

        text.Append("\n  );\nendmodule\n");
        return text.ToString();
    }

    private static IEnumerable<Port> Ports(ModuleInterface module) =>
        module.Ports.Where(port => port.Name != ModuleInterface.ClockPort && port.Name != module.ResetPort);

    private static IEnumerable<Port> Ports(ModuleInterface module, PortDirection direction) =>
        Ports(module).Where(port => port.Direction == direction);
}
