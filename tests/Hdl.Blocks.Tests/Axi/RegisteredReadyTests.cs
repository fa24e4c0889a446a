using Hdl.Blocks.Axi;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Designs;

namespace Hdl.Blocks.Tests.Axi;

/// <summary>With registered outputs no input's ready hangs on an output's, in any block with an AXI form.</summary>
public sealed class RegisteredReadyTests
{
    private static readonly ITarget[] Blocks =
    [
        .. typeof(DeltaEncoderGenerator)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type.BaseType is { IsGenericType: true } parent
                && parent.GetGenericTypeDefinition() == typeof(StreamBlockGenerator<>))
            .Select(type => (ITarget)Activator.CreateInstance(type)!),
    ];

    public static TheoryData<string> Names => [.. Blocks.Select(block => block.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_path_runs_from_an_output_ready_to_an_input_ready(string name)
    {
        ITarget block = Blocks.Single(candidate => candidate.Name == name);
        foreach (Preset preset in block.Presets.Where(preset =>
                ((StreamBlockParameters)preset.Parameters).Ports == PortStyle.Axi))
        {
            (int exitCode, string output) = await FindPathAsync(
                block,
                (StreamBlockParameters)preset.Parameters with
                {
                    RegisteredReady = true,
                });
            Assert.True(exitCode == 0, $"{preset.Name}: {output}");
        }
    }

    [Fact]
    public async Task Without_them_the_path_is_found()
    {
        (int exitCode, string output) = await FindPathAsync(new DeltaEncoderGenerator(), new DeltaEncoderParameters());
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Assertion failed: selection is not empty", output, StringComparison.Ordinal);
    }

    // Backwards from each ready of an input, through everything that is not clocked.
    private static Task<(int ExitCode, string Output)> FindPathAsync(ITarget block, StreamBlockParameters parameters)
    {
        Design design = TargetChecks.Generate(block, parameters);
        DesignFile[] files = [.. design.OfKind(DesignFileKind.Verilog)];
        return YosysBench.RunAsync(
            $"""
            read_verilog {string.Join(' ', files.Select(file => file.Name))}
            hierarchy -check -top {design.Top.Name}
            proc
            flatten
            memory_collect
            opt_clean
            select -assert-any o:s_axis_*_tready
            select -assert-any i:m_axis_*_tready
            select -assert-none o:s_axis_*_tready %ci*:-$dff,$adff,$dffe,$adffe,$sdff,$adlatch,$mem,$mem_v2 i:m_axis_*_tready %i
            """,
            [.. files.Select(file => (file.Name, file.Text))]);
    }
}
