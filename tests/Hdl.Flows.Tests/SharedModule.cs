using Hdl.Core.Generation;
using Hdl.Core.Parameters;

namespace Hdl.Flows.Tests;

/// <summary>The Verilog of a module that needs nothing but its template.</summary>
internal static class SharedModule
{
    /// <summary>Its text, with a synchronous reset, active low.</summary>
    /// <param name="name">Template and module.</param>
    public static string Text(string name)
    {
        var design = new DesignBuilder(new ScribanTemplateRenderer(), new StyleParameters { ResetStyle = ResetStyle.SyncLow }, "make test");
        design.AddModule(name, name, []);
        return design.Build(new Core.Verilog.ModuleInterface("bench", [], []) { ResetPort = "" }).Files.Single().Text;
    }
}
