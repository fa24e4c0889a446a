using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Parameters;

public enum SampleMode
{
    Add,
    CountOnes,
}

public sealed record SampleLeak
{
    [Parameter("Shift of the leak", Unit = "bits", Min = 0, Max = 15)]
    public int? LeakShift { get; init; }

    [Parameter("Seed of the generator", Min = 1, Max = 65535)]
    public ushort Seed { get; init; } = 0xACE1;
}

public sealed record SampleNeuron
{
    [Parameter("What happens at the threshold")]
    public SampleMode? ResetMode { get; init; } = SampleMode.CountOnes;

    [ParameterGroup("Leak")]
    public SampleLeak Leak { get; init; } = new();
}

public sealed record SampleParameters : HdlParameters
{
    [Parameter("Parallel lanes", Unit = "lanes", Min = 1, Max = 64)]
    public int Lanes { get; init; } = 1;

    [Parameter("How sums are made")]
    public SampleMode Datapath { get; init; } = SampleMode.Add;

    [Parameter("Neurons a layer", Unit = "neurons", Min = 1, Max = 4096)]
    public IReadOnlyList<int> Layers { get; init; } = [784, 256, 10];

    [Parameter("Whether a debug port exists")]
    public bool Debug { get; init; }

    [Parameter("Network file")]
    public string Network { get; init; } = "models/default.json";

    [ParameterGroup("Neuron")]
    public SampleNeuron Neuron { get; init; } = new();

    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (Layers.Count > 1 && Layers[1] % Lanes != 0)
        {
            yield return new Problem(
                "Lanes do not divide the layer", "lanes",
                Lanes.ToString(System.Globalization.CultureInfo.InvariantCulture), "Choose a divisor.");
        }
    }
}
