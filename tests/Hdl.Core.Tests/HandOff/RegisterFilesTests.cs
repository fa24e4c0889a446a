using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Tests.Designs;

namespace Hdl.Core.Tests.HandOff;

public sealed class RegisterFilesTests
{
    private static readonly RegisterMap Map = new(
        "s_axil",
        12,
        [
            new Register("id", 0x000, "what this is") { Access = RegisterAccess.ReadOnly, Resets = [0x41424344] },
            new Register("level", 0x004, "a level")
            {
                Width = 4,
                IsSigned = true,
                Resets = [-3],
            },
            new Register("status", 0x008, "what went wrong")
            {
                Access = RegisterAccess.OneToClear,
                Width = 2,
                Bits =
                [
                    new("busy", 0, 1, "it works") { Access = RegisterAccess.ReadOnly },
                    new("lost", 1, 1, "a beat was lost"),
                ],
            },
            new Register("go", 0x00C, "any write begins") { Access = RegisterAccess.WriteOnly },
            new Register("seed", 0x800, "seeds")
            {
                Width = 16,
                Count = 2,
                Resets = [1, 0xACE1],
            },
        ]);

    [Fact]
    public void The_header_has_offsets_resets_and_masks() => Assert.Equal(
        """
        /* SPDX-License-Identifier: Apache-2.0 */
        /* Registers of sample: byte offsets from the base address, 32 bits each.
           Regenerate with: make gen TARGET=sample */
        #ifndef SAMPLE_REGISTERS_H
        #define SAMPLE_REGISTERS_H

        /* what this is */
        #define SAMPLE_ID 0x000u
        #define SAMPLE_ID_RESET 0x41424344u

        /* a level; two's complement */
        #define SAMPLE_LEVEL 0x004u
        #define SAMPLE_LEVEL_RESET 0xFFFFFFFDu

        /* what went wrong */
        #define SAMPLE_STATUS 0x008u
        #define SAMPLE_STATUS_RESET 0x00000000u
        #define SAMPLE_STATUS_BUSY_SHIFT 0
        #define SAMPLE_STATUS_BUSY_MASK 0x00000001u
        #define SAMPLE_STATUS_LOST_SHIFT 1
        #define SAMPLE_STATUS_LOST_MASK 0x00000002u

        /* any write begins */
        #define SAMPLE_GO 0x00Cu

        /* seeds */
        #define SAMPLE_SEED 0x800u
        #define SAMPLE_SEED_COUNT 2
        #define SAMPLE_SEED_AT(i) (0x800u + 4u * (i))
        #define SAMPLE_SEED_RESETS \
          { 0x00000001u, 0x0000ACE1u }

        #endif /* SAMPLE_REGISTERS_H */

        """,
        Text("sample_registers.h"));

    [Fact]
    public void The_page_has_a_line_for_each_register_and_each_group_of_bits()
    {
        string page = Text("sample_registers.md");

        Assert.Contains(
            "| 0x004 | LEVEL | RW | 3:0, signed | 0xFFFFFFFD | a level |\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "| 0x008 | STATUS | R, 1 clears | 1:0 | 0x0 | what went wrong |\n| | `busy` | R | 0 | | it works |\n", page,
            StringComparison.Ordinal);
        Assert.Contains("| 0x00C | GO | W | 31:0 |  | any write begins |\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "| 0x800 + 4 i, i = 0..1 | SEED | RW | 15:0 | see the header | seeds |\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_comment_in_the_Verilog_wraps_what_is_too_long()
    {
        var register = new Register("a", 0, string.Join(' ', Enumerable.Repeat("word", 30)));

        IReadOnlyList<string> lines = RegisterComment.Lines([register]);

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.True(line.Length + 5 <= 100, line));
        Assert.StartsWith("0x000 A word word", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_without_its_port_at_the_top_is_not_handed_off()
    {
        var builder = new DesignBuilder(null!, new(), "make gen TARGET=sample");
        builder.AddRegisters(Map);

        Assert.Null(builder.Build(new InterfaceBuilder("sample", new()).Build()).Registers);
    }

    private static string Text(string name)
    {
        (Design design, Provenance provenance) = SampleTarget.Make();
        return HandOffFiles.For(design with { Registers = Map }, provenance).Single(file => file.Name == name).Text;
    }
}
