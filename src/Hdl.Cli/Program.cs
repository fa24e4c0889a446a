using Hdl.Cli;

using var interruption = new Interruption();
return await new CommandLine(Console.Out, Console.Error).RunAsync(args, interruption.Token);
