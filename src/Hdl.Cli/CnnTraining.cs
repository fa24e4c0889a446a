using System.Text;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Core.Files;
using Hdl.Networks.Data;
using Hdl.Training.Convolutions;
using Hdl.Training.Training;

namespace Hdl.Cli;

/// <summary>
/// Training of convolutional networks from images to files. Training and inference know nothing of each other: here
/// they meet.
/// </summary>
internal static class CnnTraining
{
    /// <summary>Wide enough for every layer that is trained here; the check of the model says so.</summary>
    private const int AccumulatorWidth = 32;

    /// <summary>
    /// Trains, measures the integer network on all test images, and writes <paramref name="modelFile"/> and the SVG of
    /// the same name. Both are written at the end, whole: cancelling leaves earlier files as they were.
    /// </summary>
    public static CnnModel Run(
        ConvolutionOptions options, ImageSet train, ImageSet test, string modelFile,
        IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var history = new TrainingHistory(progress);
        TrainedConvolutions network = ConvolutionTrainer.Train(
            options, train,
            trained => CnnEvaluator.Evaluate(Model(options, train, trained), test, options.Threads).Share, history,
            cancellationToken);
        CnnModel model = Model(options, train, network);
        model = model with { Accuracy = [CnnEvaluator.Evaluate(model, test, options.Threads)] };
        CnnModelFile.Save(model, modelFile);
        OutputFile.Write(
            Path.ChangeExtension(modelFile, ".svg"),
            Encoding.UTF8.GetBytes(TrainingPlot.ToSvg($"{model.Name}: {model.Shape}", history.Epochs)));
        return model;
    }

    /// <summary>The model of a trained network; without figures.</summary>
    public static CnnModel Model(ConvolutionOptions options, ImageSet train, TrainedConvolutions network)
    {
        List<CnnModelLayer> layers = [];
        (int height, int width) = (train.Height, train.Width);
        foreach ((int index, TrainedConvolution trained) in network.Layers.Index())
        {
            bool isLast = index == network.Layers.Count - 1;
            var layer = new ConvolutionLayer
            {
                Height = height,
                Width = width,
                Channels = trained.Channels,
                Outputs = trained.Shape.Outputs,
                KernelHeight = trained.Shape.Kernel,
                KernelWidth = trained.Shape.Kernel,
                OutHeight = height - trained.Shape.Kernel + 1,
                OutWidth = width - trained.Shape.Kernel + 1,
                PoolWindow = trained.Shape.Pool,
                PoolStride = trained.Shape.Pool,
                Relu = !isLast,
                Shift = trained.Shift,
                Round = true,
                OutSigned = isLast,
            };
            layers.Add(new CnnModelLayer(
                layer, new ConvolutionWeights(layer.Outputs, trained.Weights, trained.Biases, [])));
            (height, width) = (layer.PooledHeight, layer.PooledWidth);
        }

        return new CnnModel
        {
            Name = options.Name,
            Widths = new LayerWidths(options.ValueWidth, options.WeightWidth, AccumulatorWidth),
            Layers = layers,
            Command = Command(options),
            Calibration = new CnnCalibration(train.Name, Math.Min(options.CalibrationImages, train.Count)),
        };
    }

    private static string? Command(ConvolutionOptions options)
    {
        ConvolutionOptions? preset = ConvolutionOptions.Presets.FirstOrDefault(known => known.Name == options.Name);
        if (preset is null
            || preset with { Epochs = options.Epochs, Seed = options.Seed, Threads = options.Threads } != options)
        {
            return null;
        }

        return TrainingCommand.Of(preset.PresetName, (options.Epochs, preset.Epochs), (options.Seed, preset.Seed));
    }
}
