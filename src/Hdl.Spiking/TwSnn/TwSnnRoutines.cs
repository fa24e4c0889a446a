using Hdl.Core.Registers;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.TwSnn;

/// <summary>What software does with <c>twsnn</c> in several steps (docs/twsnn.md).</summary>
internal static class TwSnnRoutines
{
    /// <summary>Those of a configuration.</summary>
    public static IReadOnlyList<Routine> Of(TwSnnResolvedParameters configuration)
    {
        List<Routine> routines = [];
        if (configuration.Parameters.Weights == WeightStorage.Ram)
        {
            routines.Add(new Routine(
                "load_weights",
                "Loads rows of weights, or of biases, into one bank of a layer",
                [
                    new("layer", ArgumentKind.Number, "layer, from 0"),
                    new("bank", ArgumentKind.Number, "bank; the one behind the last lane's holds the biases"),
                    new("row", ArgumentKind.Number, "first row"),
                    new("words", ArgumentKind.Words, "16 codes of 2 bits each, row after row"),
                ],
                [
                    new WriteStep("weight_select", new("layer", "layer"), new("bank", "bank")),
                    new WriteStep("weight_row", new RoutineValue(null, "row")),
                    new WriteEachStep("weight_data", "words"),
                ]));
        }

        if (configuration.Parameters.Input == TwSnnInput.Pixels)
        {
            routines.Add(new Routine(
                "classify",
                "Classifies an image",
                [
                    new("pixels", ArgumentKind.Packet, "a byte each, whole beats: bytes behind the image are 0"),
                    new(
                        "result", ArgumentKind.Received,
                        "words of 32 bits, low byte first: the score of each class, then 15:0 class, 31 error"),
                ],
                [new SendStep("s_axis_pixel", "pixels"), new ReceiveStep("m_axis_result", "result")]));
        }

        return routines;
    }
}
