namespace Hdl.Core.Networks;

/// <summary>What a target classifies, as its parameters have it: a data set must fit it.</summary>
/// <param name="Form">Pixels or events.</param>
/// <param name="Inputs">Pixels per image, or addresses of events.</param>
/// <param name="Classes">How many answers there are; labels are 0..Classes - 1.</param>
/// <param name="Steps">Time steps a sample.</param>
public sealed record DataInput(DataForm Form, int Inputs, int Classes, int Steps);

/// <summary>Forms of a classifier's input.</summary>
public enum DataForm
{
    /// <summary>Images, 8 bits a pixel.</summary>
    Pixels,

    /// <summary>Addresses of the inputs that spike, time step by time step.</summary>
    Events,
}
