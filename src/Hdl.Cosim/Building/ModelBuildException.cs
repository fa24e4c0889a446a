namespace Hdl.Cosim.Building;

/// <summary>A model could not be built: the simulator refused the RTL, or the compiler its output.</summary>
/// <param name="tool">The program that failed.</param>
/// <param name="message">Its messages.</param>
public sealed class ModelBuildException(string tool, string message)
    : Exception($"{tool} could not build the model: {message}")
{
    /// <summary>The program that failed.</summary>
    public string Tool { get; } = tool;
}
