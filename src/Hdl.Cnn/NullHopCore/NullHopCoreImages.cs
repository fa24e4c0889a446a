using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Cnn.NullHopCore;

/// <summary>
/// The convolutional network that ships, layer by layer on real images: each layer takes the maps of the one before,
/// compressed, and gives compressed maps, all of which are compared.
/// </summary>
/// <param name="parameters">Widths and sizes.</param>
/// <param name="images">Images of 28 x 28 pixels, and their classes.</param>
internal sealed class NullHopCoreImages(NullHopParameters parameters, ImageSet images)
{
    /// <summary>Name of the scenario.</summary>
    public const string Name = "images";

    private const int Classes = 10;
    private const int Side = 28;

    /// <summary>The layers of the network with the images as frames.</summary>
    /// <exception cref="InvalidInputException">Images of another size, or parameters that the network does not
    /// fit.</exception>
    public IReadOnlyList<LayerCase> Layers()
    {
        if (images.Width != Side || images.Height != Side)
        {
            throw new InvalidInputException(new Problem(
                "Images of another size than the network's", "--images",
                string.Create(CultureInfo.InvariantCulture, $"{images.Width} x {images.Height} pixels"),
                "Give images of 28 x 28 pixels."));
        }

        FeatureMap[] frames =
        [
            .. Enumerable.Range(0, images.Count).Select(image =>
                new FeatureMap(Side, Side, 1, [.. images[image].ToArray().Select(pixel => (int)pixel)])),
        ];
        CnnModel model = CnnModelFile.Load(Path.Combine(AppContext.BaseDirectory, "models", "cnn_mnist.json"));
        return CnnModelProgram.Layers(model, parameters, frames);
    }

    /// <summary>How many of the images got their class.</summary>
    /// <param name="observed">What the scenario gave.</param>
    public IReadOnlyList<Figure> Figures(IReadOnlyList<PhaseObservation> observed)
    {
        var ports = new NullHopCorePorts(parameters);
        MapPacket[] packets =
        [
            .. MapBeats.Packets(observed
                .Where(phase => phase.Outputs.ContainsKey(ports.Result))
                .SelectMany(phase => NullHopCoreBeats.MapBeatsOf(phase.Outputs[ports.Result], ports.Result))),
        ];
        if (packets.Length < images.Count)
        {
            return [];
        }

        // The last layer gives a packet for each image.
        var decoder = new MapPackets(parameters);
        int right = 0;
        for (int image = 0; image < images.Count; image++)
        {
            int[] scores = new int[NullHopParameters.WordChannels];
            decoder.DecodeRow(packets[packets.Length - images.Count + image], scores, raw: false, signed: true);
            int[] classes = scores[..Classes];
            right += Array.IndexOf(classes, classes.Max()) == images.Labels[image] ? 1 : 0;
        }

        double cycles = observed.Sum(phase => phase.CycleCount);
        return
        [
            new("accuracy", ((double)right / images.Count).ToString("P2", CultureInfo.InvariantCulture), "",
                string.Create(CultureInfo.InvariantCulture, $"{right} of {images.Count} images")),
            new("cycles", (cycles / images.Count).ToString("F0", CultureInfo.InvariantCulture), "cycles/image",
                "all layers, loads included"),
        ];
    }
}
