namespace Hdl.Core.Processes;

/// <summary>
/// The one way to read the environment: a variable that is set to nothing counts as unset, as scripts pass variables
/// that they do not have.
/// </summary>
public static class EnvironmentVariable
{
    /// <summary>Its value; null where it is unset or empty.</summary>
    /// <param name="name">Its name.</param>
    public static string? Of(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
