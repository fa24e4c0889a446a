using Hdl.Cli;
using Hdl.Core.Designs;
using Hdl.Core.Templates;

namespace Hdl.Architecture.Tests;

/// <summary>
/// In branches that a rendering does not take, a name may be missing from the data. Over all presets every name is met once: one that is not
/// is misspelt, or belongs to a branch that no preset reaches.
/// </summary>
public sealed class TemplateNameTests
{
    /// <summary>Names that no preset meets, and why.</summary>
    private static readonly Dictionary<string, string> Excused = new()
    {
        ["twsnn_up5k.v.sbn: 'name'"] = "sections are those of twsnn; none of them assigns anything here",
        ["twsnn_up5k.v.sbn: 'value'"] = "the same",
    };

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

        IEnumerable<string> names = renderer.UnmetNames.Select(place => $"{place[..place.IndexOf('(')]}: {place[(place.IndexOf(' ') + 1)..]}");
        Assert.Equal(Excused.Keys.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }
}
