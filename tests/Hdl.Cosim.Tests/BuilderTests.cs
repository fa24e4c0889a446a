using System.Diagnostics;
using Hdl.Core.Generation;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;

namespace Hdl.Cosim.Tests;

public sealed class BuilderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-builder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_design_built_once_comes_from_the_cache()
    {
        ModelBuilder builder = Builder(TestScenarios.CacheFolder);
        await builder.BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain);

        BuiltModel again = await builder.BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain);

        Assert.True(again.FromCache);
        Assert.True(File.Exists(again.Path));
    }

    [Fact]
    public async Task Another_design_of_the_same_name_is_another_model()
    {
        ModelBuilder builder = Builder(TestScenarios.CacheFolder);
        BuiltModel one = await builder.BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain);
        BuiltModel other = await builder.BuildAsync(TestDesigns.StreamRegister(("= !spare_valid_q", "= !(spare_valid_q)")), BuildVariant.Plain);

        Assert.NotEqual(one.Path, other.Path);
    }

    [Fact]
    public async Task Memory_contents_are_no_part_of_a_model()
    {
        ModelBuilder builder = Builder(TestScenarios.CacheFolder);
        BuiltModel one = await builder.BuildAsync(TestDesigns.WideXor(withMemory: true), BuildVariant.Plain);
        BuiltModel other = await builder.BuildAsync(TestDesigns.WideXor(withMemory: false), BuildVariant.Plain);

        Assert.Equal(one.Path, other.Path);
    }

    [Fact]
    public async Task Two_builds_of_one_design_at_once_give_one_model_and_leave_nothing_behind()
    {
        // The runtime is shared with the other tests; what races is the model.
        Design design = TestDesigns.StreamRegister(("spare_valid_q", "extra_valid_q"), ("spare_data_q", $"data_{Guid.NewGuid():N}"));

        BuiltModel[] built = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Builder(TestScenarios.CacheFolder).BuildAsync(design, BuildVariant.Plain)));

        Assert.Equal(built[0].Path, built[1].Path);
        Assert.True(File.Exists(built[0].Path));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(built[0].Path)!), file => file.EndsWith(".o", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_syntax_error_is_told_with_file_and_line_and_nothing_is_cached()
    {
        Design broken = TestDesigns.StreamRegister(("wire in_fire  = in_valid_i", "wire in_fire  = = in_valid_i"));

        ModelBuildException failure = await Assert.ThrowsAsync<ModelBuildException>(
            () => Builder(_folder).BuildAsync(broken, BuildVariant.Plain));

        Assert.Equal("verilator", failure.Tool);
        Assert.Contains("stream_register.v:", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetDirectories(_folder, "*", SearchOption.AllDirectories), path => path.Contains("model-") || path.Contains("tmp-"));
    }

    [Fact]
    public async Task A_missing_simulator_is_told_with_the_command_that_installs_it()
    {
        var builder = new ModelBuilder(new MedallionProcessRunner(), new BuildCache(_folder), new Toolchain(Verilator: "verilator-not-here"));

        ToolMissingException failure = await Assert.ThrowsAsync<ToolMissingException>(
            () => builder.BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain));

        Assert.Contains("apt-get install", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_build_ends_soon_and_leaves_no_temporary_folder()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        long start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Builder(_folder).BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain, source.Token));

        // It takes tenths of a second; a busy machine may need many times that.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1));
        Assert.Empty(Directory.GetDirectories(_folder, "tmp-*", SearchOption.AllDirectories));
    }

    private static ModelBuilder Builder(string folder) => new(new MedallionProcessRunner(), new BuildCache(folder));
}
