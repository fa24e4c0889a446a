using Hdl.Core.Problems;

namespace Hdl.Import.Tests;

/// <summary>A test with a folder of its own.</summary>
public abstract class ImportTest : IDisposable
{
    protected static ImportSettings Settings { get; } = new() { Name = "net" };

    private readonly string _root = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string In(string name) => Path.Combine(_root, name);

    protected static Problem Refused(Action action) =>
        Assert.Throws<InvalidInputException>(action).Problems[0];
}
