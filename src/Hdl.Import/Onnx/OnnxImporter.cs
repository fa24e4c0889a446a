using Hdl.Core.Problems;
using Hdl.Import.Cnn;
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

    /// <summary>Makes a convolutional network.</summary>
    /// <param name="settings">Name, bits of a weight, and whether every output has a scale.</param>
    /// <param name="samples">Inputs, with which scales are chosen; null for none, which is refused.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidInputException">A node is not supported, the network does not fit, or there are no
    /// samples.</exception>
    public CnnImport ToCnn(
        ImportSettings settings, SampleChoice? samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var graph = new OnnxCnnImport(_graph, _notes);
        IReadOnlyList<FloatConvolution> layers = graph.Load();
        SampleChoice given = samples ?? throw ImportFault.Of(
            "Scales of values are chosen with samples", _graph.Path, "no samples",
            "Give some hundred inputs: --samples data.npz.");
        CnnSamples read = CnnSamples.Load(given, graph.Input, layers[^1].Values, _notes);
        CnnImport made = CnnImport.Of(_graph.Path, settings, layers, read, cancellationToken);
        _notes.Add($"An input of 1.0 is {ImportFault.Text(made.Scales[0])}.");
        return made;
    }
}
