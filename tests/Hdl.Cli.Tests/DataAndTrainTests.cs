namespace Hdl.Cli.Tests;

public sealed class DataAndTrainTests : CommandTest
{
    [Theory]
    [InlineData("No such data set", "mnist", "data", "mnits")]
    [InlineData("No such training preset", "mnist", "train", "mnsit")]
    [InlineData("The images have not been obtained", "hdl data mnist", "train")]
    [InlineData("The images have not been obtained", "hdl data fashion-mnist", "train", "fashion")]
    [InlineData("The images have not been obtained", "hdl data mnist", "train", "delta-mnist")]
    [InlineData("The data set is not obtained by its name", "fsdd_logmel.npz", "train", "delta-fsdd")]
    [InlineData("The preset's data set is obtained by its name", "Leave it out", "train", "mnist", "--data", "x")]
    [InlineData("There is no such delta network", "Name one that ships", "delta-sweep", "mnits")]
    [InlineData("--lanes must be 1 or 2", "--help", "delta-sweep", "--lanes", "3")]
    [InlineData("--epochs must be at least 1", "--help", "train", "mnist", "--epochs", "0")]
    public void Bad_input_is_explained(string message, string remedy, params string[] arguments)
    {
        Outcome outcome = HdlHere(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Contains(remedy, outcome.Error);
    }

    [Fact]
    public void Without_npm_the_command_that_installs_it_is_named()
    {
        var environment = new Dictionary<string, string?> { ["PATH"] = In("empty") };

        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, environment, "data");
        Outcome outcome = process.Wait();

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("apt-get install npm", outcome.Error);
    }
}
