using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop;

/// <summary>The memories of weights, biases and multipliers.</summary>
/// <param name="parameters">Clusters, rows, widths.</param>
internal sealed class NullHopMemories(NullHopParameters parameters)
{
    private const int Channels = NullHopParameters.WordChannels;

    private readonly int[][] _weights =
        [.. Enumerable.Range(0, parameters.Clusters).Select(_ => new int[parameters.WeightRows * Channels])];

    private readonly int[] _biases = new int[parameters.BiasRows * Channels];
    private readonly int[] _multipliers = new int[parameters.BiasRows * Channels];
    private readonly ParameterRows _rows = new(parameters);

    /// <summary>
    /// Takes the packet of a load. Of a short one the rows count that are there as a whole; what a long one has too
    /// much is dropped, and so are words and rows that the memories do not have.
    /// </summary>
    public NullHopErrors Load(NullHopLoad load)
    {
        int rows = load.Kind == LoadKind.Weight ? load.Rows : 1;
        long all = (long)rows << load.WordsLog2;
        BitString bits = BitString.Of(load.Beats);
        bool good = load.Beats.Count == _rows.Beats(load.Kind, all);
        long whole = Math.Min(bits.Length / _rows.RowWidth(load.Kind), all);
        for (int row = 0; row < whole; row++)
        {
            good &= Write(load, row / rows, row % rows, _rows.Unpack(load.Kind, bits, row));
        }

        return good ? NullHopErrors.None : NullHopErrors.ParameterLength;
    }

    /// <summary>
    /// The weights of a pass. Word w is read from cluster w; the other lanes of the word hold the same, where they were
    /// loaded for passes of as many words or less.
    /// </summary>
    public ConvolutionWeights Weights(Descriptor descriptor)
    {
        int outputs = descriptor.Words * Channels;
        int taps = descriptor.Taps;
        var kernel = new int[outputs * taps];
        for (int output = 0; output < outputs; output++)
        {
            int[] cluster = _weights[output / Channels];
            int place = ((int)descriptor.WeightBase * Channels) + (output % Channels);
            for (int j = 0; j < taps; j++)
            {
                kernel[(output * taps) + j] = cluster[place + (j * Channels)];
            }
        }

        int first = (int)descriptor.BiasBase * Channels;
        return new ConvolutionWeights(
            outputs, kernel, _biases[first..(first + outputs)],
            parameters.Scale == NullHopScale.Channel ? _multipliers[first..(first + outputs)] : []);
    }

    private bool Write(NullHopLoad load, int word, int row, int[] numbers)
    {
        if (load.Kind != LoadKind.Weight)
        {
            int place = load.Base + word;
            bool fits = place < parameters.BiasRows
                && (load.Kind == LoadKind.Bias || parameters.Scale == NullHopScale.Channel);
            if (fits)
            {
                numbers.CopyTo(load.Kind == LoadKind.Bias ? _biases : _multipliers, place * Channels);
            }

            return fits;
        }

        if (word >= parameters.Clusters || load.Base + row >= parameters.WeightRows)
        {
            return false;
        }

        int words = 1 << load.WordsLog2;
        for (int cluster = word; cluster < parameters.Clusters; cluster += words)
        {
            numbers.CopyTo(_weights[cluster], (load.Base + row) * Channels);
        }

        return true;
    }
}
