namespace Hdl.Networks.Data;

/// <summary>A data set could not be obtained: the download failed, or what came is not what was pinned.</summary>
/// <param name="message">What failed and what to do about it.</param>
public sealed class DataSetException(string message) : Exception(message);
