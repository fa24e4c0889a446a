using Hdl.Blocks.Primitives.Ram;
using Hdl.Blocks.Primitives.SinglePortRam;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;

namespace Hdl.Blocks.Tests.Primitives;

/// <summary>Where only the beginning of a memory's stimuli is asked for, it is the same beginning.</summary>
public sealed class MemoryBeginningTests
{
    private const int Few = 100;

    public static TheoryData<string> Memories => ["ram", "sample", "rom", "single"];

    [Theory]
    [MemberData(nameof(Memories))]
    public void The_first_cycles_do_not_depend_on_how_many_are_asked_for(string memory)
    {
        (ITarget target, HdlParameters parameters) = memory switch
        {
            "ram" => ((ITarget)new RamGenerator(), (HdlParameters)new RamParameters()),
            "sample" => (new RamGenerator(), new RamParameters { Memory = MemoryForm.InitFile, Sample = true }),
            "rom" => (new RomGenerator(), new RomParameters()),
            _ => (new SinglePortRamGenerator(), new SinglePortRamParameters()),
        };
        BeatSequence First(ScenarioOptions options) =>
            target.CreateScenarios(parameters, options).First().Phases[0].Cycles!;

        BeatSequence all = First(new ScenarioOptions());
        BeatSequence few = First(new ScenarioOptions { MostCycles = Few });

        Assert.Equal(Few, few.Count);
        Assert.True(all.Count > Few);
        for (int cycle = 0; cycle < Few; cycle++)
        {
            Assert.Equal(all[cycle].ToArray(), few[cycle].ToArray());
        }
    }
}
