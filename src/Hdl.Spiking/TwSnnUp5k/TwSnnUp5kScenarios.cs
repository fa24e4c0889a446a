using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Networks.Data;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>
/// What <c>twsnn_up5k</c> is proved with: every command right and wrong, random memories and images, a data set.
/// </summary>
/// <param name="configuration">Which network and link.</param>
/// <param name="options">Seed, effort, images.</param>
internal sealed class TwSnnUp5kScenarios(TwSnnUp5kResolvedParameters configuration, ScenarioOptions options)
{
    /// <summary>Name of the scenario that runs a data set.</summary>
    public const string ImagesName = "images";

    /// <summary>Images that are sent bit by bit; a byte takes ten bits of many clocks.</summary>
    public const int MostUartImages = 100;

    // With gaps and back-pressure a simulation takes several times as long.
    private const int MostStalledImages = 200;

    private bool IsUart => configuration.Parameters.Link == SerialLink.Uart;

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        if (options.Data is ImageSet images && images.PixelsPerImage == configuration.Inputs)
        {
            yield return Run(ImagesName, Images(IsUart ? images.Take(MostUartImages) : images), gaps: false);
            if (!IsUart)
            {
                yield return Run("images-stalled", Images(images.Take(MostStalledImages)), gaps: true);
            }

            yield break;
        }

        var frames = new RandomFrames(configuration, new Random(options.Seed));
        yield return Run("commands", frames.Commands(), gaps: false);
        yield return Run("malformed", frames.Malformed(), gaps: false);
        yield return Run("corners", [.. CommandFrame.Load(configuration), .. frames.Corners()], gaps: false);
        for (int i = 0; i < options.Effort; i++)
        {
            string name = $"random-{(i + 1).ToString(CultureInfo.InvariantCulture)}";
            yield return Run(
                name, [.. CommandFrame.Load(configuration), .. frames.Mixture()], gaps: !configuration.IsTrained);
        }
    }

    private IEnumerable<CommandFrame> Images(ImageSet images)
    {
        foreach (CommandFrame frame in CommandFrame.Load(configuration))
        {
            yield return frame;
        }

        for (int image = 0; image < images.Count; image++)
        {
            yield return CommandFrame.Picture(images[image]);
        }
    }

    private Scenario Run(string name, IEnumerable<CommandFrame> frames, bool gaps)
    {
        var random = new Random(options.Seed);
        if (IsUart)
        {
            var host = new UartHost(configuration, random);
            foreach (CommandFrame frame in frames)
            {
                host.Send(frame, gaps);
            }

            return new Scenario(name, [host.Phase]);
        }

        var bytes = new ByteHost(new TwSnnUp5kPorts(configuration.Parameters).Command!, random);
        foreach (CommandFrame frame in frames)
        {
            bytes.Send(frame);
        }

        return new Scenario(name, [bytes.Phase(name != ImagesName)]);
    }
}
