using Hdl.Core.Designs;
using Hdl.Core.Templates;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.Tests.TwSnn;

/// <summary>The Verilog of modules that are made for every design alike.</summary>
internal static class SharedModule
{
    private static readonly Design Small = new TwSnnGenerator().Generate(
        new TwSnnGenerator().Presets.Single(preset => preset.Name == "small").Parameters, new ScribanTemplateRenderer(),
        "make test");

    /// <summary>Its text in the small <c>twsnn</c>.</summary>
    /// <param name="name">The module.</param>
    public static string Text(string name) => Small.Files.Single(file => file.Name == $"{name}.v").Text;
}
