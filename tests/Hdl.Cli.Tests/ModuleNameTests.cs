using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Cli.Tests;

/// <summary>How long the top module's name may be follows from what the design adds to it, and is told.</summary>
public sealed partial class ModuleNameTests
{
    private static readonly ScribanTemplateRenderer Renderer = new();

    /// <summary>Every preset of every target that has the parameter.</summary>
    public static TheoryData<string, string> Presets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Selection selection in new TargetCatalog().EveryPreset())
            {
                if (ParameterSchema.Of(selection.Parameters.GetType()).Find("module") is not null)
                {
                    data.Add(selection.Target.Name, selection.Preset.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_longest_name_that_is_told_is_taken_and_one_letter_more_is_not(string target, string preset)
    {
        int most = int.Parse(Limit().Match(Refusal(target, preset, Identifier.MaxLength)).Groups["most"].Value);

        Design design = Generate(target, preset, most);
        Assert.All(design.Files.Where(file => file.Kind is DesignFileKind.Verilog or DesignFileKind.TestBench), file =>
            Assert.True(Path.GetFileNameWithoutExtension(file.Name).Length <= Identifier.MaxLength, file.Name));
        Assert.Matches(Limit(), Refusal(target, preset, most + 1));
    }

    private static string Refusal(string target, string preset, int length) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => Generate(target, preset, length)).Problems)
            is { Where: "module" } problem
            ? problem.Remedy
            : "";

    private static Design Generate(string target, string preset, int length)
    {
        Selection selection = Selection.Of(
            new TargetCatalog().Find(target), preset, null, [$"module={new string('m', length)}"]);
        return selection.Target.Generate(selection.Parameters, Renderer, selection.Provenance.Command);
    }

    [GeneratedRegex(@"Give it (?<most>\d+) characters at most")]
    private static partial Regex Limit();
}
