namespace Hdl.Import.Nir;

/// <summary>Which kinds of nodes there are.</summary>
internal static class NirNodes
{
    /// <summary>A node that passes on what it gets.</summary>
    public const string Identity = "Identity";

    private static readonly string[] Supported =
    [
        "Affine", "AvgPool2d", "Conv1d", "Conv2d", "Flatten", "I", "IF", "Input", "LI", "LIF", "Linear", "NIRGraph",
        "Output", "Scale", "SumPool2d", "Threshold",
    ];

    /// <summary>Why a kind cannot be imported, and what to do; null where it can.</summary>
    /// <param name="type">What the file says.</param>
    public static string? Refusal(string type) => type switch
    {
        Identity => null,
        "CubaLIF" or "CubaLI" =>
            "Its synaptic current has a decay of its own, and the hardware's neurons have one state: train with LIF.",
        "Delay" => "Spikes are not delayed: leave it out.",
        _ when Supported.Contains(type) => null,
        _ => $"Supported are {string.Join(", ", Supported)}.",
    };
}
