using System.CommandLine;
using System.Net.Sockets;
using Hdl.Core.Parameters;

namespace Hdl.Cli.Tests;

/// <summary>
/// Whatever names a file - every option and argument of every command, and every parameter of every target, found in
/// the program itself - takes regular files alone: pipes, devices, sockets and folders are refused at once, in bounded
/// memory, and stay what they are.
/// </summary>
public sealed class FileKindTests : CommandTest
{
    private const string Sample = "sample.npy";
    private static readonly string[] HostileInputs =
    [
        "pipe.npz",
        "to-pipe.json",
        "to-zero.npz",
        "to-zero.json",
        "socket.npz",
        "folder.npz",
        "none.npz",
        "loop.npz",
        "sparse.json",
    ];
    private static readonly string[] HostileOutputs =
    [
        "pipe.npz",
        "to-pipe.json",
        "to-null.json",
        "socket.npz",
        "folder.npz",
        "loop.npz",
        "to-descriptor.json",
    ];

    /// <summary>What else an option needs to be looked at.</summary>
    private static readonly Dictionary<string, string[]> Needs = new() { ["cosim --liberty"] = ["--netlist"] };

    private Socket? _socket;

    public static TheoryData<string> Inputs => [.. Named(input: true).Select(entry => entry.Words)];

    public static TheoryData<string> Outputs => [.. Named(input: false).Select(entry => entry.Words)];

    public static TheoryData<string> PathParameters =>
    [
        .. from target in new TargetCatalog().All
           from parameter in ParameterSchema.Of(target.Presets[0].Parameters.GetType()).Parameters
           where parameter.IsPath
           select $"{target.Name} {parameter.Key}",
    ];

    [Fact]
    public void Every_option_that_names_a_file_says_which_kind_it_is()
    {
        IEnumerable<string> undeclared =
            from leaf in Leaves()
            from symbol in leaf.Command.Options.Cast<Symbol>().Concat(leaf.Command.Arguments)
            where
                symbol is not (INamesFiles or OutputFolderOption)
                && symbol is not Option { ValueType.IsPrimitive: true }
            where
                (symbol as Option)?.HelpName is { } name
                    && (name.Contains("FILE", StringComparison.Ordinal) || name is "DIR" or "FOLDER" or "PATH")
                || symbol.Name is "FILE" or "--output"
            select $"{leaf.Words} {symbol.Name}";

        Assert.Empty(undeclared);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task An_input_that_is_no_regular_file_is_refused_at_once(string words)
    {
        Prepare();
        Entry entry = Named(input: true).Single(candidate => candidate.Words == words);
        foreach (string name in HostileInputs)
        {
            await RefusesAsync($"{words}, {name}", entry.Arguments(In(name), In(Sample)));
        }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task An_output_that_is_no_regular_file_is_refused_and_stays(string words)
    {
        Prepare();
        Entry entry = Named(input: false).Single(candidate => candidate.Words == words);
        string[] before = [.. Kinds()];
        foreach (string name in HostileOutputs)
        {
            await RefusesAsync($"{words}, {name}", entry.Arguments(In(name), In(Sample)));
        }

        Assert.Equal(before, Kinds());
    }

    [Theory]
    [MemberData(nameof(PathParameters))]
    public async Task A_parameter_that_names_no_regular_file_is_refused_at_once(string words)
    {
        Prepare();
        string[] parts = words.Split(' ');
        foreach (string name in HostileInputs)
        {
            await RefusesAsync($"{words}, {name}", ["explain", parts[0], "--set", $"{parts[1]}={In(name)}"]);
        }
    }

    [Theory]
    [InlineData("explain", "skid_buffer", "--config", "to-zero.npz")]
    [InlineData("explain", "twsnn", "--set", "model=to-zero.npz")]
    [InlineData("explain", "twsnn", "--set", "model=pipe.json")]
    [InlineData("maps", "to-zero.json")]
    [InlineData("analyze", "to-zero.npz")]
    [InlineData("analyze", "sparse.json")]
    [InlineData("noc", "sweep", "--trace", "to-zero.npz")]
    [InlineData("cosim", "skid_buffer", "--trace", "device")]
    public void The_program_refuses_them_in_two_seconds_of_work_and_300_megabytes(params string[] arguments)
    {
        Prepare();
        // A node of our own; without the right to make one, a pipe shows the same.
        Run("sh", "-c", "mknod device c 1 3 2> /dev/null || mkfifo device");

        // Processor time, as the wall clock of a busy machine says nothing; memory of the run-time's own heap.
        using HdlProcess process = HdlProcess.Start(
            "bash", Root, new Dictionary<string, string?> { ["DOTNET_GCHeapHardLimit"] = "12C00000" },
            ["-c", "ulimit -t 2; exec \"$0\" \"$@\"", HdlProcess.Executable, .. arguments]);
        Outcome outcome = process.Wait();

        Assert.True(outcome.ExitCode == 2, $"{outcome.ExitCode}: {outcome.Error}");
        Assert.Contains("remedy:", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// The command refuses this with exit code 2 and one message; nothing is waited for, and little is allocated.
    /// </summary>
    private static async Task RefusesAsync(string what, string[] arguments)
    {
        (var output, var error) = (new StringWriter(), new StringWriter());
        long before = GC.GetTotalAllocatedBytes();
        var run = Task.Run(() => new CommandLine(output, error).RunAsync(arguments, CancellationToken.None));

        // A minute is for a machine that does much else; a pipe would be waited for without end.
        Assert.True(await Task.WhenAny(run, Task.Delay(TimeSpan.FromMinutes(1))) == run, $"{what}: still running");
        Assert.True(await run == 2, $"{what}: exit code {await run}\n{output}{error}");
        Assert.Contains("remedy:", error.ToString(), StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 300_000_000, $"{what}: memory");
    }

    private void Prepare()
    {
        Run("mkfifo", "pipe.npz");
        File.CreateSymbolicLink(In("to-pipe.json"), "pipe.npz");
        File.CreateSymbolicLink(In("to-zero.npz"), "/dev/zero");
        File.CreateSymbolicLink(In("to-zero.json"), "/dev/zero");
        File.CreateSymbolicLink(In("to-null.json"), "/dev/null");
        File.CreateSymbolicLink(In("loop.npz"), "loop.npz");
        File.CreateSymbolicLink(In("to-descriptor.json"), "/proc/self/fd/1");
        Directory.CreateDirectory(In("folder.npz"));
        using (FileStream sparse = File.Create(In("sparse.json")))
        {
            sparse.SetLength(1L << 40);
        }

        File.WriteAllBytes(In(Sample), [0, 0, 8, 1, 0, 0, 0, 3, 1, 0, 2]);
        _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _socket.Bind(new UnixDomainSocketEndPoint(In("socket.npz")));
    }

    private void Run(string program, params string[] arguments)
    {
        using HdlProcess process = HdlProcess.Start(program, Root, new Dictionary<string, string?>(), arguments);
        Assert.Equal(0, process.Wait().ExitCode);
    }

    private IEnumerable<string> Kinds()
    {
        using HdlProcess process = HdlProcess.Start(
            "sh", Root, new Dictionary<string, string?>(), "-c", "stat -c '%n %F %N' *");
        return process.Wait().Output.Split('\n');
    }

    private static IEnumerable<Entry> Named(bool input) =>
        from leaf in Leaves()
        from symbol in leaf.Command.Options.Cast<Symbol>().Concat(leaf.Command.Arguments)
        where symbol is INamesFiles files && files.IsInput == input
        select new Entry($"{leaf.Words} {symbol.Name}", leaf.Words, leaf.Command, symbol);

    private static IEnumerable<(string Words, Command Command)> Leaves()
    {
        var services = Composition.Build(TextWriter.Null, TextWriter.Null);
        return Composition.Commands.SelectMany(command => Leaves("", command.Create(services)));
    }

    private static IEnumerable<(string Words, Command Command)> Leaves(string before, Command command)
    {
        string words = $"{before} {command.Name}".Trim();
        return command.Subcommands.Count == 0
            ? [(words, command)]
            : command.Subcommands.SelectMany(child => Leaves(words, child));
    }

    /// <summary>An option or argument of a command.</summary>
    private sealed record Entry(string Words, string CommandWords, Command Command, Symbol Symbol)
    {
        /// <summary>A command line that is right but for one file.</summary>
        public string[] Arguments(string file, string sample) =>
            [
                .. CommandWords.Split(' '),
                .. Command
                    .Arguments.Where(argument =>
                        argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue || argument == Symbol)
                    .Select(argument =>
                        argument == Symbol ? file
                        : argument is INamesFiles ? sample
                        : Target),
                .. Symbol is Option option ? new[] { option.Name, file } : [],
                .. Needs.GetValueOrDefault(Words, []),
            ];
    }
}
