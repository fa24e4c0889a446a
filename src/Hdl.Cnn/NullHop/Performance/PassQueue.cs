namespace Hdl.Cnn.NullHop.Performance;

/// <summary>The passes that a part of the accelerator has before it: two, and the one that it works on.</summary>
internal sealed class PassQueue
{
    private const int Depth = 2;
    private readonly Queue<PerformancePass> _passes = new();

    /// <summary>Whether there is room for another one.</summary>
    public bool Ready => _passes.Count < Depth;

    /// <summary>The next pass; null where there is none.</summary>
    public PerformancePass? Next => _passes.Count == 0 ? null : _passes.Peek();

    /// <summary>The next pass is taken.</summary>
    public void Pop() => _passes.Dequeue();

    /// <summary>A pass comes.</summary>
    public void Push(PerformancePass pass) => _passes.Enqueue(pass);
}
