using System.Text.RegularExpressions;
using Hdl.Cli;
using Hdl.Core.Designs;
using Hdl.Core.Registers;
using Hdl.Core.Templates;

namespace Hdl.Architecture.Tests;

/// <summary>What drivers find at the same place in every register map.</summary>
public sealed partial class RegisterMapTests
{
    private const int MostWords = 3;

    private static readonly IReadOnlyCollection<ITarget> Targets = new TargetCatalog().All;

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void State_and_errors_stand_in_parts_of_STATUS_of_their_own(string target)
    {
        foreach ((string preset, RegisterMap map) in Maps(target))
        {
            Register status = Assert.Single(map.Registers, register => register.Name == "status");
            Assert.Equal(RegisterAccess.OneToClear, status.Access);
            Assert.NotEmpty(status.Bits);
            Assert.All(
                status.Bits,
                bits =>
                {
                    bool error = (bits.Access ?? status.Access) == RegisterAccess.OneToClear;
                    Assert.True(
                        (!error || bits.Width == 1)
                            && (error == map.ErrorsFirst ? bits.Low + bits.Width <= 8 : bits.Low >= 8),
                        $"{preset}: {bits.Name} at {bits.Low}");
                    Assert.True(
                        Short().IsMatch(bits.Name) && bits.Name.Split('_').Length <= MostWords,
                        $"{preset}: {bits.Name}");
                });
            Assert.Equal(status.Width, status.Bits.Max(bits => bits.Low + bits.Width));
            Assert.Equal(status.Bits.Count, status.Bits.Select(bits => bits.Name).Distinct().Count());
            Assert.Equal(status.Bits.Count, status.Bits.Select(bits => bits.Low).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void VERSION_and_SHAPE_are_constants_at_the_same_addresses_behind_all_others(string target)
    {
        foreach ((string preset, RegisterMap map) in Maps(target))
        {
            Assert.Equal(0x000, Assert.Single(map.Registers, register => register.Name == "id").Address);
            Register version = Assert.Single(map.Registers, register => register.Address == 0xFF0);
            Register shape = Assert.Single(map.Registers, register => register.Address == 0xFF4);
            Assert.Equal(("version", "shape"), (version.Name, shape.Name));
            Assert.True(version.ResetWord() >> 16 >= 1, $"{preset}: {version.ResetWord():X}");
            Assert.All(
                new[] { version, shape },
                register => Assert.True(register.IsConstant && register.Access == RegisterAccess.ReadOnly));
            Assert.All(map.Registers, register => Assert.True(
                register.IsConstant || register.Address + (4 * register.Count) <= 0xFF0, $"{preset}: {register.Name}"));
            Assert.Equal(map.Registers.OrderBy(register => register.Address), map.Registers);
        }
    }

    [Fact]
    public void There_are_targets_with_registers() =>
        Assert.True(Targets.Count(target => Maps(target.Name).Any()) >= 7);

    private static IEnumerable<(string Preset, RegisterMap Map)> Maps(string target)
    {
        ITarget found = Targets.Single(candidate => candidate.Name == target);
        var renderer = new ScribanTemplateRenderer();
        foreach (Preset preset in found.Presets)
        {
            if (found
                    .Generate(preset.Parameters, renderer, $"make gen TARGET={target} PRESET={preset.Name}")
                    .Registers is
                { } map)
            {
                yield return (preset.Name, map);
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex Short();
}
