namespace Hdl.Rnn.DeltaRnn;

/// <summary>Where the weights are.</summary>
public enum DeltaWeightStorage
{
    /// <summary>On chip, from a memory file.</summary>
    Rom,

    /// <summary>On chip, loaded over a stream.</summary>
    Ram,

    /// <summary>In memory, read over an AXI4 port.</summary>
    Axi4,

    /// <summary>In memory, read by a data mover over AXI4-Streams of commands and of data.</summary>
    Stream,
}
