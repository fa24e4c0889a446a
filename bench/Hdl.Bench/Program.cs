using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using Hdl.Bench;
using Hdl.Core.Generation;

// hdl-bench throughput TARGET [PRESET] | mutation TARGET [PRESET] [LIMIT] | micro
if (args is ["micro", ..])
{
    BenchmarkRunner.Run<Micro>();
    return 0;
}

if (args.Length < 2 || args[0] is not ("throughput" or "mutation"))
{
    Console.Error.WriteLine("Use: throughput TARGET [PRESET] | mutation TARGET [PRESET] [LIMIT] | micro");
    return 2;
}

ITarget? target = new[] { "Hdl.Blocks", "Hdl.Targets" }
    .SelectMany(assembly => Assembly.Load(assembly).GetExportedTypes())
    .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(ITarget)))
    .Select(type => (ITarget)Activator.CreateInstance(type)!)
    .FirstOrDefault(candidate => candidate.Name == args[1]);
Preset? preset = target?.Presets.FirstOrDefault(candidate => args.Length < 3 || candidate.Name == args[2]);
if (target is null || preset is null)
{
    Console.Error.WriteLine("No such target or preset; 'hdl targets' lists them.");
    return 2;
}

return args[0] == "throughput"
    ? await Throughput.RunAsync(target, preset)
    : await Mutation.RunAsync(target, preset, args.Length < 4 ? 400 : int.Parse(args[3], CultureInfo.InvariantCulture));
