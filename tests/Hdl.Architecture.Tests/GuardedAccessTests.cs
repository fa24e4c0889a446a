using System.Reflection;
using System.Text.RegularExpressions;

namespace Hdl.Architecture.Tests;

/// <summary>
/// What comes from outside has one way in: files through <c>InputFile</c>, numbers in texts through <c>NumberText</c>,
/// the environment through <c>EnvironmentVariable</c>; and files one way out, <c>OutputFile</c>. The compiled code is
/// looked at, so that no spelling hides a call.
/// </summary>
public sealed partial class GuardedAccessTests
{
    /// <summary>Who may open files otherwise, and why; no path of theirs is a user's choice of a file.</summary>
    private static readonly Dictionary<string, string> FileUsers = new()
    {
        ["Hdl.Core.Files.InputFile"] = "the way in",
        ["Hdl.Core.Files.OutputDraft"] = "the way out",
        ["Hdl.Cli.Interruption"] = "what the kernel says of this process",
        ["Hdl.Cli.StandardStreams"] = "what the kernel says of this process, and /dev/null",
        ["Hdl.Core.Temporary.OwnerLock"] = "locks beside temporary folders",
        ["Hdl.Core.Temporary.TemporaryFolder"] = "temporary folders themselves",
        ["Hdl.Core.Designs.DesignFile"] = "writes into staging and temporary folders",
        ["Hdl.Core.Writing.DesignWriter"] = "its own staging folder",
        ["Hdl.Core.Writing.FolderLock"] = "opens folders, to lock them",
        ["Hdl.Core.Writing.FolderSwap"] = "renames within one folder",
        ["Hdl.Core.Templates.TemplateSource"] = "a folder of templates that a test made",
        ["Hdl.Cosim.Building.BuildCache"] = "its own folders",
        ["Hdl.Cosim.Building.ModelBuilder"] = "a temporary folder",
        ["Hdl.Cosim.Building.RuntimeBuilder"] = "a temporary folder",
        ["Hdl.Cosim.Building.ShimSource"] = "sources beside the program",
        ["Hdl.Cosim.Building.ToolVersions"] = "a temporary folder",
        ["Hdl.Cosim.Drivers.DriverBench"] = "sources beside the program",
        ["Hdl.Cosim.Drivers.DriverBoard"] = "a temporary folder",
        ["Hdl.Flows.DesignFolder"] = "a temporary folder",
        ["Hdl.Flows.Asic.SimulationCounts"] = "what the simulation wrote into a temporary folder",
        ["Hdl.Flows.Asic.AsicFlow"] = "a temporary folder",
        ["Hdl.Flows.Asic.AbcLog"] = "a temporary folder",
        ["Hdl.Flows.Asic.RegisterNames"] = "a temporary folder",
        ["Hdl.Flows.Loads.LoadFlow"] = "what Yosys wrote into a temporary folder",
        ["Hdl.Flows.Fpga.FpgaFlow"] = "what tools wrote into a temporary folder",
    };

    private static readonly Lazy<IReadOnlyList<(string Caller, string Member)>> Calls = new(() =>
    [
        .. Repository.Assemblies.SelectMany(name =>
        {
            using var members = new CalledMembers(Assembly.Load(name));
            return members.All().Distinct().ToList();
        }),
    ]);

    [Fact]
    public void Files_are_opened_in_one_way()
    {
        IEnumerable<string> others = Calls
            .Value.Where(call => OpensFiles().IsMatch(call.Member) && !FileUsers.ContainsKey(call.Caller))
            .Select(call => $"{call.Caller} calls {call.Member}: use InputFile or OutputFile");

        Assert.Empty(others);
    }

    [Fact]
    public void Nobody_is_excused_who_opens_no_file() =>
        Assert.Empty(FileUsers.Keys.Except(
            Calls.Value.Where(call => OpensFiles().IsMatch(call.Member)).Select(call => call.Caller)));

    [Fact]
    public void Numbers_are_read_in_one_way() =>
        Assert.Equal(
            ["Hdl.Core.Numerics.NumberText"],
            Calls.Value.Where(call => ReadsNumbers().IsMatch(call.Member)).Select(call => call.Caller).Distinct());

    [Fact]
    public void The_environment_is_read_in_one_way() =>
        Assert.Equal(
            ["Hdl.Core.Processes.EnvironmentVariable"],
            Calls.Value.Where(call => ReadsEnvironment().IsMatch(call.Member)).Select(call => call.Caller).Distinct());

    // Whether a file exists, when it was written, what a link says, and to remove it: none of these opens anything.
    [GeneratedRegex("""
        ^(System\.IO\.File\.(?!(Exists|Delete|GetLastWriteTimeUtc|ResolveLinkTarget|GetUnixFileMode|SetUnixFileMode)$)
        |System\.IO\.FileStream\.ctor
        |System\.IO\.FileInfo\.(Open|Create|Append|CopyTo|MoveTo|Replace)
        |System\.IO\.Stream(Reader|Writer)\.ctor\(string\)
        |System\.IO\.(RandomAccess|MemoryMappedFiles\.MemoryMappedFile|Compression\.ZipFile(Extensions)?|Compression\.TarFile)\.
        |System\.Xml\.(Linq\.XDocument|Linq\.XElement|XmlDocument)\.(Load|Save)
        |System\.Xml\.Xml(Text)?(Reader|Writer)\.(Create|ctor)\(string\)
        |libc\.(f?open(at)?(64)?|creat|rename|link|symlink|truncate)$)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex OpensFiles();

    [GeneratedRegex(
        @"^System\.(S?Byte|U?Int(16|32|64|128)|Half|Single|Double|Decimal)\.(Try)?Parse$",
        RegexOptions.CultureInvariant)]
    private static partial Regex ReadsNumbers();

    [GeneratedRegex(
        @"^System\.Environment\.(GetEnvironmentVariables?|ExpandEnvironmentVariables)$", RegexOptions.CultureInvariant)]
    private static partial Regex ReadsEnvironment();
}
