using Hdl.Core.Numerics;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>Frames that are wrong in every way, and random ones.</summary>
/// <param name="configuration">Which network and link.</param>
/// <param name="random">Chooses.</param>
internal sealed class RandomFrames(TwSnnUp5kResolvedParameters configuration, Random random)
{
    private const int SmallRounds = 60;
    private const int TrainedRounds = 4;

    private bool IsUart => configuration.Parameters.Link == SerialLink.Uart;

    private int MostSteps => configuration.Parameters.MaxSteps;

    /// <summary>Commands with values at their limits, those beyond included.</summary>
    public IEnumerable<CommandFrame> Commands()
    {
        yield return CommandFrame.Identify;
        yield return CommandFrame.Version;
        yield return CommandFrame.Settings(1, 1);
        yield return CommandFrame.Settings(0, 1) with { Ending = FrameEnding.Cut };
        yield return CommandFrame.Settings(MostSteps, 0xFFFF);
        yield return CommandFrame.Settings(MostSteps + 1, 1) with { Ending = FrameEnding.Cut };
        yield return CommandFrame.Settings(255, 1) with
        {
            Ending = MostSteps == 255 ? FrameEnding.Complete : FrameEnding.Cut,
        };
        yield return CommandFrame.Settings(1, 0) with { Ending = FrameEnding.Cut };
        foreach ((char kind, int size, int limit) in ((char, int, int)[])
            [('W', configuration.RowBytes, configuration.Rows), ('T', 2, configuration.Thresholds)])
        {
            yield return Write(kind, size, limit - 1, 1);
            yield return Write(kind, size, limit, 1) with { Ending = FrameEnding.Cut };
            yield return Write(kind, size, limit - 1, 2) with { Ending = FrameEnding.Cut };
            yield return Write(kind, size, 0xFFFF, 255) with { Ending = FrameEnding.Cut };
            yield return Write(kind, size, 0, Math.Min(256, limit));
            if (limit < 256)
            {
                yield return Write(kind, size, 0, 256) with { Ending = FrameEnding.Cut };
            }
        }

        yield return CommandFrame.Identify;
    }

    /// <summary>Frames that are unknown, cut off or disturbed, each followed by one that is right.</summary>
    public IEnumerable<CommandFrame> Malformed()
    {
        yield return CommandFrame.Identify;
        CommandFrame settings = CommandFrame.Settings(1, 0x1234);
        foreach (CommandFrame wrong in (CommandFrame[])
        [
            new CommandFrame(0x00),
            new CommandFrame((byte)'X', (byte)'I', (byte)'S', 1, 2, 3),
            .. Enumerable.Range(1, 3).Select(length => new CommandFrame(settings.Bytes[..length])),
            .. Enumerable.Range(1, 5).Select(length => new CommandFrame(Write('T', 2, 0, 1).Bytes[..length])),
            new CommandFrame(Write('W', configuration.RowBytes, 0, 3).Bytes[..^1]),
            new CommandFrame(CommandFrame.Picture(Image(0.5)).Bytes[..^1]),
            settings with { ErrorAt = 0 },
            settings with { ErrorAt = 2 },
            settings with { ErrorAt = 3 },
            Write('W', configuration.RowBytes, 0, 2) with { ErrorAt = 3 + configuration.RowBytes },
            new CommandFrame([(byte)'I', .. settings.Bytes]) with { ErrorAt = 0 },
        ])
        {
            yield return wrong with { Ending = FrameEnding.Cut };
            yield return random.Next(2) == 0 ? CommandFrame.Identify : settings;
        }

        yield return CommandFrame.Version with { ErrorAt = 0, Ending = FrameEnding.Cut };
        yield return CommandFrame.Version;
    }

    /// <summary>
    /// Corner cases: images of extreme pixel values, several step counts, networks in which no neuron fires, all do, or
    /// one output does.
    /// </summary>
    public IEnumerable<CommandFrame> Corners()
    {
        // With the reset values of step count and seed: no settings command precedes it.
        yield return CommandFrame.Picture(Image(0.3));
        foreach (int steps in configuration.IsTrained ? (int[])[1] : [1, MostSteps, 2])
        {
            yield return CommandFrame.Settings(steps, random.Next(1, 0x10000));
            foreach (byte value in (byte[])[0, 255, 1])
            {
                var image = new byte[configuration.Inputs];
                Array.Fill(image, value);
                yield return CommandFrame.Picture(image);
            }

            yield return CommandFrame.Picture(Image(0.3));
        }

        int most = (1 << (configuration.CountWidth - 1)) - 1;
        int[] ends = [most, -most - 1];
        foreach (int threshold in ends)
        {
            foreach (CommandFrame frame in Thresholds(threshold, _ => threshold))
            {
                yield return frame;
            }

            yield return CommandFrame.Picture(Image(0.3));
            yield return CommandFrame.Picture(new byte[configuration.Inputs]);
        }

        // Thresholds around 0 tell whether an output neuron received no events or events from all hidden neurons.
        foreach (int threshold in ends)
        {
            foreach (CommandFrame frame in Thresholds(threshold, output => -(output % 2)))
            {
                yield return frame;
            }

            yield return CommandFrame.Picture(Image(0.3));
        }

        if (!configuration.IsTrained)
        {
            // All weights 1 and all pixels white but one: every neuron has counted every event, and no other.
            byte[] ones = new byte[configuration.RowBytes];
            Array.Fill(ones, (byte)0b01010101);
            int events = configuration.Network.Layers[^1].Inputs;
            foreach (CommandFrame frame in (CommandFrame[])
                    [
                        .. CommandFrame.Writes('W', [.. Enumerable.Repeat(ones, configuration.Rows)]),
                        .. Thresholds(configuration.Inputs - 2, output => events - (output % 2)),
                    ])
            {
                yield return frame;
            }

            var white = new byte[configuration.Inputs];
            Array.Fill(white, (byte)255, 1, white.Length - 1);
            yield return CommandFrame.Picture(white);
        }

        foreach (int winner in configuration.IsTrained
                ? [configuration.Outputs - 1]
                : Enumerable.Range(0, configuration.Outputs))
        {
            foreach (CommandFrame frame in Thresholds(0, output => output == winner ? -most - 1 : most))
            {
                yield return frame;
            }

            yield return CommandFrame.Picture(Image(0.3));
        }

        if (IsUart)
        {
            // Bytes that come while the answer is being made are lost; a quiet line makes it good again.
            yield return CommandFrame.Picture(Image(0.5)) with { Ending = FrameEnding.Hasty };
            yield return Write('T', 2, 0, 3) with { Ending = FrameEnding.Cut };
            yield return CommandFrame.Identify with { Ending = FrameEnding.Hasty };
            yield return CommandFrame.Settings(1, 7) with { Ending = FrameEnding.Cut };
            yield return CommandFrame.Identify;
        }
    }

    /// <summary>Everything in turn: memories partly overwritten, settings, images, wrong frames.</summary>
    public IEnumerable<CommandFrame> Mixture()
    {
        int rounds = configuration.IsTrained ? TrainedRounds : SmallRounds;
        for (int round = 0; round < rounds; round++)
        {
            yield return CommandFrame.Settings(random.Next(1, Math.Min(4, MostSteps) + 1), random.Next(1, 0x10000));
            foreach ((char kind, int size, int limit) in ((char, int, int)[])
                [('W', configuration.RowBytes, configuration.Rows), ('T', 2, configuration.Thresholds)])
            {
                int first = random.Next(limit);
                yield return Write(kind, size, first, 1 + random.Next(Math.Min(16, limit - first)));
            }

            if (round % 4 == 1)
            {
                CommandFrame whole = Write('W', configuration.RowBytes, 0, 2);
                yield return new CommandFrame(whole.Bytes[..random.Next(1, whole.Bytes.Length)])
                {
                    Ending = FrameEnding.Cut,
                };
            }

            yield return CommandFrame.Picture(Image(random.NextDouble() * (configuration.IsTrained ? 0.3 : 1)));
            yield return CommandFrame.Picture(Image(random.NextDouble() * (configuration.IsTrained ? 0.3 : 1)));
        }
    }

    // All thresholds: one for the hidden neurons, one each for the outputs.
    private IEnumerable<CommandFrame> Thresholds(int hidden, Func<int, int> ofOutput)
    {
        int before = configuration.Thresholds - configuration.Outputs;
        return CommandFrame.Writes('T', [
            .. Enumerable.Repeat(CommandFrame.Threshold(hidden), before),
            .. Enumerable.Range(0, configuration.Outputs).Select(output => CommandFrame.Threshold(ofOutput(output))),
        ]);
    }

    // Random bytes hold the illegal code as well; thresholds are such that some neurons fire.
    private CommandFrame Write(char kind, int size, int first, int count)
    {
        var items = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            items[i] = new byte[size];
            random.NextBytes(items[i]);
            if (kind == 'T' && random.Next(4) > 0)
            {
                items[i] = CommandFrame.Threshold((int)FixedPoint.Wrap(random.Next(-4, 5), 16));
            }
        }

        return CommandFrame.Write(kind, first, items);
    }

    private byte[] Image(double density)
    {
        var image = new byte[configuration.Inputs];
        foreach (ref byte pixel in image.AsSpan())
        {
            pixel = random.NextDouble() < density ? (byte)random.Next(256) : (byte)0;
        }

        return image;
    }
}
