using Hdl.Cli;
using Hdl.Core.Designs;
using Hdl.Core.Templates;

namespace Hdl.Architecture.Tests;

public sealed class EmittedVerilogTests
{
    private const int Columns = 100;

    private static readonly IReadOnlyCollection<ITarget> Targets = new TargetCatalog().All;

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
            Assert.True(
                file.Text.All(c => c is '\n' or (>= ' ' and <= '~')),
                $"{file.Name} has other characters than printable ASCII");
            Assert.EndsWith("`default_nettype wire\n", file.Text, StringComparison.Ordinal);
            Assert.StartsWith("// SPDX-License-Identifier: Apache-2.0\n//\n", file.Text, StringComparison.Ordinal);
            for (int i = 0; i < lines.Length; i++)
            {
                Assert.True(
                    lines[i].Length <= Columns, $"{file.Name}:{i + 1} has {lines[i].Length} columns: {lines[i]}");
                Assert.False(lines[i].EndsWith(' '), $"{file.Name}:{i + 1} ends with a blank");
                Assert.False(
                    i > 0 && lines[i].Length == 0 && lines[i - 1].Length == 0 && i < lines.Length - 1,
                    $"{file.Name}:{i + 1} is a second empty line");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_file_is_named_after_its_one_module(string target, string preset)
    {
        foreach (DesignFile file in Generate(target, preset).OfKind(DesignFileKind.Verilog))
        {
            string[] modules =
            [
                .. file.Text.Split('\n').Where(line => line.StartsWith("module ", StringComparison.Ordinal)),
            ];
            string module = Assert.Single(modules).Split(' ', '(', '#')[1];
            Assert.Equal(file.Name, $"{module}.v");
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Parentheses_stand_where_and_meets_or(string target, string preset)
    {
        string[] mixed =
        [
            .. Generate(target, preset).Files
                .Where(file => file.Name.EndsWith(".v", StringComparison.Ordinal))
                .SelectMany(file => MixedOperators.Lines(file.Text)
                    .Select(line => $"{file.Name}:{line}: {file.Text.Split('\n')[line - 1].Trim()}")),
        ];
        Assert.True(mixed.Length == 0, $"and meets or without parentheses:\n{string.Join('\n', mixed)}");
    }

    [Theory]
    [InlineData("assign a = b && c || d;", 1)]
    [InlineData("assign a = b ||\n  c && // || d\n  e;", 2)]
    [InlineData("assign a = {b, (c | d & e)};", 1)]
    [InlineData("assign a = b[1] & c | ~d;", 1)]
    [InlineData("if (a <= b && c <= d || e) f <= g;", 1)]
    [InlineData("assign a = (b && c) || d;", 0)]
    [InlineData("assign a = b && |c && &d && e[f || g];", 0)]
    [InlineData("assign a = (b & c) | &d | {2{e & f}} | ~&g;", 0)]
    [InlineData("assign a = b && c ? d || e : f && g;", 0)]
    [InlineData("p #(.A(1)) q (.a_i(b && c), .d_i(e || f)); // g & h | i", 0)]
    [InlineData("$display(\"a && b || c\", d && e, f || g); /* a && b\n|| c */", 0)]
    public void And_beside_or_at_one_level_is_found(string text, int line) =>
        Assert.Equal(line == 0 ? [] : [line], MixedOperators.Lines(text));

    private static Design Generate(string target, string preset)
    {
        ITarget found = Targets.Single(candidate => candidate.Name == target);
        return found.Generate(
            found.Presets.Single(candidate => candidate.Name == preset).Parameters,
            new ScribanTemplateRenderer(),
            $"make gen TARGET={target} PRESET={preset}");
    }
}
