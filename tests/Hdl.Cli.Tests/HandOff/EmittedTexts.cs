using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Templates;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>
/// The hand-off files of a selection as texts. An empty bench stands for the real one, whose vectors take a golden
/// model to make, so that every preset can be looked at.
/// </summary>
internal sealed class EmittedTexts
{
    private static readonly ScribanTemplateRenderer Renderer = new();

    public EmittedTexts(string target, string preset, string set = "")
    {
        Selection selection = Selection.Of(new TargetCatalog().Find(target), preset, null, [set]);
        lock (Renderer)
        {
            Design = selection.Target.Generate(selection.Parameters, Renderer, selection.Provenance.Command);
        }

        string bench = $"{Design.Top.Name}_tb";
        Design = Design with
        {
            Files =
            [
                .. Design.Files, new DesignFile($"{bench}.v", DesignFileKind.TestBench, ""),
                new DesignFile($"{bench}.mem", DesignFileKind.TestVectors, ""),
            ],
        };
        HandOff = HandOffFiles.For(Design, selection.Provenance);
    }

    public Design Design { get; }

    public IReadOnlyList<DesignFile> HandOff { get; }

    public HashSet<string> Names => [.. Design.Files.Concat(HandOff).Select(file => file.Name)];

    public string this[string extension] => HandOff.Single(file => file.Name == Design.Top.Name + extension).Text;
}
