using Hdl.Cli;
using Hdl.Core.Temporary;
using Hdl.Cosim.Building;

StandardStreams.Open();
using var interruption = new Interruption();
Console.SetError(new MessageWriter(Console.Error));
TemporaryFolder.Sweep();
BuildCache.SweepDefault();
return await new CommandLine(Console.Out, Console.Error).RunAsync(args, interruption.Token);
