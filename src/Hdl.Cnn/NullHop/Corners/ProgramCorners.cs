using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop.Corners;

/// <summary>
/// Programs of corner cases that are no single layer, for the datapath and for the whole accelerator.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="seed">Of all numbers.</param>
internal sealed class ProgramCorners(NullHopParameters parameters, int seed)
{
    /// <summary>Bits of LOAD_ROWS.</summary>
    public const int RowBits = 17;

    /// <summary>
    /// Loads after which every bit of LOADS of even number is 1; after as many again, every other one.
    /// </summary>
    public const int Loads = 0x5555;

    /// <summary>Small designs alone go through cases that take long.</summary>
    public const int MostClusters = 2;

    /// <summary>
    /// Three layers, of which each keeps an input that nobody uses; as many as there are rows of biases for, as none
    /// waits for another.
    /// </summary>
    public NullHopProgram KeptInVain() => Of(
        [.. ((int[])[5, 3, 4]).Take(parameters.BiasRows).Select(height => Draft("kept", height, 4, 2, Words(1)))]);

    /// <summary>
    /// A layer of two passes whose input fills the row store and is kept, then another one as large, whose rows find
    /// no room until the second pass is over. Null where rows of weights would be used again.
    /// </summary>
    public NullHopProgram? KeptUnderPressure()
    {
        const int Size = 4;
        int width = Math.Min(Size, parameters.MaxWidth);
        int channels = Math.Min(
            Math.Min(parameters.MaxChannels, parameters.WeightRows / 4), parameters.RowEntries / (Size * width));
        LayerDraft two = Draft("two", Size, width, channels, Words(parameters.Clusters + 1), kernel: 1);
        NullHopProgram program = Of(
            two with { KeepInput = true, Density = 1 },
            Draft("behind", Size, width, channels, Words(1), kernel: 1) with { Density = 1 });
        return program.Refusals().Count > 0 || program.Commands.Any(command => command is NullHopWait)
            ? null
            : program;
    }

    /// <summary>The same load, for twice as many words as there are clusters; those that there are get its rows, and
    /// the other words are something else.</summary>
    /// <param name="load">A load of weights for one word.</param>
    public NullHopLoad BehindTheLastCluster(NullHopLoad load)
    {
        int bits = load.Rows * new ParameterRows(parameters).RowWidth(LoadKind.Weight);
        BitString one = BitString.Of(load.Beats);
        var all = new BitString();
        for (int word = 0; word < 2 * parameters.Clusters; word++)
        {
            for (int bit = 0; bit < bits; bit++)
            {
                all.Append(one.Get(bit, 1) ^ (word < parameters.Clusters ? 0 : 1), 1);
            }
        }

        int wordsLog2 = System.Numerics.BitOperations.Log2((uint)parameters.Clusters) + 1;
        return load with { WordsLog2 = wordsLog2, Beats = all.Beats(parameters.ParamBits) };
    }

    /// <summary>A load that asks for rows of weights, with a packet of one row of zeros.</summary>
    /// <param name="rows">The rows.</param>
    public NullHopLoad OneRow(int rows) => new(
        LoadKind.Weight, 0, 0, rows,
        [
            .. Enumerable.Range(0, (int)new ParameterRows(parameters).Beats(LoadKind.Weight, 1))
                .Select(_ => new uint[parameters.ParamBits / 32]),
        ]);

    /// <summary>
    /// A load of multipliers where there are none, of as many rows as one of weights and into their rows: what it
    /// brings must not be taken for weights.
    /// </summary>
    /// <param name="weights">The load of weights.</param>
    public NullHopLoad NoMultipliers(NullHopLoad weights) => weights with
    {
        Kind = LoadKind.Scale,
        Beats = [.. weights.Beats.Select(beat => (uint[])[.. beat.Select(word => ~word)])],
    };

    /// <summary>
    /// Loads of two words, whose rows have one bit each that is not the lowest one; none where there is one cluster.
    /// </summary>
    public IEnumerable<NullHopLoad> TwoWords()
    {
        var random = new Random(seed);
        var packed = new ParameterRows(parameters);
        for (int rows = 3; parameters.Clusters > 1 && rows <= parameters.WeightRows; rows = (2 * rows) - 1)
        {
            yield return new NullHopLoad(
                LoadKind.Weight, 1, 0, rows,
                [
                    .. Enumerable.Range(0, (int)packed.Beats(LoadKind.Weight, 2 * rows)).Select(_ =>
                        (uint[])[.. Enumerable.Range(0, parameters.ParamBits / 32).Select(_ => (uint)random.Next())]),
                ]);
        }
    }

    /// <summary>
    /// Frames of one pixel of 0, whose outputs are 0: as many as there can be. Null where that would take long.
    /// </summary>
    public NullHopProgram? ManyFrames()
    {
        LayerDraft draft = Draft("frames", 1, 1, 1, 1, kernel: 1) with
        {
            Frames = parameters.FramesMax,
            Density = 0,
            Biases = DraftNumbers.Negative,
        };
        return parameters.Clusters > MostClusters || parameters.Overcommit
            ? null
            : Of(draft with { Layer = draft.Layer with { Relu = true } });
    }

    /// <summary>Layers as a program.</summary>
    public NullHopProgram Of(params IEnumerable<LayerDraft> drafts)
    {
        var program = new NullHopProgram(parameters);
        foreach (LayerDraft draft in drafts)
        {
            program.Add(CaseOf(draft));
        }

        return program;
    }

    /// <summary>A layer with its numbers.</summary>
    public LayerCase CaseOf(LayerDraft draft) => new LayerDrawing(parameters, new Random(seed)).Case(draft);

    /// <summary>A layer of square kernels that keeps the size of its input.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Channels of the input, one slice.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="kernel">Rows and columns of the kernel, less where there can be no as large one.</param>
    public LayerDraft Draft(string name, int height, int width, int channels, int outputs, int kernel = 3)
    {
        kernel = Math.Min(kernel, parameters.MaxKernel);
        var layer = new ConvolutionLayer
        {
            Height = height,
            Width = width,
            Channels = channels,
            Outputs = outputs,
            KernelHeight = kernel,
            KernelWidth = kernel,
            PadTop = kernel / 2,
            PadLeft = kernel / 2,
            OutHeight = height,
            OutWidth = width,
            OutSigned = true,
        };
        return new LayerDraft(name, layer) { Slices = [channels] };
    }

    /// <summary>Channels of words.</summary>
    public static int Words(int words) => words * NullHopParameters.WordChannels;
}
