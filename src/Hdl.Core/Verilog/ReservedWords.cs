using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Hdl.Core.Verilog;

/// <summary>
/// Words that the languages around the emitted Verilog-2005 keep for themselves. A design is read by tools that take
/// every file as SystemVerilog, and instantiated from VHDL: no name, of a template or of a user, may be one of these
/// words.
/// </summary>
public static partial class ReservedWords
{
    /// <summary>IEEE 1364-2005, annex B.</summary>
    public static FrozenSet<string> Verilog { get; } = Words(
        """
        always and assign automatic begin buf bufif0 bufif1 case casex casez cell cmos config deassign default defparam design
        disable edge else end endcase endconfig endfunction endgenerate endmodule endprimitive endspecify endtable endtask event
        for force forever fork function generate genvar highz0 highz1 if ifnone incdir include initial inout input instance
        integer join large liblist library localparam macromodule medium module nand negedge nmos nor noshowcancelled not notif0
        notif1 or output parameter pmos posedge primitive pull0 pull1 pulldown pullup pulsestyle_ondetect pulsestyle_onevent
        rcmos real realtime reg release repeat rnmos rpmos rtran rtranif0 rtranif1 scalared showcancelled signed small specify
        specparam strong0 strong1 supply0 supply1 table task time tran tranif0 tranif1 tri tri0 tri1 triand trior trireg unsigned
        use uwire vectored wait wand weak0 weak1 while wire wor xnor xor
        """);

    /// <summary>What IEEE 1800-2017, annex B, adds to <see cref="Verilog"/>.</summary>
    public static FrozenSet<string> SystemVerilogOnly { get; } = Words(
        """
        accept_on alias always_comb always_ff always_latch assert assume before bind bins binsof bit break byte chandle checker
        class clocking const constraint context continue cover covergroup coverpoint cross dist do endchecker endclass
        endclocking endgroup endinterface endpackage endprogram endproperty endsequence enum eventually expect export extends
        extern final first_match foreach forkjoin global iff ignore_bins illegal_bins implements implies import inside int
        interconnect interface intersect join_any join_none let local logic longint matches modport nettype new nexttime null
        package packed priority program property protected pure rand randc randcase randsequence ref reject_on restrict return
        s_always s_eventually s_nexttime s_until s_until_with sequence shortint shortreal soft solve static string strong struct
        super sync_accept_on sync_reject_on tagged this throughout timeprecision timeunit type typedef union unique unique0 until
        until_with untyped var virtual void wait_order weak wildcard with within
        """);

    /// <summary>IEEE 1076-2008, 15.10; case does not matter there.</summary>
    public static FrozenSet<string> Vhdl { get; } = Words(
        """
        abs access after alias all and architecture array assert assume assume_guarantee attribute begin block body buffer bus
        case component configuration constant context cover default disconnect downto else elsif end entity exit fairness file
        for force function generate generic group guarded if impure in inertial inout is label library linkage literal loop map
        mod nand new next nor not null of on open or others out package parameter port postponed procedure process property
        protected pure range record register reject release rem report restrict restrict_guarantee return rol ror select sequence
        severity shared signal sla sll sra srl strong subtype then to transport type unaffected units until use variable vmode
        vprop vunit wait when while with xnor xor
        """);

    /// <summary>
    /// The language that keeps a word for itself: Verilog, SystemVerilog or VHDL; null where none does.
    /// </summary>
    public static string? LanguageOf(string name) =>
        Verilog.Contains(name) ? "Verilog"
        : SystemVerilogOnly.Contains(name) ? "SystemVerilog"
        : Vhdl.Contains(name.ToLowerInvariant()) ? "VHDL"
        : null;

    /// <summary>
    /// Names of an emitted Verilog-2005 file that SystemVerilog or VHDL would not take, each once, in order of
    /// appearance; of VHDL's words those alone that stand in the interface, which is all that VHDL sees of a module.
    /// </summary>
    /// <param name="verilog">The file.</param>
    public static IEnumerable<string> UsedIn(string verilog)
    {
        string code = NoCode().Replace(verilog, " ");
        int header = code.IndexOf(");", StringComparison.Ordinal);
        return Identifiers()
            .Matches(code)
            .Where(match =>
                !Verilog.Contains(match.Value)
                && (
                    SystemVerilogOnly.Contains(match.Value)
                    || (match.Index < header && Vhdl.Contains(match.Value.ToLowerInvariant()))))
            .Select(match => match.Value)
            .Distinct();
    }

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    // Comments, strings, directives and sized literals; system tasks have names of their own.
    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|"[^"\n]*"|`\w+|'s?[bodhBODH][0-9a-fA-FxXzZ_?]+|\$\w+""",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"\b[A-Za-z_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Identifiers();
}
