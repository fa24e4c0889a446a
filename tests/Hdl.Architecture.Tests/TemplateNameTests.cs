using Hdl.Cli;
using Hdl.Core.Designs;
using Hdl.Core.Templates;

namespace Hdl.Architecture.Tests;

/// <summary>
/// In branches that a rendering does not take, a name may be missing from the data. Over all presets every name is met
/// once: one that is not is misspelt, or belongs to a branch that no preset reaches.
/// </summary>
public sealed class TemplateNameTests
{
    [Fact]
    public void Every_name_in_a_template_is_one_that_some_preset_knows()
    {
        var renderer = new ScribanTemplateRenderer();
        foreach (ITarget target in new TargetCatalog().All)
        {
            foreach (Preset preset in target.Presets)
            {
                target.Generate(preset.Parameters, renderer, "make gen");
            }
        }

        Assert.Empty(renderer.UnmetNames);
    }
}
