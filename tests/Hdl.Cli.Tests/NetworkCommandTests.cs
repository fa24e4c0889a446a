using System.Text.Json;

namespace Hdl.Cli.Tests;

/// <summary>Commands that take convolutional networks.</summary>
public sealed class NetworkCommandTests : CommandTest
{
    [Fact]
    public void The_table_of_the_network_that_ships_stands_below_the_sizes()
    {
        Outcome outcome = HdlHere("explain", "nullhop");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("cnn_mnist: 28x28x1, c3-16, pool 2, c3-32, pool 2, c3-64, c3-10\n", outcome.Output);
        Assert.Contains("1,017 of 1,024", outcome.Output);
        Assert.Equal(outcome, HdlHere("explain", "nullhop", "--model", "cnn_mnist"));
    }

    [Fact]
    public void A_preset_that_the_network_does_not_fit_is_explained_and_refuses_it_only_where_it_is_asked_for()
    {
        Outcome sizes = HdlHere("explain", "nullhop", "--preset", "ternary");
        Outcome asked = HdlHere("explain", "nullhop", "--preset", "ternary", "--model", "cnn_mnist");

        Assert.Equal((0, ""), (sizes.ExitCode, sizes.Error));
        Assert.Contains("clusters", sizes.Output);
        Assert.Contains(", which does not fit", sizes.Output);
        Assert.Equal((2, ""), (asked.ExitCode, asked.Output));
        Assert.Contains("value-width", asked.Error);
    }

    [Theory]
    [InlineData("weight-rows", "layer 4 of cnn_mnist, c3-10, needs 576, 476 more",
        "explain", "nullhop", "--model", "cnn_mnist", "--set", "weight-rows=100")]
    [InlineData("weight-rows", "layer 3 of cnn_mnist, c3-64, needs 288, 188 more",
        "cosim", "nullhop_core", "--images", "2", "--set", "weight-rows=100")]
    [InlineData(
        "There is no such network", "Name one that ships (cnn_fashion, cnn_mnist",
        "explain", "nullhop", "--model", "cnn")]
    [InlineData("no network by this option", "--set model=", "explain", "twsnn", "--model", "cnn_mnist")]
    [InlineData("no network by this option", "--set model=", "cosim", "twsnn", "--model", "cnn_mnist")]
    [InlineData("A network without images", "--images", "cosim", "nullhop", "--model", "cnn_mnist")]
    [InlineData("A convolutional network has no time steps", "Leave it out.", "maps", "cnn_mnist", "--steps", "2")]
    [InlineData("The images have not been obtained", "hdl data mnist", "maps", "cnn_mnist", "--images", "301")]
    public void What_cannot_be_run_is_explained(string what, string remedy, params string[] arguments)
    {
        Outcome outcome = Here(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(what, outcome.Error);
        Assert.Contains(remedy, outcome.Error);
        Assert.Empty(Snapshot(Root));
    }

    [Fact]
    public void Images_are_those_of_the_data_set_that_the_network_was_measured_on()
    {
        string model = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "models", "cnn_mnist.json"));
        File.WriteAllText(In("mine.json"), model.Replace("mnist-test", "fashion-mnist-test", StringComparison.Ordinal));

        Outcome asked = HdlHere("cosim", "nullhop", "--images", "1", "--model", "mine.json");
        Outcome recorded = HdlHere("maps", "mine.json", "--images", "1");

        Assert.Equal((2, 2), (asked.ExitCode, recorded.ExitCode));
        Assert.Contains("hdl data fashion-mnist", asked.Error);
        Assert.Contains("hdl data fashion-mnist", recorded.Error);
    }

    [Fact]
    public void Feature_maps_are_recorded_with_their_sizes_and_can_be_analysed()
    {
        Outcome outcome = Here("maps", "cnn_mnist", "--images", "50", "-o", In("maps.npz"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("50 images of mnist-shipped", outcome.Output);
        Assert.Contains("values of 8 bits, map words of 8", outcome.Output);
        using JsonDocument document = JsonDocument.Parse(
            HdlHere("analyze", "maps.npz", "--packet", "2", "--value-width", "8", "--map-width", "8", "--json").Output);
        JsonElement[] tensors = [.. document.RootElement.EnumerateArray()];
        Assert.Equal(
            ["input.pixels", "layer1.map", "layer2.map", "layer3.map", "layer4.map"],
            tensors.Select(tensor => tensor.GetProperty("name").GetString()));
        Assert.Equal(
            [50, 13, 13, 16], tensors[1].GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()));
        // What the table says is what analyze says.
        long bits = tensors[1].GetProperty("map_bits").GetInt64();
        Assert.Contains(bits.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), outcome.Output);
    }

    // The images that ship with the sources are found from the repository; files of its data folder must not matter.
    private Outcome Here(params string[] arguments)
    {
        string data = Path.Combine("tests", "data");
        Directory.CreateDirectory(In(data));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(HdlProcess.Repository, data)))
        {
            File.Copy(file, In(Path.Combine(data, Path.GetFileName(file))));
        }

        try
        {
            return HdlHere(arguments);
        }
        finally
        {
            Directory.Delete(In("tests"), recursive: true);
        }
    }
}
