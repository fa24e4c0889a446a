using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>One word of the load port.</summary>
/// <param name="Bank">Lane whose weights it belongs to; the number of lanes for the biases.</param>
/// <param name="Row">Row of the bank.</param>
/// <param name="Word">Which 32 bits of the row, the low ones first.</param>
/// <param name="Data">The bits.</param>
public readonly record struct LoadWord(int Bank, int Row, int Word, uint Data);

/// <summary>How weights get into a layer whose weights are in RAMs.</summary>
public static class WeightLoading
{
    /// <summary>Every word of a set of weights: all rows of all banks, then the biases.</summary>
    public static IEnumerable<LoadWord> Words(TernaryLayerParameters parameters, TernaryLayerWeights weights)
    {
        for (int bank = 0; bank <= parameters.Lanes; bank++)
        {
            bool biases = bank == parameters.Lanes;
            for (int row = 0; row < (biases ? parameters.Folds : parameters.BankRows); row++)
            {
                System.Numerics.BigInteger value = biases
                    ? WeightMemory.BiasRow(weights, parameters.Elements, row)
                    : WeightMemory.Row(weights, parameters.Lanes, parameters.Elements, bank, row);
                for (int word = 0; word < parameters.LoadWords; word++)
                {
                    yield return new LoadWord(bank, row, word, (uint)((value >> (32 * word)) & uint.MaxValue));
                }
            }
        }
    }
}
