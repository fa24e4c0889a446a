using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>A layer of one window: three rows of three pixels of one channel, 16 outputs.</summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed class NullHopSmallLayer(NullHopParameters parameters)
{
    /// <summary>Rows and columns of the input.</summary>
    public int Size => Math.Min(3, Math.Min(parameters.MaxKernel, parameters.MaxWidth));

    /// <summary>The layer with numbers of its own.</summary>
    /// <param name="seed">Of the numbers.</param>
    /// <param name="frames">Inputs.</param>
    public LayerCase Case(int seed = 1, int frames = 1)
    {
        var layer = new ConvolutionLayer
        {
            Height = Size,
            Width = Size,
            Channels = 1,
            Outputs = NullHopParameters.WordChannels,
            KernelHeight = Size,
            KernelWidth = Size,
            OutHeight = 1,
            OutWidth = 1,
            Relu = true,
        };
        var draft = new LayerDraft("one-window", layer) { Slices = [1], Density = 0.6, Frames = frames };
        return new LayerDrawing(parameters, new Random(seed)).Case(draft);
    }

    /// <summary>A layer whose rows take more than two beats, without map words where beats are of many.</summary>
    /// <param name="seed">Of the numbers.</param>
    /// <param name="frames">Inputs.</param>
    public NullHopProgram Wide(int seed, int frames = 1)
    {
        int channels = Math.Min(parameters.MaxChannels, (2 * parameters.InputWords) + 1);
        LayerCase small = Case(seed);
        var draft = new LayerDraft("wide", small.Layer with { Channels = channels })
        {
            Slices = [channels],
            Density = 0.6,
            InRaw = true,
            Frames = frames,
        };
        var program = new NullHopProgram(parameters);
        program.Add(new LayerDrawing(parameters, new Random(seed)).Case(draft));
        return program;
    }

    /// <summary>A row of pixels that are each a window, neither in nor out with map words.</summary>
    /// <param name="seed">Of the numbers.</param>
    public NullHopProgram Row(int seed)
    {
        LayerCase small = Case(seed);
        var draft = new LayerDraft("row", small.Layer with
        {
            Height = 1,
            Width = 4,
            KernelHeight = 1,
            KernelWidth = 1,
            OutWidth = 4,
        })
        {
            Slices = [1],
            Density = 1,
            InRaw = true,
            OutRaw = true,
        };
        var program = new NullHopProgram(parameters);
        program.Add(new LayerDrawing(parameters, new Random(seed)).Case(draft));
        return program;
    }

    /// <summary>
    /// A layer whose descriptor has little in common with the small layer's: several windows, signed, without
    /// rectifier, of fewer channels.
    /// </summary>
    /// <param name="seed">Of the numbers.</param>
    public NullHopProgram Other(int seed)
    {
        LayerCase small = Case(seed);
        var draft = new LayerDraft("other", small.Layer with
        {
            Outputs = 5,
            KernelHeight = 1,
            KernelWidth = 1,
            OutHeight = Size,
            OutWidth = Size,
            InSigned = true,
            OutSigned = true,
            Relu = false,
            Round = true,
        })
        {
            Slices = [1],
            Density = 1,
            OutRaw = true,
        };
        var program = new NullHopProgram(parameters);
        program.Add(new LayerDrawing(parameters, new Random(seed)).Case(draft));
        return program;
    }

    /// <summary>The layer as loads, a descriptor and packets.</summary>
    /// <param name="seed">Of the numbers.</param>
    /// <param name="frames">Inputs.</param>
    public NullHopProgram Program(int seed = 1, int frames = 1)
    {
        var program = new NullHopProgram(parameters);
        program.Add(Case(seed, frames));
        return program;
    }
}
