using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Hdl.Cli;

/// <summary>The help of a command, followed by examples.</summary>
internal sealed class ExampleHelp : SynchronousCommandLineAction
{
    private readonly SynchronousCommandLineAction _help;
    private readonly string[] _examples;

    private ExampleHelp(SynchronousCommandLineAction help, string[] examples) => (_help, _examples) = (help, examples);

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Gives a command examples, which only its own help shows.</summary>
    /// <param name="command">The command.</param>
    /// <param name="examples">Lines to type.</param>
    public static void Add(Command command, params string[] examples)
    {
        var option = new HelpOption();
        option.Action = new ExampleHelp((SynchronousCommandLineAction)option.Action!, examples);
        command.Add(option);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int result = _help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in _examples)
        {
            output.WriteLine($"  {example}");
        }

        return result;
    }
}
