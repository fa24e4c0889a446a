using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff;

/// <summary>What a test bench in lockstep applies and expects: the first cycles of the first scenarios.</summary>
internal sealed class CycleVectors
{
    private const int MostScenarios = 3;
    private const int Budget = 3000;

    /// <summary>Cycles of a scenario that are looked at, at most.</summary>
    public const int MostCycles = Budget;

    private CycleVectors(BeatSequence inputs, BeatSequence outputs, HashSet<int> restarts) =>
        (Inputs, Outputs, Restarts) = (inputs, outputs, restarts);

    /// <summary>All plain inputs in each cycle.</summary>
    public BeatSequence Inputs { get; }

    /// <summary>All plain outputs in each cycle.</summary>
    public BeatSequence Outputs { get; }

    /// <summary>Cycles before which a reset comes.</summary>
    public IReadOnlySet<int> Restarts { get; }

    /// <summary>Vectors of a target; null where it has no scenarios.</summary>
    /// <param name="top">Its top module.</param>
    /// <param name="golden">Its golden model.</param>
    /// <param name="scenarios">What co-simulation runs.</param>
    public static CycleVectors? Of(ModuleInterface top, ICycleGolden golden, IEnumerable<Scenario> scenarios)
    {
        var inputs = new BeatSequence([.. Fields(top, PortDirection.Input)]);
        var outputs = new BeatSequence([.. Fields(top, PortDirection.Output)]);
        int each = Math.Max(8, Budget / (VectorCut.Characters(inputs) + VectorCut.Characters(outputs)));
        var restarts = new HashSet<int>();
        foreach (Scenario scenario in scenarios.Take(MostScenarios))
        {
            // What has no reset cannot begin again: it goes on from where the scenario before it ended.
            if (top.ResetPort.Length > 0 || inputs.Count == 0)
            {
                golden.Reset();
                restarts.Add(inputs.Count);
            }

            int room = each;
            foreach (BeatSequence cycles in scenario.Phases.Select(phase => phase.Cycles).OfType<BeatSequence>())
            {
                for (int cycle = 0; cycle < cycles.Count && room > 0; cycle++, room--)
                {
                    cycles[cycle].CopyTo(inputs.Append());
                    golden.Step(cycles[cycle], outputs.Append());
                }
            }
        }

        return inputs.Count > 0 ? new CycleVectors(inputs, outputs, restarts) : null;
    }

    private static IEnumerable<StreamField> Fields(ModuleInterface top, PortDirection direction) =>
        top
            .Ports.Where(port =>
                port.Direction == direction && port.Name != ModuleInterface.ClockPort && port.Name != top.ResetPort)
            .Select(port => new StreamField(port.Name, port.Width));
}
