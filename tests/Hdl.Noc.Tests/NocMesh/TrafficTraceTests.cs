using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.Tests.NocMesh;

public sealed class TrafficTraceTests : IDisposable
{
    private static readonly MeshSize Size = new(2, 3, 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Packets_go_to_the_sources_of_their_nodes()
    {
        TrafficTrace trace = TrafficTrace.Read(
            Written("# cycle,source,destination,length\n\n0,1,5\n 3 , 1 , 0 , 7\r\n3,0,0\n"), Size);

        Assert.Equal(
            [new TraceEntry(0, 1, 5, 1), new TraceEntry(3, 1, 0, 7), new TraceEntry(3, 0, 0, 1)], trace.Entries);
        Assert.Equal(4, trace.Cycles);
        PacketSource source = trace.Source(1);
        Assert.Equal((2, 8), source.Waiting(4));
        Assert.Equal((1, 1), source.Waiting(3));
        source.Next();
        Assert.Equal((3L, 0, 7), (source.Created, source.Destination, source.Length));
        source.Next();
        Assert.Equal(PacketSource.Never, source.Created);
        Assert.Equal((0, 0), source.Waiting(100));
        Assert.Equal(PacketSource.Never, trace.Source(2).Created);
    }

    [Theory]
    [InlineData("0,1,5\n1,2\n", 2, "three or four numbers")]
    [InlineData("0,1,5,1,1\n", 1, "three or four numbers")]
    [InlineData("\n0,1,5\n0,6,0\n", 3, "source in a mesh of 2x3x1")]
    [InlineData("0,0,6\n", 1, "destination in a mesh of 2x3x1")]
    [InlineData("0,0,-1\n", 1, "destination")]
    [InlineData("0,0,1e0\n", 1, "destination")]
    [InlineData("5,0,1\n4,0,1\n", 2, "not in order")]
    [InlineData("0,0,1,0\n", 1, "length")]
    [InlineData("0,0,1,259\n", 1, "length")]
    [InlineData("99999999999999999999,0,1\n", 1, "cycle")]
    [InlineData("10000001,0,1\n", 1, "cycle")]
    [InlineData("x,0,1\n", 1, "cycle")]
    [InlineData("0,1,5\n0,1,5", 2, "ends inside a line")]
    [InlineData("0,1,5\n0,1,\u0001\n", 2, "plain text")]
    public void A_wrong_line_is_named(string text, int line, string what)
    {
        string path = Written(text);

        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => TrafficTrace.Read(path, Size)).Problems);

        Assert.Equal($"{path}:{line}", problem.Where);
        Assert.Contains(what, problem.What);
    }

    [Fact]
    public void A_file_that_is_none_is_refused()
    {
        string Refusal(string path) =>
            Assert.Single(Assert.Throws<InvalidInputException>(() => TrafficTrace.Read(path, Size)).Problems).What;

        Assert.Equal("No such file", Refusal(Path.Combine(_folder, "none")));
        Assert.Equal("This is a folder", Refusal(_folder));
        Assert.Equal("Not a regular file", Refusal("/dev/zero"));
        Assert.Equal("The file is empty", Refusal(Written("")));
        Assert.Equal("The trace has no packet", Refusal(Written("# nothing\n")));
        Assert.Equal("Not a line of plain text", Refusal(Written(new string('1', 1000) + "\n")));
    }

    private string Written(string text)
    {
        string path = Path.Combine(_folder, "trace.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
