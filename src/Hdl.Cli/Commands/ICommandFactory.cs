using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace Hdl.Cli.Commands;

/// <summary>A command of the program: what it is called and takes, apart from what it does.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
internal interface IHdlCommand<TSelf>
{
    /// <summary>
    /// Its place in the command line. <paramref name="self"/> makes the object that does the work, once it is asked to.
    /// </summary>
    static abstract Command Describe(Func<TSelf> self);
}

/// <summary>Makes one command.</summary>
internal interface ICommandFactory
{
    /// <summary>Adds the class that does the work to the services.</summary>
    void Register(IServiceCollection services);

    /// <summary>The command, which asks the services for that class only when it runs.</summary>
    Command Create(IServiceProvider services);
}

/// <summary>Makes the command of one class.</summary>
/// <typeparam name="TCommand">The class.</typeparam>
internal sealed class CommandFactory<TCommand> : ICommandFactory
    where TCommand : class, IHdlCommand<TCommand>
{
    /// <inheritdoc/>
    public void Register(IServiceCollection services) => services.AddSingleton<TCommand>();

    /// <inheritdoc/>
    public Command Create(IServiceProvider services) => TCommand.Describe(services.GetRequiredService<TCommand>);
}
