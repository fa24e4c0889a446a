using Hdl.Blocks.TernaryPe;
using Hdl.Core.Generation;
using Hdl.Targets.TwSnn;

namespace Hdl.Architecture.Tests;

public sealed class EmittedVerilogTests
{
    private const int Columns = 100;

    private static readonly ITarget[] Targets =
    [
        .. new[] { typeof(TernaryPeGenerator).Assembly, typeof(TwSnnGenerator).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsAssignableTo(typeof(ITarget)) && !type.IsAbstract)
            .Select(type => (ITarget)Activator.CreateInstance(type)!),
    ];

    public static TheoryData<string, string> Presets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (ITarget target in Targets)
            {
                foreach (Preset preset in target.Presets)
                {
                    data.Add(target.Name, preset.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Emitted_Verilog_is_ASCII_of_100_columns_without_stray_blanks(string target, string preset)
    {
        foreach (DesignFile file in Generate(target, preset).OfKind(DesignFileKind.Verilog))
        {
            string[] lines = file.Text.Split('\n');
            Assert.True(file.Text.All(c => c is '\n' or (>= ' ' and <= '~')), $"{file.Name} has other characters than printable ASCII");
            Assert.EndsWith("`default_nettype wire\n", file.Text, StringComparison.Ordinal);
            Assert.StartsWith("// SPDX-License-Identifier: Apache-2.0\n//\n", file.Text, StringComparison.Ordinal);
            for (int i = 0; i < lines.Length; i++)
            {
                Assert.True(lines[i].Length <= Columns, $"{file.Name}:{i + 1} has {lines[i].Length} columns: {lines[i]}");
                Assert.False(lines[i].EndsWith(' '), $"{file.Name}:{i + 1} ends with a blank");
                Assert.False(i > 0 && lines[i].Length == 0 && lines[i - 1].Length == 0 && i < lines.Length - 1, $"{file.Name}:{i + 1} is a second empty line");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_same_parameters_give_the_same_bytes(string target, string preset) =>
        Assert.Equal(Generate(target, preset).Files, Generate(target, preset).Files);

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_file_is_named_after_its_one_module(string target, string preset)
    {
        foreach (DesignFile file in Generate(target, preset).OfKind(DesignFileKind.Verilog))
        {
            string[] modules = [.. file.Text.Split('\n').Where(line => line.StartsWith("module ", StringComparison.Ordinal))];
            string module = Assert.Single(modules).Split(' ', '(', '#')[1];
            Assert.Equal(file.Name, $"{module}.v");
        }
    }

    private static Design Generate(string target, string preset)
    {
        ITarget found = Targets.Single(candidate => candidate.Name == target);
        return found.Generate(
            found.Presets.Single(candidate => candidate.Name == preset).Parameters,
            new ScribanTemplateRenderer(),
            $"make gen TARGET={target} PRESET={preset}");
    }
}
