namespace Hdl.Networks.Tensors;

/// <summary>What a file of tensors is, told from its first bytes.</summary>
internal enum TensorFormat
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>A zip archive, as <c>.npz</c> is.</summary>
    Zip,

    /// <summary>Compressed with gzip.</summary>
    Gzip,

    /// <summary>An array of NumPy.</summary>
    Npy,

    /// <summary>An IDX file.</summary>
    Idx,
}
