using Hdl.Core.Golden;

namespace Hdl.Blocks.Axi;

/// <summary>
/// The registers at all their corners; then the scenarios of the plain block, its levels written to registers before
/// the data of each phase, and its errors read and cleared after them.
/// </summary>
internal sealed class AxiBlockScenarios
{
    private const uint Whole = 0xF;

    private readonly AxiBlockParameters _block;
    private readonly AxiBlockPorts _ports;
    private readonly Random _random;
    private readonly AxiStimulus _stimulus;
    private ulong _argument;

    public AxiBlockScenarios(AxiBlockParameters block, ScenarioOptions options)
    {
        _block = block;
        _ports = new AxiBlockPorts(block);
        _random = new Random(options.Seed);
        _stimulus = new AxiStimulus(_random);
    }

    public IEnumerable<Scenario> Create(IEnumerable<Scenario> plain)
    {
        if (_block.HasRegisters)
        {
            yield return new Scenario("registers", [.. Registers()]);
        }

        bool ragged = false;
        foreach (Scenario scenario in plain)
        {
            _argument = 0;
            yield return scenario with
            {
                Phases = [.. Start(scenario.Phases, cleared: ragged).SelectMany(phase => Convert(phase, ragged))],
            };
            ragged = !ragged;
        }
    }

    private IEnumerable<Phase> Registers()
    {
        // Every register, and every address that differs from one of them in one bit.
        int[] registers =
        [
            AxiRegisters.Id,
            AxiRegisters.Argument,
            AxiRegisters.Status,
            AxiRegisters.Control,
            AxiRegisters.Version,
            AxiRegisters.Shape,
            AxiRegisters.Format,
        ];
        int[] addresses =
        [
            .. registers,
            .. registers.SelectMany(address =>
                Enumerable.Range(0, AxiLite.AddressWidth).Select(bit => address ^ (1 << bit))),
        ];
        yield return AxiStimulus.Read(addresses);
        foreach (uint data in new uint[] { 1, 0 })
        {
            foreach (int address in addresses)
            {
                yield return AxiStimulus.Write((address, data, Whole));
                yield return AxiStimulus.Read(registers);
            }
        }

        foreach (int address in registers)
        {
            foreach (uint data in Enumerable
                    .Range(0, 32)
                    .SelectMany(bit => new[] { 1u << bit, (1u << bit) - 1, uint.MaxValue >> bit, 0u }))
            {
                yield return AxiStimulus.Write((address, data, Whole));
                yield return AxiStimulus.Read(address, AxiRegisters.Status);
            }

            // Less than a word is refused.
            yield return AxiStimulus.Write(Enumerable.Range(0, 15).Select(strobe => (address, 1u, (uint)strobe)));
            yield return AxiStimulus.Read(registers);
        }
    }

    // A clear of what is clear already, after reset, shows when the request ends.
    private IEnumerable<Phase> Start(IReadOnlyList<Phase> phases, bool cleared) => cleared && _block.Clear is { } clear
        ? phases.Select((phase, index) => index > 0 ? phase : phase with
        {
            Levels = new Dictionary<string, ulong>(phase.Levels) { [clear.Port] = 1 },
        })
        : phases;

    private IEnumerable<Phase> Convert(Phase phase, bool ragged)
    {
        List<(int Address, uint Data, uint Strobe)> writes = [.. Writes(phase)];
        if (writes.Count > 0)
        {
            yield return AxiStimulus.Write(writes);
        }

        Dictionary<string, BeatSequence> inputs = [];
        foreach (AxiStream stream in _ports.Streams)
        {
            if (phase.Inputs.TryGetValue(stream.Plain.Name, out BeatSequence? beats))
            {
                inputs.Add(stream, _stimulus.ToAxi(stream, beats, ragged));
            }
        }

        if (_ports.Registers is not { } registers)
        {
            yield return new Phase { Inputs = inputs, AllowStalls = phase.AllowStalls };
            yield break;
        }

        // What data do not change can be read meanwhile.
        if (_random.Next(3) == 0)
        {
            int[] both = [AxiRegisters.Id, AxiRegisters.Argument];
            inputs.Add(registers.ReadAddress, AxiStimulus.Reads(Enumerable.Repeat(both, 8).SelectMany(pair => pair)));
        }

        yield return new Phase { Inputs = inputs, AllowStalls = phase.AllowStalls };

        // A phase without anything lasts until what is still on its way has arrived.
        yield return new Phase();
        yield return AxiStimulus.Read(AxiRegisters.Status, AxiRegisters.Control);
        if (_random.Next(2) == 0)
        {
            yield return AxiStimulus.Write((AxiRegisters.Status, (uint)_random.Next(), Whole));
            yield return AxiStimulus.Read(AxiRegisters.Status);
        }
    }

    private IEnumerable<(int Address, uint Data, uint Strobe)> Writes(Phase phase)
    {
        if (_block.Argument is { } argument
            && phase.Levels.TryGetValue(argument.Port, out ulong value) && value != _argument)
        {
            _argument = value;
            yield return (AxiRegisters.Argument, (uint)value, Whole);
        }

        if (_block.Clear is { } cleared && phase.Levels.TryGetValue(cleared.Port, out ulong clear))
        {
            yield return (AxiRegisters.Control, (uint)clear, Whole);
        }

        if (_block.ErrorClear is { } errorClear && phase.Levels.GetValueOrDefault(errorClear) != 0)
        {
            yield return (AxiRegisters.Status, uint.MaxValue, Whole);
        }
    }
}
