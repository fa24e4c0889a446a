using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>What the parameters of neurons must satisfy together.</summary>
internal static class SpikingNeuronChecks
{
    /// <summary>Every problem.</summary>
    /// <param name="neurons">The neurons.</param>
    /// <param name="readout">What leaves of them.</param>
    public static IEnumerable<Problem> Problems(SpikingNeuronParameters neurons, Readout readout)
    {
        (string Key, string Value, bool IsSet)[] fired =
        [
            ("reset", Naming.ToSnakeCase(neurons.Reset.ToString()), neurons.Reset != NeuronReset.Zero),
            ("refractory", Text(neurons.Refractory), neurons.Refractory > 0),
        ];
        (string Key, string Value, bool IsSet)[] kept =
        [
            ("decay", Naming.ToSnakeCase(neurons.Decay.ToString()), neurons.Decay != NeuronDecay.None), .. fired,
        ];
        (string Key, string Value, bool IsSet)[] compared =
        [
            ("fires", Naming.ToSnakeCase(neurons.Fires.ToString()), neurons.Fires != FireComparison.Above), .. fired,
        ];
        foreach ((string key, string value, _) in compared.Where(
            one => one.IsSet && readout == Readout.Potential))
        {
            yield return new Problem(
                "Neurons whose potentials leave never fire", key, value,
                $"Leave {key} out, or set readout=spikes.");
        }

        foreach ((string key, string value, _) in kept.Where(
            one => one.IsSet && neurons.Membrane == Membrane.PerStep))
        {
            yield return new Problem(
                "Nothing is kept of a potential that starts every step anew", key, value,
                $"Leave {key} out, or set membrane=persistent.");
        }

        (int least, int greatest, string what) = neurons.Decay switch
        {
            NeuronDecay.None => (0, 0, "Without decay there is no amount"),
            NeuronDecay.Shift => (1, 15, "Not a shift"),
            _ => (0, 256, "Not a factor of 256ths"),
        };
        if (neurons.DecayAmount < least || neurons.DecayAmount > greatest)
        {
            yield return new Problem(
                what, "decay-amount", Text(neurons.DecayAmount),
                least == greatest ? "Choose 0, or decay=shift or factor." : $"Choose {Text(least)}..{Text(greatest)}.");
        }

        if (neurons.Reset != NeuronReset.Value && neurons.ResetValue != 0)
        {
            yield return new Problem(
                "Neurons are not reset to a value", "reset-value", Text(neurons.ResetValue),
                "Choose 0, or reset=value.");
        }
        else if (FixedPoint.Saturate(neurons.ResetValue, neurons.PotentialWidth) != neurons.ResetValue)
        {
            yield return new Problem(
                "Does not fit in the potential", "reset-value", Text(neurons.ResetValue),
                $"Widen potential-width, now {Text(neurons.PotentialWidth)}.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
