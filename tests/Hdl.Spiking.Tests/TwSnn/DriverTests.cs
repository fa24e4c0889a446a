using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Cosim.Drivers;
using Hdl.Spiking.TwSnn;
using Hdl.Testing.Drivers;

namespace Hdl.Spiking.Tests.TwSnn;

/// <summary>The emitted drivers on the RTL: weights are loaded, images classified, counters read.</summary>
public sealed class DriverTests
{
    private const int Images = 3;
    private static readonly TwSnnGenerator Target = new();

    public static TheoryData<string, DriverLanguage> Cases()
    {
        var data = new TheoryData<string, DriverLanguage>();
        foreach (Preset preset in Target.Presets.Where(
            preset => preset.Name.StartsWith("small", StringComparison.Ordinal)))
        {
            data.Add(preset.Name, DriverLanguage.C);
            data.Add(preset.Name, DriverLanguage.Python);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Images_go_through_the_driver_as_through_the_golden_model(string preset, DriverLanguage language)
    {
        Run run = Prepare(preset);
        using DriverBoard board = await run.Check.BuildAsync();

        string? problem = await run.Check.RunAsync(board, language, run.Calls);
        Assert.True(problem is null, problem);
    }

    [Theory]
    [InlineData("small", "_registers.h", "STEPS 0x004u", "STEPS 0x008u")]
    [InlineData("small", "_registers.h", "SEED_AT(i) (0x800u", "SEED_AT(i) (0x804u")]
    [InlineData("small", "_registers.h", "VERSION_MAJOR_SHIFT 16", "VERSION_MAJOR_SHIFT 15")]
    [InlineData("small", "_registers.h", "ID_RESET 0x54575331u", "ID_RESET 0x54575330u")]
    [InlineData(
        "small", "_driver.h", "low = twsnn_read_cycles_low(device);\n  uint32_t",
        "low = twsnn_read_images(device);\n  uint32_t")]
    [InlineData("small", "_driver.h", "value & 0xFFFFFFF0u", "value & 0xFFFFFFF8u")]
    [InlineData("small", "_driver.c", "pixel\", pixels, pixels_length", "pixel\", pixels, pixels_length - 4")]
    [InlineData("small-ram", "_driver.h", "bank | layer << 8", "bank | layer << 9")]
    [InlineData("small-ram", "_driver.c", "put_weight_select(device, bank, ", "put_weight_select(device, layer, ")]
    [InlineData("small-ram", "_driver.c", "i < words_length", "i + 1 < words_length")]
    [InlineData("small-ram", "_driver.c", "words[i]", "words[i] ^ 1u")]
    [InlineData(
        "small-ram", "_driver.c",
        "  outcome = twsnn_put_weight_select(device, bank, layer);\n  if (outcome) return outcome;\n"
        + "  outcome = twsnn_write_weight_row(device, row);\n  if (outcome) return outcome;\n",
        "  outcome = twsnn_write_weight_row(device, row);\n  if (outcome) return outcome;\n"
        + "  outcome = twsnn_put_weight_select(device, bank, layer);\n  if (outcome) return outcome;\n")]
    public async Task A_fault_in_the_driver_in_C_is_found(string preset, string file, string text, string fault) =>
        await FaultIsFoundAsync(preset, DriverLanguage.C, file, text, fault);

    [Theory]
    [InlineData("small", "seed = Row(0x800", "seed = Row(0x804")]
    [InlineData("small", "Register(0x004, \"rw\", 0x0000000F", "Register(0x004, \"rw\", 0x00000007")]
    [InlineData("small", "Bits(status, \"short_image\", 8", "Bits(status, \"short_image\", 9")]
    [InlineData("small", "cycles_64 = Pair(cycles_low, cycles_high)", "cycles_64 = Pair(cycles_high, cycles_low)")]
    [InlineData("small", "(\"short_image\", 0x00000100)", "(\"short_image\", 0x00000400)")]
    [InlineData("small-ram", "Bits(weight_select, \"layer\", 8", "Bits(weight_select, \"layer\", 9")]
    [InlineData("small-ram", "self.registers.weight_data = word", "self.registers.weight_data = word ^ 1")]
    [InlineData(
        "small-ram",
        "put(self.registers, \"weight_select\", layer=layer, bank=bank)\n        self.registers.weight_row = row\n",
        "self.registers.weight_row = row\n        put(self.registers, \"weight_select\", layer=layer, bank=bank)\n")]
    public async Task A_fault_in_the_driver_in_Python_is_found(string preset, string text, string fault) =>
        await FaultIsFoundAsync(preset, DriverLanguage.Python, "_driver.py", text, fault);

    private static async Task FaultIsFoundAsync(
        string preset, DriverLanguage language, string file, string text, string fault)
    {
        Run run = Prepare(preset);
        using DriverBoard board = await run.Check.BuildAsync();
        string good = board.Read(board.Top + file);
        Assert.Contains(text, good, StringComparison.Ordinal);
        board.Write(board.Top + file, good.Replace(text, fault, StringComparison.Ordinal));

        Assert.NotNull(await run.Check.RunAsync(board, language, run.Calls));
    }

    // Weights first; then each register, images, and each register again: counters have counted.
    private static Run Prepare(string name)
    {
        Preset preset = Target.Presets.Single(preset => preset.Name == name);
        Design design = TargetChecks.Generate(Target, preset.Parameters);
        var configuration = TwSnnResolvedParameters.Of((TwSnnParameters)preset.Parameters);
        DriverCall[] registers = [.. new DriverCalls(design, design.Registers!).All()];
        // What the calls have left in the registers would not do: a step count, for one.
        DriverCall steps = registers.First(call => call.Name == "write 4 to steps");
        return new Run(
            new DriverCheck(Target, preset, design),
            [
                .. registers, .. Loads(design, configuration), steps, .. Samples(design, configuration),
                .. registers.Where(call => call.Name.StartsWith("read ", StringComparison.Ordinal)),
            ]);
    }

    private static IEnumerable<DriverCall> Loads(Design design, TwSnnResolvedParameters configuration)
    {
        List<uint> words = [];
        uint selected = 0;
        foreach (Phase phase in new TwSnnStimulus(configuration).Setup())
        {
            BeatSequence addresses = phase.Inputs["s_axil_aw"];
            for (int i = 0; i < addresses.Count; i++)
            {
                uint word = (uint)phase.Inputs["s_axil_w"].Get(i, 0);
                if ((int)addresses.Get(i, 0) == TwSnnRegisters.WeightData)
                {
                    words.Add(word);
                    continue;
                }

                if (words.Count > 0)
                {
                    yield return Load(design, selected, words);
                }

                selected = word;
                words.Clear();
            }

            yield return Load(design, selected, words);
        }
    }

    private static DriverCall Load(Design design, uint selected, List<uint> words) =>
        RoutineCall.Of(design, "load_weights", selected >> 8, selected & 0xFF, 0u, words.ToArray());

    private static IEnumerable<DriverCall> Samples(Design design, TwSnnResolvedParameters configuration)
    {
        var random = new Random(1);
        for (int image = 0; image < Images; image++)
        {
            if (configuration.Parameters.Input == TwSnnInput.Pixels)
            {
                var pixels = new byte[configuration.BeatsPerImage * configuration.Parameters.PixelsPerBeat];
                random.NextBytes(pixels.AsSpan(0, configuration.Inputs));
                yield return RoutineCall.Of(design, "classify", pixels);
                continue;
            }

            for (int step = 0; step < 4; step++)
            {
                byte[] events = [.. Enumerable.Range(0, 5).SelectMany(_ =>
                    BitConverter.GetBytes(random.Next(configuration.Inputs)))];
                yield return RoutineCall.Of(design, "send_event", events);
            }

            yield return RoutineCall.Of(design, "receive_result");
        }
    }

    private sealed record Run(DriverCheck Check, IReadOnlyList<DriverCall> Calls);
}
