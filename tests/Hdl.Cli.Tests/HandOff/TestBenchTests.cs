namespace Hdl.Cli.Tests.HandOff;

/// <summary>The emitted test bench of default presets: what it looks like, and what it finds.</summary>
public sealed class TestBenchTests
{
    public static TheoryData<string> Targets => [.. new TargetCatalog().All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_test_bench_is_small_ASCII_and_reads_well(string target)
    {
        using var folder = new HandOffFolder(target);
        string bench = folder.Read($"{folder.Top}_tb.v");

        Assert.True(bench.All(c => c is '\n' or (>= ' ' and <= '~')));
        Assert.All(bench.Split('\n'), line => Assert.True(line.TrimEnd() == line, line));
        Assert.InRange(folder.Read($"{folder.Top}_tb.mem").Length, 20, 40_000);
    }

    // A stream, register reads, and lockstep: one digit of what is expected is another.
    [Theory]
    [InlineData("fifo", "// out,", 1)]
    [InlineData("delta_encoder", "// m_axis_pair,", 3)]
    [InlineData("delta_encoder", "// s_axil_r,", 2)]
    [InlineData("ternary_pe", "// ternary_pe", 40)]
    public async Task A_corrupt_vector_is_found(string target, string section, int line)
    {
        using var folder = new HandOffFolder(target);
        string file = $"{folder.Top}_tb.mem";
        string[] lines = folder.Read(file).Split('\n');
        int at = Array.FindIndex(lines, text => text.StartsWith(section, StringComparison.Ordinal)) + line;
        lines[at] = lines[at][..^1] + (lines[at][^1] == '1' ? '0' : '1');
        folder.Write(file, string.Join('\n', lines));

        string output = await folder.SimulateAsync();

        Assert.Matches(@"\nFAIL: [12] errors, ", output);
        Assert.Contains(": expected ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_output_level_is_found()
    {
        using var folder = new HandOffFolder("aer_decoder");
        string file = $"{folder.Top}_tb.mem";
        string text = folder.Read(file);
        int phases = text.IndexOf("// Phases", StringComparison.Ordinal);
        string last = text[phases..].TrimEnd().Split('\n')[^1];
        folder.Write(file, text.Replace(last, last[..^1] + (last[^1] == '0' ? '1' : '0'), StringComparison.Ordinal));

        Assert.Contains("FAIL: ", await folder.SimulateAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vectors_that_are_missing_are_no_success()
    {
        using var folder = new HandOffFolder("fifo");
        File.Delete(Path.Combine(folder.Path, $"{folder.Top}_tb.mem"));

        Assert.Contains("FAIL: ", await folder.SimulateAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beat_that_changes_before_it_is_taken_is_found()
    {
        using var folder = new HandOffFolder("skid_buffer");
        string module = $"{folder.Top}.v";
        folder.Write(module, folder.Read(module).Replace(
            "out_data_o  = main_data_q;", "out_data_o  = main_data_q ^ {32{!out_ready_i}};", StringComparison.Ordinal));

        Assert.Contains("withdrew or changed", await folder.SimulateAsync(), StringComparison.Ordinal);
    }
}
