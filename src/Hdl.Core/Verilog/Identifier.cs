using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Hdl.Core.Parameters;

namespace Hdl.Core.Verilog;

/// <summary>Names that may reach Verilog, Tcl or a path: letters, digits and underscores, and no keyword.</summary>
public static partial class Identifier
{
    /// <summary>Longest name accepted; some tools truncate longer ones.</summary>
    public const int MaxLength = 64;

    private static readonly FrozenSet<string> Keywords = (
        "always always_comb always_ff always_latch and assert assign assume before bind bins binsof chandle checker clocking "
        + "constraint context cover covergroup coverpoint cross dist endchecker endclass endclocking endgroup endinterface "
        + "endpackage endprogram endproperty endsequence eventually expect first_match foreach forkjoin global ignore_bins "
        + "illegal_bins implies iff inside interconnect intersect join_any join_none let local matches modport nettype new "
        + "nexttime priority pure rand randc randcase randsequence ref reject_on restrict s_always s_eventually s_nexttime "
        + "s_until s_until_with sequence shortint soft solve strong super sync_accept_on sync_reject_on tagged this "
        + "throughout until until_with untyped unique0 virtual wait_order weak wildcard with within accept_on "
        + "and assign automatic begin bit break buf bufif0 bufif1 byte case casex casez cell class cmos config const "
        + "continue deassign default defparam design disable do edge else end endcase endconfig endfunction endgenerate "
        + "endmodule endprimitive endspecify endtable endtask enum event export extends extern final for force forever "
        + "fork function generate genvar highz0 highz1 if ifnone implements import incdir include initial inout input "
        + "instance int integer interface join large liblist library local localparam logic longint macromodule medium "
        + "modport module nand negedge new nmos nor noshowcancelled not notif0 notif1 null or output package packed "
        + "parameter pmos posedge primitive priority program property protected pull0 pull1 pulldown pullup rcmos real "
        + "realtime ref reg release repeat return rnmos rpmos rtran rtranif0 rtranif1 scalared sequence shortint shortreal "
        + "showcancelled signed small specify specparam static string strong0 strong1 struct super supply0 supply1 table "
        + "task this time timeprecision timeunit tran tranif0 tranif1 tri tri0 tri1 triand trior trireg type typedef union "
        + "unique unsigned use uwire var vectored virtual void wait wand weak0 weak1 while wire with wor xnor xor")
        .Split(' ').ToFrozenSet();

    /// <summary>Whether <paramref name="name"/> can stand in Verilog unescaped.</summary>
    public static bool IsValid(string name) =>
        name.Length <= MaxLength && Pattern().IsMatch(name) && !Keywords.Contains(name);

    /// <summary>A problem where <paramref name="name"/> is not a usable identifier, else none.</summary>
    /// <param name="name">The name to check.</param>
    /// <param name="where">The parameter or file it came from.</param>
    public static IEnumerable<Problem> Check(string name, string where)
    {
        if (!IsValid(name))
        {
            yield return new Problem(
                "Not a Verilog identifier",
                where,
                $"'{name}'",
                $"Use a letter or underscore, then letters, digits and underscores, {MaxLength} at most, and no Verilog keyword.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
