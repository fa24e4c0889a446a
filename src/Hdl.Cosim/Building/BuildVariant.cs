namespace Hdl.Cosim.Building;

/// <summary>What a model is built for.</summary>
public enum BuildVariant
{
    /// <summary>Simulation speed.</summary>
    Plain,

    /// <summary>Able to write waveforms.</summary>
    Traced,
}

/// <summary>A model ready to be loaded.</summary>
/// <param name="Path">Absolute path of the shared library.</param>
/// <param name="FromCache">Whether it had been built before.</param>
/// <param name="Elapsed">Time it took to build or find.</param>
public sealed record BuiltModel(string Path, bool FromCache, TimeSpan Elapsed);
