using Hdl.Core.Parameters;

namespace Hdl.Networks.Data;

/// <summary>What a target classifies, as its parameters have it: a data set must fit it.</summary>
/// <param name="Form">Pixels or events.</param>
/// <param name="Inputs">Pixels per image, or addresses of events.</param>
/// <param name="Classes">How many answers there are; labels are 0..Classes - 1.</param>
/// <param name="Steps">Time steps a sample.</param>
public sealed record DataInput(DataForm Form, int Inputs, int Classes, int Steps);

/// <summary>Forms of a classifier's input.</summary>
public enum DataForm
{
    /// <summary>Images, 8 bits per pixel.</summary>
    Pixels,

    /// <summary>Addresses of the inputs that spike, time step by time step.</summary>
    Events,
}

/// <summary>A target that classifies: what data sets fit it follows from its parameters.</summary>
public interface IClassifier
{
    /// <summary>What a data set must be like.</summary>
    /// <exception cref="Core.Problems.InvalidInputException">The parameters are not valid.</exception>
    DataInput DataInput(HdlParameters parameters);
}
