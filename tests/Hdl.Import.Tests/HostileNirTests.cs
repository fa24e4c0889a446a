using Hdl.Core.Problems;

namespace Hdl.Import.Tests;

public sealed class HostileNirTests : ImportTest
{
    [Theory]
    [InlineData("a\"b")]
    [InlineData("..")]
    [InlineData("a\\b")]
    [InlineData("a b\n")]
    [InlineData("${HOME}")]
    public void Names_with_quotes_or_parts_of_paths_are_refused(string name)
    {
        NirWriter.Simple(new float[,] { { 1 } }).Node(name, "Linear").Save(In("a.nir"));

        Assert.Equal("Not a name for a node", Refused(Load).What);
    }

    [Fact]
    public void Graphs_of_very_many_nodes_are_refused_at_once()
    {
        NirWriter net = NirWriter.Simple(new float[,] { { 1 } });
        for (int node = 0; node < 3000; node++)
        {
            net.Node($"n{node}", "Linear");
        }

        net.Save(In("a.nir"));

        Assert.Equal("The graph is too large", Refused(Load).What);
    }

    [Fact]
    public void Graphs_within_graphs_without_end_are_refused()
    {
        NirWriter graph = NirWriter.Simple(new float[,] { { 1 } });
        for (int depth = 0; depth < 12; depth++)
        {
            graph = new NirWriter().Then("input", "Input", ("shape", new long[] { 1 })).Then("g", graph);
        }

        graph.Save(In("a.nir"));

        Assert.Equal("The graph is too large", Refused(Load).What);
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused_with_their_place()
    {
        NirWriter.Simple(new float[,] { { 1, 2 }, { 3, float.PositiveInfinity } }).Save(In("a.nir"));

        Problem problem = Refused(Load);

        Assert.EndsWith("fc, weight[1, 1]", problem.Where);
    }

    [Theory]
    [InlineData(1 << 13, 1 << 13)]
    [InlineData(1 << 20, 1 << 20)]
    [InlineData(-1, -1)]
    [InlineData(0, 11)]
    [InlineData(7, 12)]
    public void Sizes_that_lie_are_refused(long rows, long columns)
    {
        NirWriter.Simple(new float[7, 11]).Save(In("a.nir"));
        byte[] bytes = File.ReadAllBytes(In("a.nir"));
        byte[] shape = [.. BitConverter.GetBytes(7L), .. BitConverter.GetBytes(11L)];
        int at = bytes.AsSpan().IndexOf(shape);
        Assert.True(at > 0);
        for (; at >= 0; at = bytes.AsSpan().IndexOf(shape))
        {
            BitConverter.GetBytes(rows).CopyTo(bytes, at);
            BitConverter.GetBytes(columns).CopyTo(bytes, at + 8);
        }

        File.WriteAllBytes(In("a.nir"), bytes);
        long before = GC.GetTotalAllocatedBytes();

        Refused(Load);

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        NirWriter.Simple(new float[,] { { 1, 2 }, { 3, 4 } }).Save(In("whole.nir"));
        byte[] whole = File.ReadAllBytes(In("whole.nir"));
        for (int length = 1; length < whole.Length - 16; length += Math.Max(1, whole.Length / 60))
        {
            File.WriteAllBytes(In("a.nir"), whole[..length]);
            Refused(Load);
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        NirWriter.Simple(new float[,] { { 1, 2 }, { 3, 4 } }).Save(In("whole.nir"));
        byte[] whole = File.ReadAllBytes(In("whole.nir"));
        var random = new Random(7);
        int refused = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            byte[] bytes = [.. whole];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                // Lengths and addresses are what a reader trusts most.
                bytes[random.Next(whole.Length)] = (byte)(random.Next(2) == 0 ? 0xFF : random.Next(256));
            }

            File.WriteAllBytes(In("a.nir"), bytes);
            try
            {
                Load();
            }
            catch (InvalidInputException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 40, 400);
    }

    private void Load() => SpikingImporter.Load(In("a.nir"), null, Settings, null);
}
