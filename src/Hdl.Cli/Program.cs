using Hdl.Cli;

return await HdlApplication.RunAsync(args);
