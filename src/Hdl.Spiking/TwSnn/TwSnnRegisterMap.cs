using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Registers;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>Describes the registers of one configuration of <c>twsnn</c>.</summary>
internal static class TwSnnRegisterMap
{
    /// <summary>The error that the registers find themselves.</summary>
    public const string RefusedWrite = "refused_write";

    /// <summary>All registers by address.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="fields">The registers that the template writes out one by one.</param>
    /// <param name="seedBank">Whether the seeds of the lanes stand in a row of registers.</param>
    public static RegisterMap Of(
        TwSnnResolvedParameters configuration, IEnumerable<RegisterField> fields, bool seedBank)
    {
        List<Register> registers =
        [
            .. Common(configuration),
            .. configuration.Parameters.Counters ? Counters() : [],
            .. fields.Select(field => field.Register),
        ];
        if (configuration.Parameters.Weights == TernaryLayer.WeightStorage.Ram)
        {
            registers.AddRange(Load(configuration.Parameters.Lanes));
        }

        if (seedBank)
        {
            registers.Add(new Register("seed", TwSnnRegisters.Seeds, "LFSR seeds of the lanes, not 0")
            {
                Width = 16,
                Count = configuration.LaneSeeds.Count(),
                Resets = [.. configuration.LaneSeeds.Select(seed => (long)seed)],
            });
        }

        registers.AddRange(Shapes(configuration));
        return new RegisterMap("s_axil", AxiLite.AddressWidth, [.. registers.OrderBy(register => register.Address)])
        {
            Routines = TwSnnRoutines.Of(configuration),
        };
    }

    /// <summary>The errors that a configuration can have, ascending; the bits of the others stay free.</summary>
    public static IReadOnlyList<RegisterBits> Errors(TwSnnResolvedParameters configuration)
    {
        bool pixels = configuration.Parameters.Input == TwSnnInput.Pixels;
        List<RegisterBits> errors = [];
        if (pixels && configuration.BeatsPerImage > 1)
        {
            errors.Add(new("short_image", 8, 1, "an image ended too early"));
        }

        errors.Add(pixels
            ? new("long_image", 9, 1, "an image went on too long")
            : new("address_error", 10, 1, "an event had an address beyond the inputs"));
        errors.Add(new(RefusedWrite, 11, 1, "a write was refused"));
        return errors;
    }

    private static IEnumerable<Register> Common(TwSnnResolvedParameters configuration) =>
        [
            new("id", TwSnnRegisters.Id, "\"TWS1\"")
            {
                Access = RegisterAccess.ReadOnly,
                IsConstant = true,
                Resets = [TwSnnRegisters.IdValue],
            },
            new("status", TwSnnRegisters.Status, "what is going on, and what went wrong")
            {
                Access = RegisterAccess.OneToClear,
                Width = 12,
                Bits =
                [
                    new("busy", 0, 1, "an image is in flight") { Access = RegisterAccess.ReadOnly },
                    .. Errors(configuration),
                ],
            },
        ];

    private static IEnumerable<Register> Counters() =>
    [
        ReadOnly("images", TwSnnRegisters.Images, "results sent"),
        ReadOnly("time_steps", TwSnnRegisters.TimeSteps, "time steps that the output layer has finished"),
        ReadOnly("cycles_low", TwSnnRegisters.CyclesLow, "clock cycles with an image in flight, bits 31:0"),
        ReadOnly("cycles_high", TwSnnRegisters.CyclesHigh, "the same, bits 63:32"),
        WriteOnly("clear", TwSnnRegisters.Clear, "any write clears the counters at 0x010 to 0x01C"),
    ];

    private static IEnumerable<Register> Shapes(TwSnnResolvedParameters configuration)
    {
        TwSnnParameters parameters = configuration.Parameters;
        TernaryNetwork network = configuration.Network;
        bool pixels = parameters.Input == TwSnnInput.Pixels;
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            yield return Identification.Constant(
                $"{RegisterModule.LayerName(layer)}_shape",
                TwSnnRegisters.LayerBase + (layer * TwSnnRegisters.LayerStride) + TwSnnRegisters.LayerShape,
                "size of the layer",
                new ConstantBits(new("inputs", 0, 16, "inputs"), network.Layers[layer].Inputs),
                new ConstantBits(new("neurons", 16, 16, "neurons"), network.Layers[layer].Neurons));
        }

        yield return Identification.OfVersion(TwSnnRegisters.VersionMajor, TwSnnRegisters.VersionMinor);
        yield return Identification.Constant(
            "shape",
            TwSnnRegisters.Shape,
            "what was generated",
            new ConstantBits(new("layers", 0, 8, "layers"), network.Layers.Count),
            new ConstantBits(
                new("lanes", 8, 8, "events integrated per cycle; the bank of weights of this number holds the biases"),
                parameters.Lanes),
            new ConstantBits(
                new("pixels_per_beat", 16, 8, "pixels per beat; 0: address events in"),
                pixels ? parameters.PixelsPerBeat : 0),
            new ConstantBits(
                new("threshold", 24, 1, "pixels are compared with LEVEL, not with random numbers"),
                Flag(pixels && network.Coding == InputCoding.Threshold)),
            new ConstantBits(
                new(
                    "count", 25, 1,
                    "layers count and have three thresholds; the last one does not where potentials are read"),
                Flag(parameters.Datapath == Datapath.Count)),
            new ConstantBits(
                new("potentials", 26, 1, "the scores are potentials, not spikes"),
                Flag(network.Readout == Readout.Potential)),
            new ConstantBits(
                new("loadable", 27, 1, "weights are written"),
                Flag(parameters.Weights == TernaryLayer.WeightStorage.Ram)),
            new ConstantBits(
                new("counters", 28, 1, "images, time steps and cycles are counted"), Flag(parameters.Counters)),
            new ConstantBits(
                new("one_seed", 29, 1, "SEED is one register for all lanes"), Flag(configuration.HasOneSeed)));
    }

    private static long Flag(bool value) => value ? 1 : 0;

    private static IEnumerable<Register> Load(int lanes) =>
        [
            WriteOnly(
                "weight_select", TwSnnRegisters.WeightSelect,
                "what weights are written to; row and word start at 0") with
            {
                Width = 16,
                Bits =
                [
                    new("bank", 0, 8, string.Create(CultureInfo.InvariantCulture, $"bank; {lanes} holds the biases")),
                    new("layer", 8, 8, "layer, from 0"),
                ],
            },
            WriteOnly("weight_row", TwSnnRegisters.WeightRow, "row; the word starts at 0") with
            {
                Width = 16,
            },
            WriteOnly(
                "weight_data", TwSnnRegisters.WeightData, "the next 32 bits of the row, then of the rows that follow"),
        ];

    private static Register ReadOnly(string name, int address, string description) =>
        new(name, address, description) { Access = RegisterAccess.ReadOnly };

    private static Register WriteOnly(string name, int address, string description) =>
        new(name, address, description) { Access = RegisterAccess.WriteOnly };
}
