using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Networks;

/// <summary>
/// A trained network on the accelerator: its passes, and the rows of the memories that each of them has.
/// </summary>
public sealed class NetworkPlan
{
    private NetworkPlan(CnnModel model, NullHopParameters parameters, IReadOnlyList<PlannedLayer> layers) =>
        (Model, Parameters, Layers) = (model, parameters, layers);

    /// <summary>The network.</summary>
    public CnnModel Model { get; }

    /// <summary>The accelerator.</summary>
    public NullHopParameters Parameters { get; }

    /// <summary>The layers, input side first.</summary>
    public IReadOnlyList<PlannedLayer> Layers { get; }

    /// <summary>Whether the parameters of all layers are in the memories at once.</summary>
    public bool IsResident => Layers[^1].Passes[^1].Turn == 0;

    /// <summary>Rows of weights in each cluster that all passes together take.</summary>
    public long WeightRows => Passes.Sum(pass => (long)pass.Descriptor.Taps);

    /// <summary>Rows of biases that all passes together take; parts of one sum share theirs.</summary>
    public long BiasRows =>
        Passes.Where(pass => pass.Descriptor.AccumulateLast).Sum(pass => (long)pass.Descriptor.Words);

    /// <summary>Most frames of a descriptor: one where passes accumulate.</summary>
    public int MostFrames => Passes.Any(pass => pass.Descriptor.Accumulates) ? 1 : Parameters.FramesMax;

    private IEnumerable<PlannedPass> Passes => Layers.SelectMany(layer => layer.Passes);

    /// <summary>Cuts a network into passes, and gives each of them its rows.</summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>.</param>
    /// <param name="parameters">Valid parameters.</param>
    /// <exception cref="InvalidInputException">The network does not fit: every memory that is too small.</exception>
    public static NetworkPlan Of(CnnModel model, NullHopParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameters);
        if (NetworkFit.Problems(model, parameters) is { Count: > 0 } problems)
        {
            throw new InvalidInputException(problems);
        }

        ConvolutionLayer first = model.Layers[0].Layer;
        var frame = new FeatureMap(first.Height, first.Width, first.Channels);
        var program = new NullHopProgram(parameters);
        List<PlannedLayer> layers = [];
        int turn = 0;
        int taken = 0;
        foreach ((int index, LayerCase layer) in CnnModelProgram.Layers(model, parameters, [frame]).Index())
        {
            program.Add(layer);
            IReadOnlyList<NullHopPass> passes = PassPlan.Of(parameters, layer.Layer.Outputs);
            int parts = layer.Accumulate ? layer.Slices.Count : 1;
            List<PlannedPass> planned = [];
            foreach (NullHopCommand command in program.Commands.Skip(taken))
            {
                turn += command is NullHopWait ? 1 : 0;
                if (command is NullHopPush push)
                {
                    planned.Add(new PlannedPass(
                        passes[planned.Count / parts], Descriptor.Unpack(push.Words), turn));
                }
            }

            taken = program.Commands.Count;
            layers.Add(new PlannedLayer(model.Layers[index], layer.Layer, layer.Slices, planned));
        }

        return new NetworkPlan(model, parameters, layers);
    }
}
