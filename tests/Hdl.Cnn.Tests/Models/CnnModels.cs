using System.Text;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;

namespace Hdl.Cnn.Tests.Models;

/// <summary>Networks for tests.</summary>
internal static class CnnModels
{
    /// <summary>A network of 5 x 4 x 2 values: c3x2-3, pool 2, and a fully connected layer with multipliers.</summary>
    public static CnnModel Small()
    {
        var first = new ConvolutionLayer
        {
            Height = 5,
            Width = 4,
            Channels = 2,
            Outputs = 3,
            KernelHeight = 3,
            KernelWidth = 2,
            PadTop = 1,
            OutHeight = 4,
            OutWidth = 3,
            PoolWindow = 2,
            PoolStride = 1,
            Relu = true,
            Round = true,
            Shift = 7,
        };
        var last = new ConvolutionLayer
        {
            Height = 3,
            Width = 2,
            Channels = 3,
            Outputs = 2,
            KernelHeight = 3,
            KernelWidth = 2,
            OutHeight = 1,
            OutWidth = 1,
            Shift = 23,
            BiasShift = 4,
            OutSigned = true,
            Scaled = true,
        };
        return new CnnModel
        {
            Name = "tiny",
            Widths = new LayerWidths(8, 8, 24),
            Command = "hdl train tiny",
            Calibration = new CnnCalibration("tiny-train", 5),
            Accuracy = [new CnnAccuracy("tiny-test", 3, 2, [7, 20, 0])],
            Layers = [new(first, Random(first, 1, [])), new(last, Random(last, 2, [40_000, 65_535]))],
        };
    }

    /// <summary>Random weights of 8 bits.</summary>
    public static ConvolutionWeights Random(ConvolutionLayer layer, int seed, int[] multipliers)
    {
        var random = new Random(seed);
        return new ConvolutionWeights(
            layer.Outputs, [.. Enumerable.Range(0, layer.Outputs * layer.Taps).Select(_ => random.Next(-128, 128))],
            [.. Enumerable.Range(0, layer.Outputs).Select(_ => random.Next(-9000, 9000))], multipliers);
    }

    public static string Text(CnnModel model)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            CnnModelFile.Save(model, path);
            return File.ReadAllText(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static CnnModel Parse(string text) => CnnModelFile.Parse(Encoding.UTF8.GetBytes(text), "model.json");
}
