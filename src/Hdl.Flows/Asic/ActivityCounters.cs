using System.Globalization;
using System.Text;
using Hdl.Core.Ports;

namespace Hdl.Flows.Asic;

/// <summary>Verilog for simulation that counts how often bits change, and in how many cycles they are 1.</summary>
internal static class ActivityCounters
{
    /// <summary>Appends them to a module with the port <c>clk_i</c>.</summary>
    /// <param name="text">The module so far, without its end.</param>
    /// <param name="counted">Expressions of one bit.</param>
    /// <param name="file">File to which each simulation appends cycles, toggles and highs; <see cref="Activity"/> reads
    /// it.</param>
    public static void Write(StringBuilder text, IReadOnlyList<string> counted, string file)
    {
        // Counted as they stand before each rising edge: settled values, at most one change per cycle. Words without a
        // change are passed over; cycles at 1 are summed at the changes, as the time of each fall less that of the rise
        // before it. Words of an array, not one wide vector: a compiler takes hours over an expression of 100,000 bits.
        const int Word = 32;
        int count = counted.Count;
        string[][] words = [.. counted.Chunk(Word)];
        text.Append(CultureInfo.InvariantCulture, $"  wire [{Word - 1}:0] hdl_now[0:{words.Length - 1}];\n");
        foreach ((int index, string[] bits) in words.Index())
        {
            string padding =
                bits.Length == Word ? "" : string.Create(CultureInfo.InvariantCulture, $"{Word - bits.Length}'d0, ");
            text.Append(CultureInfo.InvariantCulture, $"  assign hdl_now[{index}] = {{{padding}")
                .AppendJoin(", ", bits.Reverse())
                .Append("};\n");
        }

        text.Append(CultureInfo.InvariantCulture, $$"""
              reg [{{Word - 1}}:0] hdl_past[0:{{words.Length - 1}}];
              reg [{{Word - 1}}:0] hdl_changed;
              reg [63:0] hdl_cycles;
              reg [31:0] hdl_toggles[0:{{(Word * words.Length) - 1}}];
              reg [63:0] hdl_highs[0:{{(Word * words.Length) - 1}}];
              integer hdl_w, hdl_k, hdl_n, hdl_file;
              initial begin
                hdl_cycles = 0;
                for (hdl_w = 0; hdl_w < {{words.Length}}; hdl_w = hdl_w + 1) hdl_past[hdl_w] = 0;
                for (hdl_n = 0; hdl_n < {{Word * words.Length}}; hdl_n = hdl_n + 1) begin
                  hdl_toggles[hdl_n] = 0;
                  hdl_highs[hdl_n] = 0;
                end
              end
              always @(posedge {{ModuleInterface.ClockPort}}) begin
                for (hdl_w = 0; hdl_w < {{words.Length}}; hdl_w = hdl_w + 1) begin
                  hdl_changed = hdl_now[hdl_w] ^ hdl_past[hdl_w];
                  if (hdl_changed != 0) begin
                    hdl_past[hdl_w] = hdl_now[hdl_w];
                    for (hdl_k = 0; hdl_k < {{Word}}; hdl_k = hdl_k + 1) begin
                      hdl_n = {{Word}} * hdl_w + hdl_k;
                      if (hdl_changed[hdl_k]) begin
                        hdl_toggles[hdl_n] = hdl_toggles[hdl_n] + 1;
                        hdl_highs[hdl_n] = hdl_now[hdl_w][hdl_k] ? hdl_highs[hdl_n] - hdl_cycles : hdl_highs[hdl_n] + hdl_cycles;
                      end
                    end
                  end
                end
                hdl_cycles = hdl_cycles + 1;
              end
              final begin
                hdl_file = $fopen("{{file}}", "a");
                $fwrite(hdl_file, "%0d\n", hdl_cycles);
                for (hdl_n = 0; hdl_n < {{count}}; hdl_n = hdl_n + 1) begin
                  $fwrite(hdl_file, "%0d %0d\n", hdl_toggles[hdl_n], hdl_past[hdl_n / {{Word}}][hdl_n % {{Word}}] ? hdl_highs[hdl_n] + hdl_cycles : hdl_highs[hdl_n]);
                end
                $fclose(hdl_file);
              end

            """);
    }
}
