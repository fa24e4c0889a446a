using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Spiking.AerDecoder;

/// <summary>Parameters of a decoder from address events to weight rows and spike vectors.</summary>
public sealed record AerDecoderParameters : HdlParameters
{
    /// <summary>Sources S whose addresses start at bases of their own, 1..64. Default: 1.</summary>
    [Parameter("Sources, each with a base of its own", Unit = "sources", Min = 1, Max = 64)]
    public int Sources { get; init; } = 1;

    /// <summary>Inputs N: rows 0..N-1 exist, 1..4096. Default: 784.</summary>
    [Parameter("Inputs of the layer: rows that exist, bits of the vector", Unit = "inputs", Min = 1, Max = 4096)]
    public int Inputs { get; init; } = 784;

    /// <summary>Width of an event's address, 1..16 bits; 0: just wide enough for the inputs. Default: 0.</summary>
    [Parameter("Width of an event's address; 0: as wide as the inputs need", Unit = "bits", Min = 0, Max = 16)]
    public int AddressWidth { get; init; }

    /// <summary>Width of a row and of a base, 1..16 bits; rows of all inputs must fit. Default: 10.</summary>
    [Parameter("Width of a row and of a base", Unit = "bits", Min = 1, Max = 16)]
    public int RowWidth { get; init; } = 10;

    /// <summary>Whether rows are sent. Default: true.</summary>
    [Parameter("Send a row for each event")]
    public bool Rows { get; init; } = true;

    /// <summary>Whether the vector of each packet is rebuilt and sent. Default: true.</summary>
    [Parameter("Send the spike vector of each packet")]
    public bool Vector { get; init; } = true;

    /// <summary>Width of an event's address as it is built.</summary>
    public int EventAddressWidth => AddressWidth == 0 ? FixedPoint.IndexWidth(Inputs) : AddressWidth;

    /// <summary>Width of an event's source.</summary>
    public int SourceWidth => FixedPoint.IndexWidth(Sources);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (FixedPoint.IndexWidth(Inputs) > RowWidth)
        {
            yield return new Problem(
                "The rows of all inputs do not fit", "row-width", RowWidth.ToString(CultureInfo.InvariantCulture),
                $"Choose at least {FixedPoint.IndexWidth(Inputs).ToString(CultureInfo.InvariantCulture)}, or fewer "
                + $"inputs.");
        }

        if (!Rows && !Vector)
        {
            yield return new Problem(
                "A decoder without an output", "rows, vector", "false", "Set rows=true, vector=true or both.");
        }
    }
}
