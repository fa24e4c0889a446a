using Hdl.Blocks.Axi;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;
using Hdl.Spiking.SpikingNet.Axi;
using Hdl.Spiking.TwSnn;
using Sample = System.Collections.Generic.IReadOnlyList<
    System.Collections.Generic.IReadOnlyList<(int Y, int X, int Channel)>>;

namespace Hdl.Spiking.SpikingNet;

/// <summary>Phases of samples, through whichever ports a network has.</summary>
/// <param name="resolved">The network.</param>
internal sealed class SpikingNetStimulus(SpikingNetResolvedParameters resolved)
{
    private readonly SpikingNetPorts _plain = new(resolved);
    private readonly SpikingNetAxiPorts? _axi =
        resolved.Parameters.Ports == PortStyle.Axi ? new SpikingNetAxiPorts(resolved) : null;

    /// <summary>The stream of results.</summary>
    public PacketStream Result => _axi?.Result ?? _plain.Result;

    /// <summary>
    /// Phases that send samples one behind the other: one, or one for each run of samples of as many steps, which are
    /// written before it.
    /// </summary>
    /// <param name="samples">Events of the steps of each sample.</param>
    /// <param name="stalls">Whether there are gaps and back-pressure.</param>
    public IEnumerable<Phase> Phases(IEnumerable<Sample> samples, bool stalls)
    {
        if (_axi is null)
        {
            var beats = new BeatSequence(_plain.Event);
            foreach (Sample sample in samples)
            {
                for (int step = 0; step < sample.Count; step++)
                {
                    _plain.Event.AddStep(beats, sample[step], step == sample.Count - 1);
                }
            }

            return [Phase(_plain.Event, beats, stalls)];
        }

        List<Phase> phases = [];
        BeatSequence? words = null;
        int steps = 0;
        foreach (Sample sample in samples)
        {
            if (words is null || sample.Count != steps)
            {
                steps = sample.Count;
                words = new BeatSequence(_axi.Samples);
                phases.Add(WriteSteps(steps, stalls));
                phases.Add(Phase(_axi.Samples, words, stalls));
            }

            foreach (IReadOnlyList<(int Y, int X, int Channel)> step in sample)
            {
                AddWords(words, step);
            }
        }

        return phases;
    }

    /// <summary>Phases that write a number of steps and send images of pixels one behind the other.</summary>
    /// <param name="images">Bytes of each, row by row: as many as an image has, fewer or more.</param>
    /// <param name="steps">Steps of each.</param>
    /// <param name="stalls">Whether there are gaps and back-pressure.</param>
    public IEnumerable<Phase> Images(IEnumerable<byte[]> images, int steps, bool stalls)
    {
        BeatSequence beats = NewWords();
        foreach (byte[] image in images)
        {
            AddImage(beats, image);
        }

        return [WriteSteps(steps, stalls), Words(beats, stalls)];
    }

    /// <summary>Adds the beats of an image.</summary>
    /// <param name="beats">Where to.</param>
    /// <param name="image">Its bytes, whole beats of them.</param>
    public void AddImage(BeatSequence beats, ReadOnlySpan<byte> image)
    {
        int bytes = resolved.Pixels!.Bytes;
        for (int at = 0; at < image.Length; at += bytes)
        {
            Span<uint> beat = beats.Append();
            for (int i = 0; i < bytes; i++)
            {
                beats.WriteBits(beat, _axi!.Samples.Data, 8 * i, 8, image[at + i]);
            }

            beats.Write(beat, _axi!.Samples.Last, at + bytes == image.Length ? 1u : 0u);
        }
    }

    /// <summary>A phase of words.</summary>
    /// <param name="words">Beats of <see cref="SpikingNetAxiPorts.Samples"/>.</param>
    /// <param name="stalls">Whether there are gaps and back-pressure.</param>
    public Phase Words(BeatSequence words, bool stalls) => Phase(_axi!.Samples, words, stalls);

    /// <summary>No words yet.</summary>
    public BeatSequence NewWords() => new(_axi!.Samples);

    /// <summary>Adds the words of a step.</summary>
    /// <param name="words">Where to.</param>
    /// <param name="step">Its events.</param>
    public void AddWords(BeatSequence words, IReadOnlyList<(int Y, int X, int Channel)> step)
    {
        var word = new EventWord(resolved.Network.Input);
        for (int i = 0; i < step.Count; i++)
        {
            (int y, int x, int channel) = step[i];
            words.Add(word.Of(y, x, channel), i == step.Count - 1 ? 1u : 0u);
        }

        if (step.Count == 0)
        {
            words.Add(1UL << EventWord.Null, 1);
        }
    }

    private static Phase WriteSteps(int steps, bool stalls) =>
        AxiStimulus.Write((TwSnnRegisters.Steps, (uint)steps, 0xFu)) with { AllowStalls = stalls };

    private static Phase Phase(string stream, BeatSequence beats, bool stalls) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [stream] = beats },
        AllowStalls = stalls,
    };
}
