using System.Security.Cryptography;
using Hdl.Core.Configuration;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Tests.Designs;
using Hdl.Core.Writing;

namespace Hdl.Core.Tests.Writing;

public sealed class DesignWriterTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private string Folder => _root["out"];

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Design_hand_off_files_and_manifest_are_written()
    {
        Write("debug=true");

        Assert.Equal(
            [
                "manifest.json",
                "memory_macros.yaml",
                "parameters.yaml",
                "sample.core",
                "sample.f",
                "sample.mem",
                "sample.sdc",
                "sample.v",
                "sample.xdc",
                "sample.xml",
                "sample.ys", "sample_asic.sdc", "sample_lane_l1.v", "sample_quartus.tcl", "sample_vivado.tcl",
            ],
            Files().Keys);
        Assert.Equal("sample_lane_l1.v\nsample.v\n", Files()["sample.f"]);
    }

    [Fact]
    public void The_manifest_lists_every_other_file_with_its_checksum_in_order()
    {
        Manifest written = Write("");

        Manifest read = Manifest.Read(Folder)!;
        Assert.Equal(written.Files, read.Files);
        Assert.Equal(Files().Keys.Where(name => name != Manifest.FileName), read.Files.Select(file => file.Name));
        Assert.All(
            read.Files,
            file =>
                Assert.Equal(
                    Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file.Name)))),
                    file.Sha256));
    }

    [Fact]
    public void Writing_again_changes_neither_a_byte_nor_a_time_stamp()
    {
        Write("");
        var before = Files();
        DateTime stamp = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(Folder, "sample.v"), stamp);

        Write("");

        Assert.Equal(before, Files());
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(Path.Combine(Folder, "sample.v")));
    }

    [Fact]
    public void Files_of_an_earlier_generation_go_and_files_of_the_user_stay()
    {
        Write("lanes=2");
        File.WriteAllText(Path.Combine(Folder, "my_notes.txt"), "mine");
        Directory.CreateDirectory(Path.Combine(Folder, "sim"));
        File.WriteAllText(Path.Combine(Folder, "sim", "sample.v"), "mine too");

        Write("lanes=4");

        Assert.DoesNotContain("sample_lane_l2.v", Files().Keys);
        Assert.Contains("sample_lane_l4.v", Files().Keys);
        Assert.Equal(("mine", "mine too"), (Files()["my_notes.txt"], Files()["sim/sample.v"]));
    }

    [Fact]
    public void A_generated_file_that_was_edited_is_written_anew()
    {
        Write("");
        string original = Files()["sample.v"];
        File.AppendAllText(Path.Combine(Folder, "sample.v"), "// edited");

        Write("");

        Assert.Equal(original, Files()["sample.v"]);
    }

    [Fact]
    public void Parameters_fed_back_reproduce_every_byte()
    {
        Write(
            "lanes=8 layers=784,64,10 leak-shift=3 reset-mode=none network='a b' debug=true license='Apache-2.0 OR "
            + "MIT'",
            "wide");
        var first = Files();
        YamlConfiguration fedBack = YamlConfiguration.Parse(first["parameters.yaml"], "parameters.yaml");
        var target = new SampleTarget();
        Preset preset = target.Presets.Single(candidate => candidate.Name == fedBack.Preset);
        string set = Assignment.Join(fedBack.Assignments.Select(entry => KeyValuePair.Create(entry.Key, entry.Text)));

        Write(set, preset.Name);

        Assert.Equal("wide", preset.Name);
        Assert.Equal(first, Files());
    }

    [Theory]
    [InlineData("", "default", "make gen TARGET=sample")]
    [InlineData("lanes=1", "default", "make gen TARGET=sample")]
    [InlineData("lanes=8", "wide", "make gen TARGET=sample PRESET=wide")]
    [InlineData("seed=0x10 lanes=2", "wide", "make gen TARGET=sample PRESET=wide SET=\"lanes=2 seed=16\"")]
    [InlineData("license='MIT OR ISC'", "default", "make gen TARGET=sample SET=\"license='MIT OR ISC'\"")]
    public void The_command_names_only_what_differs_from_the_preset(string set, string preset, string command) =>
        Assert.Equal(command, Write(set, preset).Command);

    [Fact]
    public void A_folder_with_files_of_the_same_name_and_no_manifest_is_refused()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "sample.v"), "hand-written");
        File.WriteAllText(Path.Combine(Folder, "sample.f"), "hand-written");
        var before = Files();

        IReadOnlyList<Problem> problems = Assert.Throws<InvalidInputException>(() => Write("")).Problems;

        Assert.Equal(2, problems.Count);
        Assert.All(problems, problem => Assert.Equal("Would overwrite what no generation wrote", problem.What));
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_file_of_the_user_is_not_replaced_beside_a_manifest_either()
    {
        Write("lanes=2");
        File.WriteAllText(Path.Combine(Folder, "sample_lane_l4.v"), "hand-written");
        var before = Files();

        Assert.Throws<InvalidInputException>(() => Write("lanes=4"));

        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_folder_where_a_file_should_go_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "sample.v"));

        Assert.Throws<InvalidInputException>(() => Write(""));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    [InlineData("file/far/below")]
    public void A_path_that_is_a_file_or_below_one_is_refused(string path)
    {
        File.WriteAllText(_root["file"], "");
        (Design design, Provenance provenance) = SampleTarget.Make();

        var refusal = Assert.Throws<InvalidInputException>(() =>
            new DesignWriter().Write(design, _root[path], provenance));

        Assert.Equal("The output folder is a file", Assert.Single(refusal.Problems).What);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData(
        """{"target": "a", "preset": "b", "command": "c", "files": [{"name": "../x", "bytes": 1, "sha256": ""}]}""")]
    [InlineData("""{"target": "a", "preset": "b", "command": "c", "files": [{"name": 3, "bytes": 1, "sha256": ""}]}""")]
    [InlineData(
        """{"target": "a", "preset": "b", "command": "c", "files": [{"name": "..", "bytes": 1, "sha256": ""}]}""")]
    [InlineData("""{"target": "a", "preset": "b", "command": "c", "files": [{"bytes": 1, "sha256": ""}]}""")]
    [InlineData("""{"target": "a", "preset": "b", "command": "c", "files": [null]}""")]
    [InlineData("""{"target": "a", "preset": "b", "command": "c", "files": null}""")]
    [InlineData("null")]
    public void A_manifest_that_cannot_be_trusted_is_refused(string text)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, Manifest.FileName), text);
        File.WriteAllText(_root["x"], "elsewhere");

        var refusal = Assert.Throws<InvalidInputException>(() => Write(""));

        Assert.Equal("The manifest cannot be understood", Assert.Single(refusal.Problems).What);
        Assert.Equal([Manifest.FileName], Files().Keys);
        Assert.True(File.Exists(_root["x"]));
    }

    [Fact]
    public void Differences_name_what_is_missing_changed_or_left_over()
    {
        Write("lanes=2");
        (Design design, Provenance provenance) = SampleTarget.Make("lanes=2");
        Assert.Empty(DesignWriter.Differences(design, Folder, provenance));

        File.AppendAllText(Path.Combine(Folder, "sample.v"), "x");
        File.Delete(Path.Combine(Folder, "sample.mem"));
        (Design other, Provenance otherProvenance) = SampleTarget.Make("lanes=4");

        Assert.Equal(
            ["sample.v differs", "sample.mem is missing"],
            DesignWriter.Differences(design, Folder, provenance).Select(line => line[(Folder.Length + 1)..]));
        Assert.Contains(
            Path.Combine(Folder, "sample_lane_l2.v") + " is left over",
            DesignWriter.Differences(other, Folder, otherProvenance));
    }

    private SortedDictionary<string, string> Files() => TemporaryFolder.Snapshot(Folder);

    private Manifest Write(string set, string preset = "default")
    {
        (Design design, Provenance provenance) = SampleTarget.Make(set, preset);
        return new DesignWriter().Write(design, Folder, provenance);
    }
}
