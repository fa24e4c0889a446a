using Hdl.Core.Designs;
using Hdl.Core.Parameters;

namespace Hdl.Testing;

/// <summary>Where tests find their targets.</summary>
public interface ITargetSource
{
    /// <summary>The targets.</summary>
    IReadOnlyList<ITarget> Targets { get; }
}

/// <summary>All targets of the assembly of a type, found as the program finds them.</summary>
/// <typeparam name="TMember">Any public type of it.</typeparam>
public sealed class AssemblyOf<TMember> : ITargetSource
{
    /// <inheritdoc/>
    public IReadOnlyList<ITarget> Targets { get; } = Discovery.Of<ITarget>(typeof(TMember).Assembly);
}

/// <summary>
/// What all targets of a package must pass, with every preset: to be inherited by one class, in a project of tests. The
/// presets are the corners of the parameters. A target or preset that is added is tested without being named anywhere.
/// </summary>
/// <typeparam name="TMember">Any public type of the package: <c>class MyTests :
/// BlockTests&lt;MyGenerator&gt;;</c>.</typeparam>
public abstract class BlockTests<TMember> : TargetTests<AssemblyOf<TMember>>;

/// <summary>What some targets must pass; see <see cref="BlockTests{TMember}"/>.</summary>
/// <typeparam name="TSource">Where the targets are found.</typeparam>
public abstract class TargetTests<TSource>
    where TSource : ITargetSource, new()
{
    private const long MostMemoryBytes = 10_000;
    private const long MostMutatedBytes = 45_000;
    private const int Faults = 100;

    private static readonly IReadOnlyList<ITarget> Targets = new TSource().Targets;

    /// <summary>Target and preset: all.</summary>
    public static TheoryData<string, string> Presets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (ITarget target in Targets)
            {
                foreach (Preset preset in target.Presets)
                {
                    data.Add(target.Name, preset.Name);
                }
            }

            return data;
        }
    }

    /// <summary>The targets.</summary>
    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    /// <summary>The targets that are no systems; where a package has none, all of them.</summary>
    public static TheoryData<string> Blocks =>
    [
        .. Targets
            .Where(target => !target.IsSystem || Targets.All(other => other.IsSystem))
            .Select(target => target.Name),
    ];

    /// <summary>There is something to test; the first preset of each target is the default.</summary>
    [Fact]
    public void The_first_preset_of_every_target_is_the_default()
    {
        Assert.NotEmpty(Targets);
        Assert.All(Targets, target => Assert.Equal("default", target.Presets[0].Name));
    }

    /// <summary>Lint.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_is_clean_in_all_tools(string target, string preset) =>
        await TargetChecks.LintsAsync(TargetChecks.Generate(Find(target), Parameters(target, preset)));

    /// <summary>Co-simulation.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_agrees_with_its_golden_model(string target, string preset) =>
        await TargetChecks.AgreesAsync(Find(target), Parameters(target, preset));

    /// <summary>The reset style that no preset has.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task With_a_synchronous_reset_it_is_clean_and_agrees_too(string name)
    {
        ITarget target = Find(name);
        HdlParameters last = target.Presets[^1].Parameters;
        HdlParameters parameters = last with { Style = last.Style with { ResetStyle = ResetStyle.SyncHigh } };

        await TargetChecks.LintsAsync(TargetChecks.Generate(target, parameters));
        await TargetChecks.AgreesAsync(target, parameters, seed: 2);
    }

    /// <summary>A generator is pure.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public void Generating_twice_gives_the_same_bytes(string target, string preset)
    {
        Design first = TargetChecks.Generate(Find(target), Parameters(target, preset));

        Assert.Equal(first.Files, TargetChecks.Generate(Find(target), Parameters(target, preset)).Files);
    }

    /// <summary>The text has the ports of the interface, and no others.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_port_of_the_interface_is_declared_in_the_text(string target, string preset)
    {
        Design design = TargetChecks.Generate(Find(target), Parameters(target, preset));
        string text = design.Files.Single(file => file.Name == $"{design.Top.Name}.v").Text;
        string header = text[..text.IndexOf("\n);", StringComparison.Ordinal)];

        Assert.Equal(
            design.Top.Ports.Select(port => port.Name).Order(),
            header
                .Split('\n')
                .Select(line => line.TrimStart())
                .Where(line =>
                    line.StartsWith("input ", StringComparison.Ordinal)
                    || line.StartsWith("output ", StringComparison.Ordinal))
                .Select(line => line.TrimEnd(',').Split(' ')[^1])
                .Order());
    }

    /// <summary>The emitted bench, as a user runs it.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public async Task The_bench_of_every_preset_passes_and_can_fail(string target, string preset) =>
        await TargetChecks.BenchPassesAndCanFailAsync(Find(target), Preset(target, preset));

    /// <summary>IP-XACT and FuseSoC.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public void The_hand_off_files_of_every_preset_are_as_their_formats_have_them(string target, string preset) =>
        TargetChecks.HandOffFilesAreWellFormed(Find(target), Preset(target, preset));

    /// <summary>Every register of every preset, through both drivers, on the RTL.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public async Task The_drivers_of_every_preset_reach_every_register(string target, string preset) =>
        await TargetChecks.DriversReachEveryRegisterAsync(Find(target), Preset(target, preset));

    /// <summary>
    /// A sample of faults in the preset of a block that has the most Verilog and is still quick to build; small ones
    /// have little that can go wrong.
    /// </summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Faults_in_the_Verilog_of_a_block_are_found(string name)
    {
        ITarget target = Find(name);
        Preset[] bySize = [.. target.Presets.OrderBy(preset => Bytes(target, preset, DesignFileKind.Verilog))];
        Preset chosen = bySize.LastOrDefault(
            preset => Bytes(target, preset, DesignFileKind.Verilog) <= MostMutatedBytes
                && Bytes(target, preset, DesignFileKind.Memory) <= MostMemoryBytes,
            // Of systems, all of which are larger, the one of most parts whose memories are small.
            bySize.LastOrDefault(
                preset => target.IsSystem && Bytes(target, preset, DesignFileKind.Memory) <= MostMemoryBytes,
                bySize[0]));

        await TargetChecks.FaultsAreFoundAsync(target, chosen.Parameters, Faults);
    }

    private static long Bytes(ITarget target, Preset preset, DesignFileKind kind) =>
        TargetChecks.Generate(target, preset.Parameters).OfKind(kind).Sum(file => file.Content.Bytes);

    private static ITarget Find(string name) => Targets.Single(target => target.Name == name);

    private static Preset Preset(string target, string preset) =>
        Find(target).Presets.Single(entry => entry.Name == preset);

    private static HdlParameters Parameters(string target, string preset) => Preset(target, preset).Parameters;
}
