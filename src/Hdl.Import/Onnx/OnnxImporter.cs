using Hdl.Core.Problems;
using Hdl.Rnn.Models;

namespace Hdl.Import.Onnx;

/// <summary>Imports ONNX files, opset 11 or later.</summary>
public sealed class OnnxImporter
{
    private readonly OnnxGraph _graph;
    private readonly ImportNotes _notes = new();

    private OnnxImporter(string path) => _graph = OnnxGraph.Read(path, _notes);

    /// <summary>What was assumed so far.</summary>
    public IReadOnlyList<string> Notes => _notes.All;

    /// <summary>Whether the graph has recurrent nodes, which make a delta network.</summary>
    public bool IsRecurrent => _graph.IsRecurrent;

    /// <summary>Reads a file, and checks that it is a graph.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, is damaged, or no graph of one input.</exception>
    public static OnnxImporter Open(string path) => new(path);

    /// <summary>Makes a delta network of GRU or LSTM nodes.</summary>
    /// <param name="options">Formats and everything else that the file does not say.</param>
    /// <exception cref="InvalidInputException">A node is not supported, or weights do not fit.</exception>
    public DeltaModel ToDelta(DeltaImportOptions options) => new OnnxDeltaImport(_graph, _notes).Load(options);
}
