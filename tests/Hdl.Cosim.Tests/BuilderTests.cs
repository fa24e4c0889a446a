using Hdl.Core.Designs;
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

    // A Verilated port of another width would be read and written beyond its end, or compared in part.
    [Theory]
    [InlineData("in_data_i", 31)]
    [InlineData("out_data_o", 33)]
    [InlineData("out_data_o", 8)]
    public async Task Ports_of_another_width_than_the_interface_says_are_refused(string port, int width)
    {
        Design design = TestDesigns.StreamRegister();
        Design wrong = design with
        {
            Top = design.Top with
            {
                Ports = [.. design.Top.Ports.Select(each => each.Name == port ? each with { Width = width } : each)],
            },
        };

        ModelBuildException failure = await Assert.ThrowsAsync<ModelBuildException>(
            () => Builder(TestScenarios.CacheFolder).BuildAsync(wrong, BuildVariant.Plain));

        Assert.Contains($"{port}, ", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"of {width} bits", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_variable_for_the_cache_counts_as_unset()
    {
        string? before = Environment.GetEnvironmentVariable(BuildCache.Variable);
        try
        {
            Environment.SetEnvironmentVariable(BuildCache.Variable, "");
            Assert.Equal(Path.GetFullPath(".build/cosim"), new BuildCache().Folder);
        }
        finally
        {
            Environment.SetEnvironmentVariable(BuildCache.Variable, before);
        }
    }

    [Fact]
    public async Task Another_design_of_the_same_name_is_another_model()
    {
        ModelBuilder builder = Builder(TestScenarios.CacheFolder);
        BuiltModel one = await builder.BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain);
        BuiltModel other = await builder.BuildAsync(
            TestDesigns.StreamRegister(("= !spare_valid_q", "= !(spare_valid_q)")), BuildVariant.Plain);

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
        Design design = TestDesigns.StreamRegister(
            ("spare_valid_q", "extra_valid_q"), ("spare_data_q", $"data_{Guid.NewGuid():N}"));

        BuiltModel[] built = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ => Builder(TestScenarios.CacheFolder).BuildAsync(design, BuildVariant.Plain)));

        Assert.Equal(built[0].Path, built[1].Path);
        Assert.True(File.Exists(built[0].Path));
        Assert.DoesNotContain(
            Directory.GetFiles(Path.GetDirectoryName(built[0].Path)!),
            file => file.EndsWith(".o", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_syntax_error_is_told_with_file_and_line_and_nothing_is_cached()
    {
        Design broken = TestDesigns.StreamRegister(("wire in_fire  = in_valid_i", "wire in_fire  = = in_valid_i"));

        ModelBuildException failure = await Assert.ThrowsAsync<ModelBuildException>(
            () => Builder(_folder).BuildAsync(broken, BuildVariant.Plain));

        Assert.Equal("verilator", failure.Tool);
        Assert.Contains("stream_register.v:", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.GetDirectories(_folder, "*", SearchOption.AllDirectories),
            path => path.Contains("model-") || path.Contains("hdl-build-"));
    }

    [Fact]
    public async Task A_missing_simulator_is_told_with_the_command_that_installs_it()
    {
        var builder = new ModelBuilder(
            new CliWrapProcessRunner(), new BuildCache(_folder), new Toolchain(Verilator: "verilator-not-here"));

        ToolMissingException failure = await Assert.ThrowsAsync<ToolMissingException>(
            () => builder.BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain));

        Assert.Contains("apt-get install", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_build_ends_and_leaves_no_temporary_folder()
    {
        using var source = new CancellationTokenSource();
        Task<BuiltModel> build = Builder(_folder)
            .BuildAsync(TestDesigns.StreamRegister(), BuildVariant.Plain, source.Token);
        // Verilator is through, the compiler has begun.
        while (!build.IsCompleted && !Directory.EnumerateFiles(_folder, "*.cpp", SearchOption.AllDirectories).Any())
        {
            await Task.Delay(1);
        }

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build);
        Assert.DoesNotContain(
            Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories),
            path => Path.GetFileName(path).StartsWith("hdl-build", StringComparison.Ordinal));
    }

    private static ModelBuilder Builder(string folder) => new(new CliWrapProcessRunner(), new BuildCache(folder));
}
