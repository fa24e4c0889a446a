using Hdl.Cnn.NullHop;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopDrain;

/// <summary>Ports of the drain, all of them plain: nothing holds it up.</summary>
public sealed class NullHopDrainPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths.</param>
    public NullHopDrainPorts(NullHopDrainParameters parameters)
    {
        const int channels = NullHopParameters.WordChannels;
        Group("The pass, taken over with start_i");
        Free = Output("free_o", 1);
        Ends = Output("ends_o", 1);
        Start = Input("start_i", 1);
        PooledWidth = Input("pass_pooled_width_i", 12);
        Words = Input("pass_words_i", 4);
        LastChannel = Input("pass_last_channel_i", 4);
        Relu = Input("pass_relu_i", 1);
        Raw = Input("pass_raw_i", 1);
        Signed = Input("pass_signed_i", 1);
        Round = Input("pass_round_i", 1);
        Shift = Input("pass_shift_i", 6);
        BiasShift = Input("pass_bias_shift_i", 5);
        Base = Input("pass_base_i", parameters.BiasAddressWidth);
        Group("The beat that closes a window");
        BeatValid = Input("beat_valid_i", 1);
        BeatLast = Input("beat_last_i", 1);
        BeatEmit = Input("beat_emit_i", 1);
        BeatEnds = Input("beat_ends_i", 1);
        Group("Sums of all clusters");
        Sums = Input("sums_i", parameters.Clusters * channels * parameters.AccumulatorWidth);
        Group("Biases");
        BiasEnable = Output("bias_enable_o", 1);
        BiasRow = Output("bias_row_o", parameters.BiasAddressWidth);
        Bias = Input("bias_i", 32 * channels);
        if (parameters.IsScaled)
        {
            Scale = Input("scale_i", 16 * channels);
        }

        Group("Words of 16 values, for which there is room; `last`: of a row");
        WordValid = Output("word_valid_o", 1);
        WordLast = Output("word_last_o", 1);
        WordRaw = Output("word_raw_o", 1);
        WordData = Output("word_data_o", channels * parameters.ValueWidth);
    }

    /// <summary>Whether no pass is worked on.</summary>
    public PortHandle Free { get; }

    /// <summary>Whether the pass ends in this cycle.</summary>
    public PortHandle Ends { get; }

    /// <summary>Whether a pass is taken over.</summary>
    public PortHandle Start { get; }

    /// <summary>Pixels of a row of the output.</summary>
    public PortHandle PooledWidth { get; }

    /// <summary>log2 n.</summary>
    public PortHandle Words { get; }

    /// <summary>Channels of the last word, less 1.</summary>
    public PortHandle LastChannel { get; }

    /// <summary>Whether less than 0 becomes 0.</summary>
    public PortHandle Relu { get; }

    /// <summary>Whether the output goes without map words: handed on with each word.</summary>
    public PortHandle Raw { get; }

    /// <summary>Whether values are signed.</summary>
    public PortHandle Signed { get; }

    /// <summary>Whether halves are rounded up.</summary>
    public PortHandle Round { get; }

    /// <summary>r.</summary>
    public PortHandle Shift { get; }

    /// <summary>bs.</summary>
    public PortHandle BiasShift { get; }

    /// <summary>Row of the first word's biases.</summary>
    public PortHandle Base { get; }

    /// <summary>Whether there is a beat.</summary>
    public PortHandle BeatValid { get; }

    /// <summary>Whether a window ends in it.</summary>
    public PortHandle BeatLast { get; }

    /// <summary>Whether that is the last window of a pooled pixel.</summary>
    public PortHandle BeatEmit { get; }

    /// <summary>Whether that is the last window of the pass.</summary>
    public PortHandle BeatEnds { get; }

    /// <summary>Sums of all clusters, the lowest channel of the first in the low bits.</summary>
    public PortHandle Sums { get; }

    /// <summary>Whether a row of biases is read.</summary>
    public PortHandle BiasEnable { get; }

    /// <summary>Which.</summary>
    public PortHandle BiasRow { get; }

    /// <summary>Its biases, in the cycle behind.</summary>
    public PortHandle Bias { get; }

    /// <summary>Its multipliers; null where there are none.</summary>
    public PortHandle? Scale { get; }

    /// <summary>Whether a word leaves.</summary>
    public PortHandle WordValid { get; }

    /// <summary>Whether it is the last one of a row.</summary>
    public PortHandle WordLast { get; }

    /// <summary>Whether it goes without map words.</summary>
    public PortHandle WordRaw { get; }

    /// <summary>Its values, the lowest channel in the low bits.</summary>
    public PortHandle WordData { get; }
}
