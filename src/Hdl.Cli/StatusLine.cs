using System.Diagnostics;

namespace Hdl.Cli;

/// <summary>
/// One line that tells how far long work has come: rewritten in place for a person, a line of its own now and then in a
/// log.
/// </summary>
/// <param name="terminal">Its error stream is written to, so that results stay clean.</param>
internal sealed class StatusLine(Terminal terminal) : IDisposable
{
    private static readonly TimeSpan PersonInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    private readonly bool _person = terminal.Error == Console.Error && !Console.IsErrorRedirected;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private int _width;

    /// <summary>Shows a text, if the last one is old enough.</summary>
    /// <param name="text">Asked for only then.</param>
    public void Show(Func<string> text)
    {
        if (_since.Elapsed < (_person ? PersonInterval : LogInterval))
        {
            return;
        }

        _since.Restart();
        string line = text();
        if (_person)
        {
            terminal.Error.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
        }
        else
        {
            terminal.Error.WriteLine(line);
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (_width > 0)
        {
            terminal.Error.Write($"\r{new string(' ', _width)}\r");
        }
    }
}
