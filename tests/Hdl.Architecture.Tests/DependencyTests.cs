using System.Reflection;
using System.Xml.Linq;
using Hdl.Cli;
using Hdl.Core.Designs;

namespace Hdl.Architecture.Tests;

/// <summary>Dependencies run one way.</summary>
public sealed class DependencyTests
{
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Hdl.Core", [] },
        { "Hdl.Cosim", ["Hdl.Core"] },
        { "Hdl.Flows", ["Hdl.Core"] },
        { "Hdl.Networks", ["Hdl.Core"] },
        { "Hdl.Blocks", ["Hdl.Core"] },
        { "Hdl.Noc", ["Hdl.Core", "Hdl.Blocks"] },
        { "Hdl.Spiking", ["Hdl.Core", "Hdl.Networks", "Hdl.Blocks", "Hdl.Noc"] },
        { "Hdl.Cnn", ["Hdl.Core", "Hdl.Networks", "Hdl.Blocks"] },
        { "Hdl.Rnn", ["Hdl.Core", "Hdl.Networks", "Hdl.Blocks"] },
        { "Hdl.Import", ["Hdl.Core", "Hdl.Networks", "Hdl.Cnn", "Hdl.Rnn"] },
        { "Hdl.Training", ["Hdl.Core", "Hdl.Networks"] },
        { "Hdl.Testing", ["Hdl.Core", "Hdl.Cosim", "Hdl.Flows"] },
        { "hdl", [.. Repository.Assemblies.Where(name => name != "Hdl.Testing")] },
    };

    [Fact]
    public void Every_project_has_its_place_in_that_order() =>
        Assert.Equal(Repository.Assemblies.Order(), Allowed.Select(row => (string)row[0]).Order());

    [Fact]
    public void The_program_has_the_targets_of_every_project() =>
        Assert.Equal(
            Repository.Assemblies.Where(name => Discovery.Of<ITarget>(Assembly.Load(name)).Count > 0).Order(),
            TargetCatalog.Own.Select(assembly => assembly.GetName().Name!).Order());

    [Fact]
    public void The_folders_of_the_core_form_no_circle()
    {
        using var code = new GoldenReferences(Assembly.Load("Hdl.Core"));
        Dictionary<string, HashSet<string>> referred = [];
        foreach (IGrouping<string, System.Reflection.Metadata.TypeDefinitionHandle> type in code.Types)
        {
            string folder = Folder(type.Key);
            if (!referred.TryGetValue(folder, out HashSet<string>? others))
            {
                referred.Add(folder, others = []);
            }

            others.UnionWith(
                type.SelectMany(code.References)
                    .Where(name => name.StartsWith("Hdl.Core.", StringComparison.Ordinal))
                    .Select(Folder)
                    .Where(other => other != folder));
        }

        // Folder after folder of which all that it needs is known; what is left at the end stands in a circle, or needs
        // one that does.
        HashSet<string> known = [];
        while (
            referred.Where(pair => !known.Contains(pair.Key)).FirstOrDefault(pair => known.IsSupersetOf(pair.Value)).Key
                is { } next)
        {
            known.Add(next);
        }

        Assert.True(known.Count > 10, $"{known.Count} folders");
        Assert.Empty(
            referred
                .Where(pair => !known.Contains(pair.Key))
                .Select(pair => $"{pair.Key} needs {string.Join(", ", pair.Value.Except(known))}"));
    }

    private static string Folder(string type) => type.Split('.') is [_, _, var folder, ..] ? folder : type;

    [Theory]
    [MemberData(nameof(Allowed))]
    public void An_assembly_refers_only_to_those_below_it(string assembly, string[] allowed)
    {
        IEnumerable<string> referred = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Hdl.", StringComparison.Ordinal));

        Assert.Subset(allowed.ToHashSet(), referred.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_refers_only_to_those_below_it(string assembly, string[] allowed)
    {
        string name = assembly == "hdl" ? "Hdl.Cli" : assembly;
        XDocument project = XDocument.Parse(Repository.Read($"src/{name}/{name}.csproj"));
        IEnumerable<string> referred = project
            .Descendants("ProjectReference")
            .Select(reference =>
                Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Subset(allowed.ToHashSet(), referred.ToHashSet());
    }

    [Theory]
    [InlineData("using Scriban;")]
    [InlineData("using CliWrap;")]
    [InlineData("YamlDotNet.RepresentationModel")]
    public void A_library_behind_an_interface_is_known_to_one_file(string library)
    {
        // Checks of emitted files read them on their own, not with what wrote them.
        Assert.Single(
            Repository.Sources("src").Where(path => !path.StartsWith("src/Hdl.Testing/", StringComparison.Ordinal)),
            path => Repository.Read(path).Contains(library, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_process_runner_starts_processes()
    {
        IEnumerable<string> starters = Repository
            .Sources("src")
            .Where(path =>
                Repository.Read(path) is var text
                && (
                    text.Contains("Process.Start(", StringComparison.Ordinal)
                    || text.Contains("ProcessStartInfo", StringComparison.Ordinal)));

        Assert.Empty(starters);
    }

    [Theory]
    [InlineData("CreateTempSubdirectory")]
    [InlineData("GetTempFileName")]
    [InlineData("GetTempPath")]
    [InlineData("\"TMPDIR\"")]
    public void Temporary_files_lie_in_folders_that_the_next_start_sweeps(string source)
    {
        string[] known = ["src/Hdl.Core/Temporary/TemporaryFolder.cs", "src/Hdl.Core/Processes/GuardedProcess.cs"];

        IEnumerable<string> others = Repository.Sources("src").Concat(Repository.Sources("bench"))
            .Where(path => !known.Contains(path) && Repository.Read(path).Contains(source, StringComparison.Ordinal));

        Assert.Empty(others);
    }

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("Environment.MachineName")]
    [InlineData("Environment.UserName")]
    public void Nothing_that_is_emitted_can_depend_on_when_or_where(string source)
    {
        string[] tools = ["src/Hdl.Cli/", "src/Hdl.Cosim/", "src/Hdl.Flows/", "src/Hdl.Training/"];
        IEnumerable<string> users = Repository
            .Sources("src")
            .Where(path => !tools.Any(tool => path.StartsWith(tool, StringComparison.Ordinal)))
            .Where(path => Repository.Read(path).Contains(source, StringComparison.Ordinal));

        Assert.Empty(users);
    }
}
