using Hdl.Core.Writing;

namespace Hdl.Cli.Tests.Signals;

/// <summary>A command, what it needs, and a moment in which it is busy.</summary>
/// <param name="Name">Of the command.</param>
/// <param name="Arguments">With it.</param>
/// <param name="Busy">In the middle of the work: tools run, files are being made.</param>
/// <param name="Outputs">What it writes, as files or folders.</param>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
internal sealed record SignalledCommand(
    string Name, IReadOnlyList<string> Arguments, Func<SignalledRun, bool> Busy, params IReadOnlyList<string> Outputs)
{
    private const string Block = "skid_buffer";

    /// <summary>
    /// What it answers when nobody interrupts it; explanations of survivors do not lie where it runs.
    /// </summary>
    public int ExitCode { get; init; }

    public static IReadOnlyList<SignalledCommand> All { get; } =
    [
        // Large enough that there is a moment to meet.
        new(
            "gen", ["gen", "rom", "--set", "depth=262144 width=512", "-o", "out"],
            run => run.Holds(run.Root, DesignWriter.StagingName), "out"),
        new("cosim", ["cosim", Block], run => run.Runs("cc1plus")),
        new("asic", ["asic", Block, "-o", "out"], run => run.Runs("yosys-abc") || run.Runs("cc1plus"), "out"),
        new(
            "fpga", ["fpga", Block, "--device", "hx8k", "-o", "out"],
            run => run.Runs("yosys") || run.Runs("nextpnr-ice40"), "out"),
        new("mutate", ["mutate", Block], run => run.Runs("cc1plus")) { ExitCode = 1 },
        new(
            "train", ["train", "mnist", "--epochs", "1000", "-o", "out/model.json"],
            run => run.Said.Contains("epoch 2/", StringComparison.Ordinal), "out"),
    ];

    public static SignalledCommand Of(string name) => All.Single(command => command.Name == name);

    /// <summary>Lays out what the command reads: a few images in the place of the training set.</summary>
    public static void Prepare(string root)
    {
        string data = Directory.CreateDirectory(Path.Combine(root, "data", "mnist")).FullName;
        foreach (string set in (string[])["train", "t10k"])
        {
            foreach (string kind in (string[])["images-idx3-ubyte", "labels-idx1-ubyte"])
            {
                string source = Path.Combine(
                    HdlProcess.Repository, "tests", "data",
                    $"mnist-300-{kind.Replace("-idx", ".idx", StringComparison.Ordinal)}");
                File.Copy(source, Path.Combine(data, $"{set}-{kind}"));
            }
        }
    }

    /// <summary>
    /// What is wrong with the output: nothing where there is none, or all of it; a part or a temporary file is.
    /// </summary>
    public IReadOnlyList<string> Faults(string root)
    {
        List<string> faults = [];
        foreach (string folder in Outputs.Select(output => Path.Combine(root, output)).Where(Directory.Exists))
        {
            string[] files = [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))];
            faults.AddRange(files.Where(file => file.Contains(".tmp", StringComparison.Ordinal)));
            if (Name == "gen" && files.Length > 0)
            {
                Manifest? manifest = Manifest.Read(folder);
                faults.AddRange(
                    manifest is null
                        ? ["no manifest"]
                        : manifest
                            .Files.Where(file =>
                                !File.Exists(Path.Combine(folder, file.Name))
                                || new FileInfo(Path.Combine(folder, file.Name)).Length != file.Bytes)
                            .Select(file => file.Name));
            }
        }

        return faults;
    }
}
