namespace Hdl.Cnn.Models;

/// <summary>The images that the scales of a network were chosen with.</summary>
/// <param name="DataSet">Which: <c>mnist-train</c>.</param>
/// <param name="Images">How many of them, the first ones.</param>
public sealed record CnnCalibration(string DataSet, int Images);
