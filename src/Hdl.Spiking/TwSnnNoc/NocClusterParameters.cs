using Hdl.Spiking.TwSnnNode;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>Some neurons of a layer, and the node that they live on.</summary>
/// <param name="Layer">0 for the first.</param>
/// <param name="First">First neuron, counted in its layer.</param>
/// <param name="Address">Address of the node, 9 bits.</param>
/// <param name="Node">The node's hardware.</param>
public sealed record NocClusterParameters(int Layer, int First, int Address, TwSnnNodeParameters Node)
{
    /// <summary>Neurons.</summary>
    public int Neurons => Node.Neurons;
}
