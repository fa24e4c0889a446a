using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;
using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Cnn.Networks;

/// <summary>
/// A network on images, as software runs it: batch by batch, layer by layer. A pass takes all frames of a batch; the
/// packets that it gives are the input of the next layer. Parameters that fit the memories together are loaded once,
/// others for each batch.
/// </summary>
internal sealed class NetworkRun
{
    /// <summary>Name of the scenario.</summary>
    public const string Name = "images";

    /// <summary>Name of the one with gaps and back-pressure.</summary>
    public const string StalledName = $"{Name}-stalled";

    // Gaps and back-pressure slow a simulation down; what they could break shows in far fewer images.
    private const int MostStalledImages = 1000;

    // Setting up a pass takes some hundred cycles, which many frames share; all maps of a batch are in memory at once.
    private const int MostImagesOfBatch = 100;

    private const int LoadsTogether = 4;

    /// <summary>Plans the network, and looks at the images.</summary>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="model">Name or path of a network; null for the one that ships for this target.</param>
    /// <param name="images">The images.</param>
    /// <exception cref="InvalidInputException">No such network, one that does not fit, or other images.</exception>
    public NetworkRun(NullHopParameters parameters, string? model, ImageSet images)
    {
        (Images, Plan) = (images, NetworkPlan.Of(CnnModelSource.Load(model), parameters));
        CnnEvaluator.Check(Plan.Model, images);
    }

    /// <summary>The network on the accelerator.</summary>
    public NetworkPlan Plan { get; }

    /// <summary>The images.</summary>
    public ImageSet Images { get; }

    /// <summary>Images of a batch; the last one may have fewer.</summary>
    public int BatchSize => Math.Min(MostImagesOfBatch, Plan.MostFrames);

    /// <summary>How many images the scenario with gaps and back-pressure has.</summary>
    public int StalledImages => Math.Min(MostStalledImages, Images.Count);

    /// <summary>Some images as frames.</summary>
    /// <param name="first">The first.</param>
    /// <param name="count">How many; the set may end before.</param>
    public IReadOnlyList<FeatureMap> Frames(int first, int count) =>
    [
        .. Enumerable.Range(first, Math.Min(count, Images.Count - first)).Select(image => new FeatureMap(
            Images.Height, Images.Width, 1, [.. Images[image].ToArray().Select(pixel => (int)pixel)])),
    ];

    /// <summary>All that is to be done, in its order.</summary>
    /// <param name="count">The first so many images.</param>
    public IEnumerable<NetworkStep> Steps(int count)
    {
        int loads = 0;
        for (int first = 0; first < count; first += BatchSize)
        {
            var program = new NullHopProgram(Plan.Parameters);
            IReadOnlyList<FeatureMap> frames = Frames(first, Math.Min(BatchSize, count - first));
            IReadOnlyList<LayerCase> layers = CnnModelProgram.Layers(Plan.Model, Plan.Parameters, frames);
            foreach ((int index, LayerCase layer) in layers.Index())
            {
                program.Add(layer);
                CheckRoom(index, layer);
            }

            List<NetworkStep> steps = [.. StepsOf(program, withLoads: first == 0 || !Plan.IsResident, loads)];
            steps[^1] = steps[^1] with { EndsBatch = true };
            NameSources(steps);
            foreach (NetworkStep step in steps)
            {
                yield return step;
            }

            loads += Plan.IsResident ? 0 : program.Commands.OfType<NullHopLoad>().Count();
        }
    }

    // A layer of one pass gives what each pass of the next one takes.
    private void NameSources(List<NetworkStep> steps)
    {
        int[] passes =
            [.. steps.Index().Where(step => step.Item.Commands is [NullHopPush]).Select(step => step.Index)];
        int first = Plan.Layers[0].Passes.Count;
        foreach ((PlannedLayer before, PlannedLayer layer) in Plan.Layers.Zip(Plan.Layers.Skip(1)))
        {
            for (int pass = first; before.Passes.Count == 1 && pass < first + layer.Passes.Count; pass++)
            {
                steps[passes[pass]] = steps[passes[pass]] with { Source = first - 1 };
            }

            first += layer.Passes.Count;
        }
    }

    // With overcommit maps are accepted that the row store may have no room for; a layer must not lose values unseen.
    private void CheckRoom(int index, LayerCase layer)
    {
        if (!Plan.Parameters.Overcommit)
        {
            return;
        }

        var packets = new MapPackets(Plan.Parameters);
        var store = new RowStore(Plan.Parameters);
        foreach (FeatureMap frame in layer.Frames)
        {
            // A pass takes all channels, or, where passes accumulate, a slice.
            int first = 0;
            foreach (PlannedPass planned in Plan.Layers[index].Passes.Take(layer.Accumulate ? layer.Slices.Count : 1))
            {
                Descriptor pass = planned.Descriptor;
                store.Begin(pass);
                (_, NullHopErrors errors) = packets.Decode(
                    packets.Encode(frame.Slice(first, pass.Channels), pass.Slices, raw: false), pass.Width, pass.Slices,
                    raw: false, pass.InSigned, store);
                first += pass.Channels;
                if (errors != NullHopErrors.None)
                {
                    throw new InvalidInputException(NoRoom(index));
                }
            }
        }
    }

    private Problem NoRoom(int layer) => new(
        "The row store has no room for the maps of these images", "row-entries",
        Plan.Parameters.RowEntries.ToString(CultureInfo.InvariantCulture),
        $"Choose more: layer {(layer + 1).ToString(CultureInfo.InvariantCulture)} of {Plan.Model.Name} loses values; "
        + "overcommit=false tells how many are always enough.");

    // Up to a wait, loads and passes touch rows of their own alone: the loads can all come first.
    private static IEnumerable<NetworkStep> StepsOf(NullHopProgram program, bool withLoads, int loadsBefore)
    {
        int consumed = 0;
        List<NullHopLoad> loads = [];
        List<NullHopPush> passes = [];
        foreach (NullHopCommand command in program.Commands.Append(new NullHopWait(0)))
        {
            switch (command)
            {
                case NullHopLoad load when withLoads:
                    loads.Add(load);
                    break;
                case NullHopPush push:
                    passes.Add(push);
                    break;
                case NullHopWait:
                    foreach (NullHopLoad[] together in loads.Chunk(LoadsTogether))
                    {
                        yield return new NetworkStep(together, []);
                    }

                    foreach (NullHopPush pass in passes)
                    {
                        var descriptor = Descriptor.Unpack(pass.Words);
                        int packets = descriptor.Frames * descriptor.Height * descriptor.Slices.Count;
                        Descriptor now = descriptor with { Loads = (descriptor.Loads + loadsBefore) & 0xFFFF };
                        yield return new NetworkStep(
                            [new NullHopPush(now.Pack())], [.. program.Input.Skip(consumed).Take(packets)]);
                        consumed += packets;
                    }

                    loads.Clear();
                    passes.Clear();
                    break;
            }
        }
    }
}
