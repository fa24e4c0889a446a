using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Tensors;

namespace Hdl.Cnn.Tests.Models;

public sealed class CnnMapsTests
{
    [Fact]
    public void The_maps_are_those_of_inference()
    {
        CnnModel model = CnnModelSource.Load(null);
        ImageSet images = TestImages.Mnist300().Take(60);

        IReadOnlyList<Tensor> maps = CnnMaps.Record(model, images);

        Assert.Equal(
            ["input.pixels", "layer1.map", "layer2.map", "layer3.map", "layer4.map"], maps.Select(map => map.Name));
        Assert.Equal([60, 5, 5, 32], maps[2].Shape);
        Assert.Equal([new('u', 1), new('u', 1), new('u', 1), new('u', 1), new('i', 1)], maps.Select(map => map.Type));
        Assert.Equal(images.Pixels, maps[0].Bytes.ToArray());
        CnnAccuracy figure = CnnEvaluator.Evaluate(model, images);
        Assert.Equal(figure.Zeros, maps.Select(map => (long)map.Bytes.Span.Count((byte)0)));
        var inference = new CnnInference(model);
        inference.Run(Array.ConvertAll(images[59].ToArray(), pixel => (int)pixel));
        Assert.Equal(
            inference.Map(3).ToArray(),
            Array.ConvertAll(maps[4].Bytes[^10..].ToArray(), value => (int)(sbyte)value));
    }

    [Fact]
    public void Values_of_more_than_a_byte_take_two()
    {
        CnnModel model = CnnModelSource.Load(null);
        model = model with { Widths = new LayerWidths(12, 8, 32) };
        ImageSet images = TestImages.Mnist300().Take(1);

        Tensor map = CnnMaps.Record(model, images)[4];

        var inference = new CnnInference(model);
        inference.Run(Array.ConvertAll(images[0].ToArray(), pixel => (int)pixel));
        Assert.Equal(new ElementType('i', 2), map.Type);
        Assert.Equal(
            inference.Map(3).ToArray(),
            Enumerable.Range(0, 10).Select(i => (int)BitConverter.ToInt16(map.Bytes.Span[(2 * i)..])));
    }

    [Fact]
    public void Maps_that_are_too_large_are_refused()
    {
        CnnModel model = CnnModelSource.Load(null);
        var many = new ImageSet("many", 28, 28, new byte[784 * 300_000], []);

        Assert.Equal(
            "The maps are too large",
            Assert.Single(Assert.Throws<InvalidInputException>(() => CnnMaps.Record(model, many)).Problems).What);
    }

    [Theory]
    [InlineData("{ \"format\": \"hdl-cnn/1\"", true)]
    [InlineData("{ \"name\": { \"format\": \"hdl-cnn/1\" }, \"format\": \"hdl-ternary-network/1\" }", false)]
    [InlineData("{ \"name\": { \"format\": 1 }, \"format\": \"hdl-cnn/1\" }", true)]
    [InlineData("{ \"format\": 7 }", false)]
    [InlineData("[]", false)]
    [InlineData("nothing", false)]
    public void A_file_of_the_format_is_told_from_others(string text, bool expected)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            File.WriteAllText(path, text);
            Assert.Equal(expected, CnnModelSource.IsConvolutional(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
