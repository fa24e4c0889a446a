using Hdl.Cli;

// Every command of hdl, for the targets of this project and for those of the packages: dotnet run -- --help
return await HdlApplication.RunAsync(
    args, services => services.AddTargets(typeof(SampleBlock.SampleBlockGenerator).Assembly));
