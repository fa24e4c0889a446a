using System.Reflection;
using System.Reflection.Metadata;
using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Architecture.Tests;

/// <summary>Golden models are written from the specification: they see nothing of the generators.</summary>
public sealed class GoldenIndependenceTests
{
    private static readonly string[] Namespaces =
    [
        "Hdl.Core.Parameters", "Hdl.Core.Numerics", "Hdl.Core.Golden", "Hdl.Networks.Models", "Hdl.Networks.Spiking",
    ];

    private static readonly Dictionary<string, string> Shared = new()
    {
        ["Hdl.Core.Ports.StreamField"] = "describes the fields of a beat, and knows no block",
        ["Hdl.Core.Verilog.Literal"] = "writes numbers of memory files, and knows no block",
        ["Hdl.Spiking.TernaryLayer.LayerWeights"] = "resolves a parameter: the weights given, or drawn from a seed",
        ["Hdl.Spiking.SpikingConv.ConvWeights"] = "resolves a parameter: the weights given, or drawn from a seed",
        ["Hdl.Rnn.DeltaRnn.DeltaRnnNetwork"] = "resolves a parameter: the weights given, or drawn from a seed",
        ["Hdl.Spiking.RateEncoder.RateEncoderTiming"] =
            "is a helper of golden models, checked with those of its own assembly",
    };

    private static readonly Dictionary<string, string> Declared = new()
    {
        ["Hdl.Noc.NocRouter.NocLinkPorts"] = "is the ports of one link",
        ["Hdl.Noc.NocRouter.NocTurns"] = "names the links by their directions",
        ["Hdl.Spiking.NetworkInterface.NodeConstant"] = "names the constants of a cluster, with their widths",
    };

    public static TheoryData<string> Packages =>
        [.. Repository.Assemblies.Where(name => Discovery.Of<ITarget>(Assembly.Load(name)).Count > 0)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_golden_model_and_its_helpers_refer_to_the_vocabulary_and_parameters_alone(string name)
    {
        using var code = new GoldenReferences(Assembly.Load(name));
        ILookup<string, TypeDefinitionHandle> types = code.Types;
        HashSet<string> generators = References(
            code,
            types,
            type =>
                type.EndsWith("Generator", StringComparison.Ordinal)
                    || type.EndsWith("View", StringComparison.Ordinal));

        List<string> offences = [];
        var open = new Queue<string>(types.Select(group => group.Key).Where(IsGolden));
        HashSet<string> seen = [.. open];
        while (open.TryDequeue(out string? type))
        {
            foreach (string referred in types[type]
                    .SelectMany(code.References)
                    .Distinct()
                    .Where(referred => !IsAllowed(referred)))
            {
                // A helper of golden models is one itself: under the same rule, and out of the generators' reach.
                if (!types.Contains(referred))
                {
                    offences.Add($"{type} -> {referred}");
                }
                else if (generators.Contains(referred))
                {
                    offences.Add($"{type} -> {referred}, which a generator uses as well");
                }
                else if (seen.Add(referred))
                {
                    open.Enqueue(referred);
                }
            }
        }

        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    // Golden models see declarations of ports, so these see nothing that golden models must not see.
    [Theory]
    [MemberData(nameof(Packages))]
    public void A_declaration_of_ports_refers_to_ports_numbers_and_parameters_alone(string name)
    {
        using var code = new GoldenReferences(Assembly.Load(name));
        HashSet<string> referred = References(code, code.Types, IsDeclaration);

        Assert.NotEmpty(referred);
        IEnumerable<string> strangers = referred.Where(type => !IsAllowed(type) && !Declared.ContainsKey(type)
            && !type.StartsWith("Hdl.Core.Ports.", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', strangers));
    }

    [Fact]
    public void The_scan_sees_what_a_type_refers_to()
    {
        // Without this, a scan that finds nothing would pass for agreement.
        using var code = new GoldenReferences(Assembly.Load("Hdl.Blocks"));
        HashSet<string> models = References(code, code.Types, IsGolden);
        HashSet<string> generators = References(
            code, code.Types, type => type.EndsWith("Generator", StringComparison.Ordinal));

        Assert.Contains("Hdl.Core.Golden.PhaseResult", models);
        Assert.Contains("Hdl.Core.Ports.FieldHandle", models);
        Assert.Contains(models, type => type.EndsWith("Parameters", StringComparison.Ordinal));
        Assert.Contains("Hdl.Core.Ports.InterfaceBuilder", generators);
        Assert.Contains("Hdl.Core.Designs.DesignBuilder", generators);
    }

    private static HashSet<string> References(
        GoldenReferences code, ILookup<string, TypeDefinitionHandle> types, Func<string, bool> which) =>
        [.. types.Where(group => which(group.Key)).SelectMany(group => group).SelectMany(code.References)];

    private static bool IsGolden(string type) => type.EndsWith("Golden", StringComparison.Ordinal);

    private static bool IsAllowed(string type) =>
        IsGolden(type)
        || type.EndsWith("Parameters", StringComparison.Ordinal)
        || Shared.ContainsKey(type)
        || Namespaces.Any(allowed => type.StartsWith($"{allowed}.", StringComparison.Ordinal))
        || IsChoice(type)
        || IsDeclaration(type);

    // The declaration of a module's ports is the one place where their names and widths stand; it knows parameters and
    // ports alone.
    private static bool IsDeclaration(string type) =>
        Repository.Assemblies.Select(name => Assembly.Load(name).GetType(type)).Any(found => found is not null
            && (typeof(ModulePorts).IsAssignableFrom(found) || typeof(StreamHandle).IsAssignableFrom(found)
                || found == typeof(PortHandle) || found == typeof(FieldHandle)));

    // Enumerations that parameters are made of belong to the parameters, whatever they are called.
    private static bool IsChoice(string type) =>
        Repository.Assemblies.Any(name => Assembly.Load(name).GetType(type) is { IsEnum: true });
}
