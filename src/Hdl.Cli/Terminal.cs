using Hdl.Core.Processes;
using Spectre.Console;

namespace Hdl.Cli;

/// <summary>Where a command writes: plain lines, and tables.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Messages and progress.</param>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    // Wide enough that a table that goes to a file or another program is never wrapped.
    private const int UnboundedWidth = 1000;

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Messages and progress.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether a person watches the results.</summary>
    public bool IsInteractive { get; } = output == Console.Out && !Console.IsOutputRedirected;

    /// <summary>Writes a table.</summary>
    /// <param name="columns">Headings of the columns.</param>
    /// <param name="rows">Plain texts.</param>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        AnsiOutput().Write(table);
    }

    private IAnsiConsole AnsiOutput()
    {
        bool plain = !IsInteractive || EnvironmentVariable.Of("NO_COLOR") is not null;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (!IsInteractive)
        {
            console.Profile.Width = UnboundedWidth;
        }

        return console;
    }
}
