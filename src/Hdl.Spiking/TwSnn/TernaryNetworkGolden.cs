using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// The network as a function of images: spikes in, class and scores out, bit-exact, without a clock. Allocation-free
/// from image to image where no sum can overflow.
/// </summary>
public sealed class TernaryNetworkGolden
{
    private readonly TernaryNetwork _network;
    private readonly NetworkLayerGolden[] _layers;
    private readonly ulong[][] _spikes;
    private readonly int _pixelsPerBeat;
    private readonly ushort[] _seeds;
    private byte[] _draws = [];
    private int _drawnSteps;

    /// <summary>A network in its state after reset.</summary>
    /// <param name="network">Weights and conventions.</param>
    /// <param name="lanes">Events integrated per cycle.</param>
    /// <param name="pixelsPerBeat">Lanes of the rate encoder.</param>
    public TernaryNetworkGolden(TernaryNetwork network, int lanes, int pixelsPerBeat)
    {
        _network = network;
        _pixelsPerBeat = pixelsPerBeat;
        _layers = [.. network.Layers.Select(layer => new NetworkLayerGolden(layer, network, lanes))];
        _spikes = [.. network.Shape.Select(size => new ulong[FixedPoint.CeilDivide(size, 64)])];
        _seeds = new ushort[pixelsPerBeat];
        for (int lane = 0; lane < pixelsPerBeat; lane++)
        {
            _seeds[lane] = Lfsr16.LaneSeed(network.Seed, lane, pixelsPerBeat);
        }

        Level = network.ThresholdLevel;
        Scores = new long[network.Layers[^1].Neurons];
    }

    /// <summary>Pixel level of threshold coding.</summary>
    public int Level { get; set; }

    /// <summary>Seeds of the lanes.</summary>
    public ReadOnlySpan<ushort> Seeds => _seeds;

    /// <summary>Score of each output neuron since <see cref="BeginImage"/>: spikes, or summed potentials.</summary>
    public long[] Scores { get; }

    /// <summary>The class: the highest score, the lowest index on a tie.</summary>
    public int Class
    {
        get
        {
            int best = 0;
            for (int i = 1; i < Scores.Length; i++)
            {
                best = Scores[i] > Scores[best] ? i : best;
            }

            return best;
        }
    }

    /// <summary>The spikes of the last step: those of the inputs, then those of each layer, one bit each.</summary>
    public IReadOnlyList<ulong[]> Spikes => _spikes;

    /// <summary>The layers.</summary>
    internal IReadOnlyList<NetworkLayerGolden> Layers => _layers;

    /// <summary>Runs one image.</summary>
    /// <param name="pixels">I pixels of 8 bits.</param>
    /// <param name="steps">Time steps T.</param>
    /// <returns>The class; <see cref="Scores"/> hold the rest.</returns>
    public int Classify(ReadOnlySpan<byte> pixels, int steps)
    {
        BeginImage();
        for (int step = 0; step < steps; step++)
        {
            EncodeStep(pixels, step);
            Step();
        }

        return Class;
    }

    /// <summary>Clears the scores and the membranes: no image leaves a trace in the next.</summary>
    public void BeginImage()
    {
        Array.Clear(Scores);
        foreach (NetworkLayerGolden layer in _layers)
        {
            layer.Reset();
        }
    }

    /// <summary>Replaces the seed of one lane.</summary>
    public void SetSeed(int lane, ushort seed)
    {
        _seeds[lane] = seed;
        _drawnSteps = 0;
    }

    /// <summary>Derives the seeds of all lanes from one (docs/rate_encoder.md).</summary>
    public void SetOneSeed(ushort seed)
    {
        for (int lane = 0; lane < _seeds.Length; lane++)
        {
            SetSeed(lane, Lfsr16.DerivedSeed(seed, lane));
        }
    }

    /// <summary>
    /// Sets the input spikes of one step of an image (TW-SNN, Algorithm 1). Every image starts from the seeds, so what
    /// a pixel is compared with depends on the step and the pixel alone.
    /// </summary>
    public void EncodeStep(ReadOnlySpan<byte> pixels, int step)
    {
        ulong[] spikes = _spikes[0];
        Array.Clear(spikes);
        if (_network.Coding == InputCoding.Threshold)
        {
            for (int i = 0; i < pixels.Length; i++)
            {
                spikes[i >> 6] |= (pixels[i] >= Level ? 1UL : 0UL) << i;
            }

            return;
        }

        if (step >= _drawnSteps)
        {
            Draw(step + 1);
        }

        ReadOnlySpan<byte> draws = _draws.AsSpan(step * pixels.Length, pixels.Length);
        for (int word = 0; word < spikes.Length; word++)
        {
            ReadOnlySpan<byte> some = pixels[(word * 64)..Math.Min(pixels.Length, (word + 1) * 64)];
            spikes[word] = DrawMask.Below(draws.Slice(word * 64, some.Length), some);
        }
    }

    /// <summary>Sets the input spikes of one step from addresses.</summary>
    public void SetInputs(ReadOnlySpan<ulong> spikes) => spikes.CopyTo(_spikes[0]);

    /// <summary>One time step of all layers; adds to the scores.</summary>
    public void Step()
    {
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Step(_spikes[layer], _spikes[layer + 1]);
        }

        if (_network.Readout == Readout.Potential)
        {
            _layers[^1].ComputePotentials();
            for (int i = 0; i < Scores.Length; i++)
            {
                Scores[i] += _layers[^1].Compared[i];
            }
        }
        else
        {
            ulong[] fired = _spikes[^1];
            for (int i = 0; i < Scores.Length; i++)
            {
                Scores[i] += (long)((fired[i >> 6] >> i) & 1);
            }
        }
    }

    // Pixel i is lane i mod B's; every lane draws once per row, in the last row as well where it has no pixel.
    private void Draw(int steps)
    {
        int pixels = _network.Layers[0].Inputs;
        int rows = FixedPoint.CeilDivide(pixels, _pixelsPerBeat);
        steps = Math.Max(steps, 2 * _drawnSteps);
        _draws = new byte[steps * pixels];
        for (int lane = 0; lane < _pixelsPerBeat; lane++)
        {
            ushort state = _seeds[lane];
            for (int row = 0; row < steps * rows; row++)
            {
                int pixel = (row % rows * _pixelsPerBeat) + lane;
                if (pixel < pixels)
                {
                    _draws[(row / rows * pixels) + pixel] = (byte)state;
                }

                state = Lfsr16.Advance(state, Lfsr16.ShiftsPerDraw);
            }
        }

        _drawnSteps = steps;
    }
}
