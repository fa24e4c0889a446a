using Hdl.Cnn.Layers;
using Hdl.Networks.Data;

namespace Hdl.Cnn.Models;

/// <summary>A trained convolutional network of integers, as <see cref="LayerMath"/> computes it.</summary>
public sealed record CnnModel
{
    /// <summary>An identifier.</summary>
    public required string Name { get; init; }

    /// <summary>Widths of values, weights and accumulators.</summary>
    public required LayerWidths Widths { get; init; }

    /// <summary>The layers, input side first; each one's input is the output of the one before.</summary>
    public required IReadOnlyList<CnnModelLayer> Layers { get; init; }

    /// <summary>The command that trains it again; null where there is none.</summary>
    public string? Command { get; init; }

    /// <summary>What its scales were chosen with; null where that is not known.</summary>
    public CnnCalibration? Calibration { get; init; }

    /// <summary>Measured accuracies; empty where none was measured.</summary>
    public IReadOnlyList<CnnAccuracy> Accuracy { get; init; } = [];

    /// <summary>
    /// The data set that it was measured on, one of <see cref="DataSets.Names"/>; null where none is known.
    /// </summary>
    public string? DataSet => Accuracy
        .Select(figure => figure.DataSet.Replace("-test", "", StringComparison.Ordinal))
        .FirstOrDefault(DataSets.Names.Contains);

    /// <summary>Layers as text: 28x28x1, c3-16, pool 2, ...</summary>
    public string Shape => string.Join(
        ", ",
        [
            FormattableString.Invariant($"{Layers[0].Layer.Height}x{Layers[0].Layer.Width}x{Layers[0].Layer.Channels}"),
            .. Layers.Select(layer => layer.Text),
        ]);
}
