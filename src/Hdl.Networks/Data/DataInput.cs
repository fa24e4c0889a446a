using Hdl.Core.Parameters;
using Hdl.Networks.Spiking;

namespace Hdl.Networks.Data;

/// <summary>What a target classifies, as its parameters have it: a data set must fit it.</summary>
/// <param name="Form">Pixels, events or sequences.</param>
/// <param name="Inputs">Pixels per image, addresses of events, or values of a step.</param>
/// <param name="Classes">How many answers there are; labels are 0..Classes - 1.</param>
/// <param name="Steps">Time steps a sample; 0 where samples differ.</param>
public sealed record DataInput(DataForm Form, int Inputs, int Classes, int Steps)
{
    /// <summary>
    /// The data set that is meant where none is named, by its name; null where the target does not say.
    /// </summary>
    public string? DataSet { get; init; }

    /// <summary>
    /// Shape of the map that the addresses of events count, channel by channel; null where the target does not say.
    /// </summary>
    public MapShape? Map { get; init; }
}

/// <summary>Forms of a classifier's input.</summary>
public enum DataForm
{
    /// <summary>Images, 8 bits per pixel.</summary>
    Pixels,

    /// <summary>Addresses of the inputs that spike, time step by time step.</summary>
    Events,

    /// <summary>Sequences of vectors of bytes, of different lengths.</summary>
    Sequences,
}

/// <summary>A target that classifies: what data sets fit it follows from its parameters.</summary>
public interface IClassifier
{
    /// <summary>What a data set must be like.</summary>
    /// <exception cref="Core.Problems.InvalidInputException">The parameters are not valid.</exception>
    DataInput DataInput(HdlParameters parameters);
}
