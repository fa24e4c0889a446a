using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Spiking;

namespace Hdl.Training.Spiking;

/// <summary>Shows all images of a set to a spiking network of integers.</summary>
public static class SpikingEvaluator
{
    /// <summary>Right answers and spikes.</summary>
    /// <param name="network">A network as <see cref="SpikingInference"/> takes it.</param>
    /// <param name="images">Labelled images, at least one, as large as its input.</param>
    /// <param name="threads">Threads; every processor when 0. The result does not depend on it.</param>
    /// <exception cref="InvalidInputException">Another kind of network, or other images.</exception>
    public static SpikingAccuracy Evaluate(SpikingNetwork network, ImageSet images, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0 || images.Labels.Length != images.Count
            || (images.Height, images.Width) != (network.Input.Height, network.Input.Width))
        {
            throw new InvalidInputException(new Problem(
                "The images do not fit the network", images.Name,
                FormattableString.Invariant($"{images.Count} of {images.Height} x {images.Width}"),
                FormattableString.Invariant(
                    $"Give labelled images of {network.Input.Height} x {network.Input.Width}.")));
        }

        int parts = threads > 0 ? threads : Environment.ProcessorCount;
        var inferences = new SpikingInference[parts];
        int[] correct = new int[parts];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part =>
        {
            inferences[part] = new SpikingInference(network);
            int end = (int)((long)images.Count * (part + 1) / parts);
            for (int image = (int)((long)images.Count * part / parts); image < end; image++)
            {
                correct[part] += inferences[part].Classify(images[image]) == images.Labels[image] ? 1 : 0;
            }
        });
        return new SpikingAccuracy(
            images.Name, images.Count, correct.Sum(),
            [
                .. Enumerable.Range(0, inferences[0].Spikes.Length)
                    .Select(layer => inferences.Sum(inference => inference.Spikes[layer])),
            ]);
    }
}
