using System.Globalization;
using System.Runtime.CompilerServices;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// What follows from <see cref="TwSnnParameters"/> and the trained network they name: one value for everything, shared
/// by generator, golden model and documentation.
/// </summary>
public sealed record TwSnnResolvedParameters
{
    // Validation, generation, golden model and scenarios each ask for the same record, which never changes: the proof
    // that no sum overflows looks at every weight, and once is enough.
    private static readonly ConditionalWeakTable<TwSnnParameters, Resolution> Known = [];

    private const int MaxUntrained = 4096;

    private TwSnnResolvedParameters(TwSnnParameters parameters, TernaryNetwork network)
    {
        Parameters = parameters;
        Network = network;
    }

    /// <summary>What the user set.</summary>
    public TwSnnParameters Parameters { get; }

    /// <summary>The network, with every convention as the hardware implements it.</summary>
    public TernaryNetwork Network { get; }

    /// <summary>Whether a trained network was given; false for model=none.</summary>
    public bool IsTrained => Parameters.Model != "none";

    /// <summary>Inputs of the network.</summary>
    public int Inputs => Network.Layers[0].Inputs;

    /// <summary>Neurons of the output layer.</summary>
    public int Outputs => Network.Layers[^1].Neurons;

    /// <summary>Beats an image: ceil(inputs / pixels-per-beat).</summary>
    public int BeatsPerImage => FixedPoint.CeilDivide(Inputs, Parameters.PixelsPerBeat);

    /// <summary>Whether the sums may overflow because the user accepted it.</summary>
    public bool MayOverflow => Parameters.Conventions.Overflow is not null;

    /// <summary>Whether the seeds of the lanes are derived from one register.</summary>
    public bool HasOneSeed =>
        Parameters.Seeds == TwSnnSeeds.One
        && Parameters.Input == TwSnnInput.Pixels
        && Network.Coding == InputCoding.Poisson;

    /// <summary>Default LFSR seed of every lane of the rate encoder.</summary>
    public IReadOnlyList<ushort> LaneSeeds =>
    [
        .. Enumerable.Range(0, Parameters.PixelsPerBeat)
            .Select(lane => Parameters.Seeds == TwSnnSeeds.One
                ? Lfsr16.DerivedSeed(Network.Seed, lane)
                : Lfsr16.LaneSeed(Network.Seed, lane, Parameters.PixelsPerBeat)),
    ];

    /// <summary>
    /// Datapath of a layer: the output layer accumulates potentials where they are read out, for a count alone does not
    /// tell them.
    /// </summary>
    /// <param name="layer">0 for the first.</param>
    public Datapath DatapathOf(int layer) =>
        layer == Network.Layers.Count - 1 && Network.Readout == Readout.Potential
            ? Datapath.Potential
            : Parameters.Datapath;

    /// <summary>Physical processing elements of a layer.</summary>
    /// <param name="layer">0 for the first.</param>
    public int ProcessingElementsOf(int layer) =>
        layer < Parameters.ProcessingElements.Count && Parameters.ProcessingElements[layer] > 0
            ? Parameters.ProcessingElements[layer]
            : Network.Layers[layer].Neurons;

    /// <summary>
    /// Whether a layer's encoder copies the spikes that it sends, and so leaves their source free at once. A hidden
    /// layer holds its spikes and works on its next step meanwhile: there a copy would be a second one. But it is
    /// needed where the source fires neuron group by neuron group for at least twice as long as this layer does, and it
    /// costs nothing where a lane has one word of spikes.
    /// </summary>
    /// <param name="layer">0 for the first.</param>
    public bool EncoderCopies(int layer) =>
        layer == 0
        || FixedPoint.CeilDivide(Network.Layers[layer].Inputs, Parameters.Lanes) <= 32
        || FoldsOf(layer - 1) >= 2 * FoldsOf(layer);

    /// <summary>Neurons that share a processing element of a layer.</summary>
    /// <param name="layer">0 for the first.</param>
    public int FoldsOf(int layer) => Network.Layers[layer].Neurons / ProcessingElementsOf(layer);

    /// <summary>Whether neurons of any layer share a processing element.</summary>
    public bool HasFolds => Enumerable.Range(0, Network.Layers.Count).Any(layer => FoldsOf(layer) > 1);

    /// <summary>Resolves parameters that are in their ranges.</summary>
    /// <exception cref="InvalidInputException">Everything that does not fit together.</exception>
    public static TwSnnResolvedParameters Of(TwSnnParameters parameters)
    {
        Resolution resolution = Known.GetValue(parameters, Resolution.Of);
        return resolution.Problems.Count == 0
            ? resolution.Configuration!
            : throw new InvalidInputException(resolution.Problems);
    }

    /// <summary>Everything that does not fit together in parameters that are in their ranges.</summary>
    public static IReadOnlyList<Problem> Problems(TwSnnParameters parameters) =>
        Known.GetValue(parameters, Resolution.Of).Problems;

    private static TwSnnResolvedParameters? Resolve(TwSnnParameters parameters, List<Problem> problems)
    {
        TernaryNetwork? trained =
            parameters.Model == "none" ? Untrained(parameters, problems) : Trained(parameters, problems);
        if (trained is null)
        {
            return null;
        }

        TwSnnConventions wanted = parameters.Conventions;
        bool free = parameters.Model == "none" || NetworkSource.LacksConventions(parameters.Model);
        T Agreed<T>(string key, T? asked, T ofModel)
            where T : struct
        {
            if (asked is { } value && !free && !value.Equals(ofModel))
            {
                problems.Add(Disagreement(key, Text(value), Text(ofModel), parameters.Model));
            }

            return asked ?? ofModel;
        }

        TernaryNetwork network = trained with
        {
            Membrane = Agreed("membrane", wanted.Membrane, trained.Membrane),
            Reset = Agreed("reset", wanted.Reset, trained.Reset),
            Overflow = Agreed("overflow", wanted.Overflow, trained.Overflow),
            Coding = Agreed("coding", wanted.Coding, trained.Coding),
            ThresholdLevel = Agreed("threshold-level", wanted.ThresholdLevel, trained.ThresholdLevel),
            Seed = (ushort)Agreed("seed", wanted.Seed, trained.Seed),
            Readout = Agreed("readout", wanted.Readout, trained.Readout),
            PotentialWidth = parameters.Widths.PotentialWidth ?? trained.PotentialWidth,
            LeakShift = wanted.LeakShift ?? trained.LeakShift,
            Steps = parameters.Steps ?? Math.Min(trained.Steps, parameters.MaxSteps),
        };
        if (!free && wanted.LeakShift is { } leak && leak != trained.LeakShift)
        {
            problems.Add(Disagreement(
                "leak-shift", Text(leak), trained.LeakShift is { } own ? Text(own) : "none", parameters.Model));
        }

        var configuration = new TwSnnResolvedParameters(parameters, network);
        problems.AddRange(TwSnnChecks.Problems(configuration));
        return configuration;
    }

    private static TernaryNetwork? Untrained(TwSnnParameters parameters, List<Problem> problems)
    {
        if (parameters.Layers.Count < 2)
        {
            problems.Add(new Problem(
                "A network has inputs and at least one layer",
                "layers",
                parameters.Layers.Count == 0 ? "nothing" : Text(parameters.Layers[0]),
                "With model=none give the inputs and the neurons of each layer: layers=784,256,256,10."));
            return null;
        }

        // Checked before the weights are drawn: they take a byte each.
        int tooLarge = parameters.Layers.FirstOrDefault(size => size > MaxUntrained);
        if (tooLarge > 0)
        {
            problems.Add(
                new Problem("A layer is too large", "layers", Text(tooLarge), $"Choose at most {Text(MaxUntrained)}."));
            return null;
        }

        return RandomNetwork.Create(parameters.Layers, parameters.WeightSeed, parameters.Widths.ScaleWidth);
    }

    private static TernaryNetwork? Trained(TwSnnParameters parameters, List<Problem> problems)
    {
        try
        {
            TernaryNetwork network = NetworkSource.Load(parameters.Model);
            if (parameters.Layers.Count > 0 && !parameters.Layers.SequenceEqual(network.Shape))
            {
                problems.Add(Disagreement(
                    "layers", string.Join(',', parameters.Layers), string.Join(',', network.Shape), parameters.Model));
            }

            return network;
        }
        catch (InvalidInputException exception)
        {
            problems.AddRange(exception.Problems);
            return null;
        }
    }

    private static Problem Disagreement(string key, string asked, string ofModel, string model) => new(
        $"Differs from what the network was trained for ({ofModel})",
        key,
        asked,
        $"Leave {key} out, or give a model trained for it; '{model}' is not.");

    private static string Text<T>(T value) =>
        value is Enum choice ? Hdl.Core.Verilog.Naming.ToSnakeCase(choice.ToString())
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private sealed record Resolution(TwSnnResolvedParameters? Configuration, IReadOnlyList<Problem> Problems)
    {
        public static Resolution Of(TwSnnParameters parameters)
        {
            var problems = new List<Problem>();
            TwSnnResolvedParameters? configuration = Resolve(parameters, problems);
            return new Resolution(configuration, problems);
        }
    }
}
