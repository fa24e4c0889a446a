using Hdl.Core.Parameters;
using Hdl.Networks.Data;

namespace Hdl.Networks.Targets;

/// <summary>
/// A target that runs trained networks which its parameters do not name: its hardware takes any that fits.
/// </summary>
public interface INetworkTarget
{
    /// <summary>What a data set must be like.</summary>
    /// <param name="parameters">Valid parameters of the target.</param>
    /// <param name="model">Name or path of the network; null for the one that the target takes by itself.</param>
    /// <exception cref="Core.Problems.InvalidInputException">There is no such network, or it is not valid.</exception>
    DataInput DataInput(HdlParameters parameters, string? model);

    /// <summary>The data set that a network was measured on, one of <see cref="DataSets.Names"/>; null where none
    /// is known.</summary>
    /// <param name="model">As above.</param>
    /// <exception cref="Core.Problems.InvalidInputException">There is no such network, or it is not valid.</exception>
    string? DataSetOf(string? model);

    /// <summary>How a network is run, or why it does not fit.</summary>
    /// <param name="parameters">Valid parameters of the target.</param>
    /// <param name="model">As above.</param>
    /// <exception cref="Core.Problems.InvalidInputException">There is no such network, or it is not valid.</exception>
    NetworkReport Explain(HdlParameters parameters, string? model);
}
