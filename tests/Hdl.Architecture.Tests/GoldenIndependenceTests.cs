using System.Reflection;
using System.Reflection.Metadata;

namespace Hdl.Architecture.Tests;

/// <summary>Golden models are written from the specification: they see nothing of the generators.</summary>
public sealed class GoldenIndependenceTests
{
    private static readonly string[] Namespaces =
        ["Hdl.Core.Parameters", "Hdl.Core.Numerics", "Hdl.Core.Golden", "Hdl.Core.Networks"];

    // A beat's fields are described with this record; it carries no knowledge of any block.
    private static readonly string[] Types = ["Hdl.Core.Verilog.StreamField"];

    [Theory]
    [InlineData("Hdl.Blocks")]
    [InlineData("Hdl.Targets")]
    public void A_golden_model_refers_to_the_vocabulary_parameters_and_other_models_alone(string name)
    {
        using var code = new GoldenReferences(Assembly.Load(name));
        string[] offences =
        [
            .. from type in code.GoldenTypes()
               from referred in code.References(type)
               where !IsAllowed(referred)
               select $"{code.Outermost(type)} -> {referred}",
        ];

        Assert.Equal("", string.Join('\n', offences.Distinct()));
    }

    [Fact]
    public void The_scan_sees_what_a_type_refers_to()
    {
        // Without this, a scan that finds nothing would pass for agreement.
        using var code = new GoldenReferences(Assembly.Load("Hdl.Blocks"));
        TypeDefinitionHandle[] types = [.. code.GoldenTypes()];
        HashSet<string> referred = [.. types.SelectMany(code.References)];

        Assert.NotEmpty(types);
        Assert.Contains("Hdl.Core.Golden.PhaseResult", referred);
        Assert.Contains("Hdl.Core.Verilog.StreamField", referred);
        Assert.Contains(referred, type => type.EndsWith("Parameters", StringComparison.Ordinal));
    }

    private static bool IsAllowed(string type) =>
        type.EndsWith("Golden", StringComparison.Ordinal)
        || type.EndsWith("Parameters", StringComparison.Ordinal)
        || Types.Contains(type)
        || Namespaces.Any(allowed => type.StartsWith($"{allowed}.", StringComparison.Ordinal))
        || IsVocabularyOfParameters(type);

    // Enumerations that parameters are made of belong to the parameters, whatever they are called.
    private static bool IsVocabularyOfParameters(string type) =>
        (Assembly.Load("Hdl.Blocks").GetType(type) ?? Assembly.Load("Hdl.Targets").GetType(type)) is { IsEnum: true };
}
