using Hdl.Core.Writing;

namespace Hdl.Cli.Tests;

/// <summary>A test of the real program in an empty folder.</summary>
public abstract class CommandTest : IDisposable
{
    /// <summary>Any target that the program has; it stands for all of them.</summary>
    protected const string Target = "skid_buffer";

    // A process has one: commands that run in this one take turns.
    private static readonly Lock CurrentFolder = new();

    protected string Root { get; } = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string In(string name) => Path.Combine(Root, name);

    protected Outcome Hdl(params string[] arguments) => HdlProcess.Run(Root, arguments);

    /// <summary>
    /// The same command in this process: where nothing but parsing, checks and texts is meant, the start of a program
    /// would be most of the work.
    /// </summary>
    protected Outcome HdlHere(params string[] arguments)
    {
        (var output, var error) = (new StringWriter(), new StringWriter());
        lock (CurrentFolder)
        {
            Environment.SetEnvironmentVariable("HDL_CACHE", HdlProcess.SharedCache["HDL_CACHE"]);
            Directory.SetCurrentDirectory(Root);
            try
            {
                int exitCode = new CommandLine(output, error)
                    .RunAsync(arguments, CancellationToken.None)
                    .GetAwaiter()
                    .GetResult();
                Assert.DoesNotContain("Internal error", error.ToString(), StringComparison.Ordinal);
                return new Outcome(exitCode, output.ToString(), error.ToString());
            }
            finally
            {
                Directory.SetCurrentDirectory(AppContext.BaseDirectory);
            }
        }
    }

    protected void Succeeds(params string[] arguments)
    {
        Outcome outcome = Hdl(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    /// <summary>Paths and contents of all files below a folder.</summary>
    protected static SortedDictionary<string, string> Snapshot(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            files.Add(Path.GetRelativePath(folder, path), Directory.Exists(path) ? "<folder>" : File.ReadAllText(path));
        }

        return files;
    }

    /// <summary>Every file that the manifest lists is there as listed, and nothing else is.</summary>
    protected static void AssertWhole(string folder)
    {
        Manifest manifest = Manifest.Read(folder)!;
        Assert.Equal(
            manifest.Files.Select(file => file.Name).Append(Manifest.FileName).Order(StringComparer.Ordinal),
            Snapshot(folder).Keys);
        Assert.All(
            manifest.Files,
            file =>
                Assert.Equal(
                    file.Sha256,
                    Convert.ToHexStringLower(
                        System.Security.Cryptography.SHA256.HashData(
                            File.ReadAllBytes(Path.Combine(folder, file.Name))))));
    }
}
