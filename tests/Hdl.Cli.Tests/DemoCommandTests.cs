namespace Hdl.Cli.Tests;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class DemoCommandTests : CommandTest
{
    // A tap per cycle: the smallest hardware, which is built soonest.
    [Theory]
    [InlineData("twsnn")]
    [InlineData("spiking_net", "--set", "model=spiking_mnist parallel=tap")]
    public void Ten_digits_are_classified_through_the_driver_and_shown(params string[] arguments)
    {
        CopyImages();

        Outcome outcome = Hdl(["demo", .. arguments]);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("10 of 10 right", outcome.Output);
        for (int digit = 0; digit < 10; digit++)
        {
            Assert.Contains(FormattableString.Invariant($"label {digit}"), outcome.Output);
        }
    }

    [Theory]
    [InlineData("fifo")]
    [InlineData("nullhop")]
    [InlineData("spiking_net")]
    [InlineData("twsnn", "--set", "input=events")]
    [InlineData("twsnn", "--preset", "loadable")]
    [InlineData("twsnn", "--preset", "small")]
    [InlineData("twsnn", "--set", "counters=false")]
    [InlineData("twsnn", "--set", "module=mine")]
    public void What_cannot_be_shown_is_refused(params string[] arguments)
    {
        CopyImages();

        Outcome outcome = HdlHere(["demo", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("remedy:", outcome.Error);
    }

    private void CopyImages()
    {
        string folder = Directory.CreateDirectory(In("tests/data")).FullName;
        string shipped = Path.Combine(HdlProcess.Repository, "tests", "data");
        foreach (string file in Directory.EnumerateFiles(shipped, "mnist*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
