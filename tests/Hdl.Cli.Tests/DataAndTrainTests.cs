namespace Hdl.Cli.Tests;

public sealed class DataAndTrainTests : CommandTest
{
    [Theory]
    [InlineData("No such data set", "mnist", "data", "mnits")]
    [InlineData("No such training preset", "mnist", "train", "mnsit")]
    [InlineData("The images have not been obtained", "hdl data mnist", "train")]
    [InlineData("The images have not been obtained", "hdl data fashion-mnist", "train", "fashion")]
    [InlineData("The images have not been obtained", "hdl data mnist", "train", "delta-mnist")]
    [InlineData("The images have not been obtained", "hdl data fashion-mnist", "train", "spiking-fashion")]
    [InlineData("No such training preset", "spiking-mnist", "train", "spiking-mnits")]
    [InlineData("The features of spoken digits have not been computed", "fsdd_logmel.npz", "train", "delta-fsdd")]
    [InlineData("The features of spoken digits have not been computed", "--from", "delta-sweep", "delta_spoken")]
    [InlineData(
        "The features of spoken digits have not been computed", "--data FOLDER", "cosim", "delta_gru", "--preset",
        "spoken", "--images", "2")]
    [InlineData("Sequences for a target that takes none", "delta_gru", "cosim", "twsnn", "--data", "fsdd")]
    [InlineData("The recordings of the data set are not downloaded", "--from FOLDER", "data", "fsdd")]
    [InlineData("Only one data set has recordings", "--from FOLDER", "data", "mnist", "--from", ".")]
    [InlineData("There are no recordings in the folder", "7_jackson_32.wav", "data", "fsdd", "--from", ".")]
    [InlineData("There is no such folder", "7_jackson_32.wav", "data", "fsdd", "--from", "none")]
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
    public void Recordings_become_features_that_every_command_finds_by_name()
    {
        Directory.CreateDirectory(In("recordings"));
        foreach ((string name, int samples) in ((string, int)[])[
            ("0_a_0", 200), ("1_a_1", 900), ("2_a_2", 450), ("0_a_5", 400), ("1_a_6", 700)])
        {
            SaveNoise(In($"recordings/{name}.wav"), samples);
        }

        Outcome data = HdlHere("data", "fsdd", "--from", ".");
        Assert.Equal("written: data/fsdd/fsdd_logmel.npz, 5 recordings, 3 of them for testing\n", data.Output);
        Assert.Contains("3 sequences of fsdd-test", HdlHere("delta-sweep", "delta_spoken").Output);

        // Sequences of 1, 9 and 4 steps.
        Outcome cosim = Hdl("cosim", "delta_gru", "--preset", "spoken", "--images", "3");
        Assert.True(cosim.ExitCode == 0, cosim.Output + cosim.Error);
        Assert.Contains("sequences: 3  (fsdd-test)", cosim.Output);
        Assert.Contains("right, 14 steps)", cosim.Output);
        Assert.Contains("\n0 mismatches", cosim.Output);
        Assert.Contains("More sequences than there are", Hdl(
            "cosim", "delta_gru", "--preset", "spoken", "--images", "4").Error);
    }

    private static void SaveNoise(string path, int samples)
    {
        var random = new Random(samples);
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + (2 * samples));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write(0x0001_0001);
        writer.Write(8000);
        writer.Write(16000);
        writer.Write(0x0010_0002);
        writer.Write("data"u8);
        writer.Write(2 * samples);
        for (int i = 0; i < samples; i++)
        {
            writer.Write((short)random.Next(-6000, 6000));
        }
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
