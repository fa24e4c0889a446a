using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi;

/// <summary>What the AXI form of a block has to know of it: the meaning of its plain ports.</summary>
public sealed record AxiBlockParameters
{
    /// <summary>What the ID register reads as: four characters, the first in the high byte.</summary>
    public required string Id { get; init; }

    /// <summary>Major and minor number of the register map's version, for VERSION. Default: 1, 0.</summary>
    public (int Major, int Minor) Version { get; init; } = (1, 0);

    /// <summary>Sizes of this configuration, for SHAPE.</summary>
    public required AxiShapeParameters Shape { get; init; }

    /// <summary>How items on the streams are coded, for FORMAT: from bit 0 on, a byte each; at most four.</summary>
    public IReadOnlyList<AxiFormatParameters> Format { get; init; } = [];

    /// <summary>The streams, in the order of their ports.</summary>
    public required IReadOnlyList<AxiStreamParameters> Streams { get; init; }

    /// <summary>The level that becomes a register to be written; null where there is none.</summary>
    public AxiArgumentParameters? Argument { get; init; }

    /// <summary>The level that clears the state with a packet; null where the block has no such port.</summary>
    public AxiClearParameters? Clear { get; init; }

    /// <summary>The port that clears errors; null where the block has none.</summary>
    public PortHandle? ErrorClear { get; init; }

    /// <summary>The port that shows errors; null where the block has none.</summary>
    public PortHandle? Error { get; init; }

    /// <summary>The bits of <see cref="Error"/>, bit 0 first; empty where the block has none.</summary>
    public IReadOnlyList<AxiErrorParameters> Errors { get; init; } = [];

    /// <summary>The bits of <c>error_o</c> that this configuration can set, ascending.</summary>
    public IReadOnlyList<int> PossibleErrors =>
        [.. Enumerable.Range(0, Errors.Count).Where(bit => Errors[bit].IsPossible)];

    /// <summary>Whether there are registers. A block with any other level has errors as well.</summary>
    public bool HasRegisters => Errors.Count > 0;
}

/// <summary>An error that a block shows for one cycle on a bit of <c>error_o</c>.</summary>
/// <param name="Name">Short name of its bit in STATUS, snake_case: drivers are written with it, so it stays.</param>
/// <param name="Meaning">What went wrong, a phrase without a full stop.</param>
public sealed record AxiErrorParameters(string Name, string Meaning)
{
    /// <summary>
    /// Whether this configuration can have it; where not, its bit of <c>error_o</c> is 0 and STATUS has none. Default:
    /// true.
    /// </summary>
    public bool IsPossible { get; init; } = true;
}

/// <summary>Sizes that a driver can ask for.</summary>
/// <param name="ValueWidth">Bits of a value, 1..255.</param>
/// <param name="Lanes">Values per beat, 1..127.</param>
/// <param name="Length">How long a packet is, or may be, up to 131071; 0: any.</param>
/// <param name="LengthMeaning">What that counts, a phrase without a full stop.</param>
public sealed record AxiShapeParameters(int ValueWidth, int Lanes, int Length, string LengthMeaning)
{
    /// <summary>Of vectors of one length.</summary>
    public const string Elements = "elements of a vector";

    /// <summary>Of packets whose length is announced.</summary>
    public const string MostPixels = "most pixels that LENGTH is meant to announce";

    /// <summary>Of packets that end with their last beat.</summary>
    public const string AnyLength = "0: packets of any length";
}

/// <summary>A number that says how items are coded.</summary>
/// <param name="Name">Name of its bits in FORMAT, snake_case.</param>
/// <param name="Value">The number, 0..255.</param>
/// <param name="Meaning">What it is, a phrase without a full stop.</param>
public sealed record AxiFormatParameters(string Name, int Value, string Meaning);

/// <summary>A level that is taken with the first beat of a packet, for all of it: a register in the AXI form.</summary>
/// <param name="Port">The plain port, whose name without the suffix is the register's.</param>
/// <param name="Meaning">What it is, for the register map.</param>
public sealed record AxiArgumentParameters(PortHandle Port, string Meaning)
{
    /// <summary>Name of the register in snake_case.</summary>
    public string Name => Port.Name[..^2];

    /// <summary>Bits, 1..32.</summary>
    public int Width => Port.Width;
}

/// <summary>A level that clears the state of the block as a packet begins.</summary>
/// <param name="Stream">The input stream with whose packets it is taken.</param>
/// <param name="Port">The plain port.</param>
public sealed record AxiClearParameters(StreamHandle Stream, PortHandle Port)
{
    /// <summary>The plain field that closes packets.</summary>
    public int Last => Stream.Port.LastField;
}

/// <summary>A stream: so many items per beat, each field of all of them on one plain port.</summary>
/// <param name="Plain">The stream on plain ports.</param>
/// <param name="Items">Items per beat.</param>
/// <param name="Keep">Which items of a beat are there; null where all are.</param>
/// <param name="Signed">Fields of which an output fills the last byte with the sign rather than with 0.</param>
public sealed record AxiStreamParameters(
    StreamHandle Plain, int Items, FieldHandle? Keep, params IReadOnlyList<FieldHandle> Signed)
{
    /// <summary>A stream of items.</summary>
    /// <param name="plain">The stream on plain ports.</param>
    /// <param name="signed">Whether an item is a signed number.</param>
    public static AxiStreamParameters Of(ItemStream plain, bool signed = false) =>
        new(plain, plain.Items, plain.Keep, signed ? [plain.Data] : []);

    /// <summary>The channel's name: <c>pixel</c>.</summary>
    public string Name => Plain.Name;

    /// <summary>Whether data flow into the block.</summary>
    public bool IsInput => Plain.Port.Direction == PortDirection.Input;

    /// <summary>Whether there is a plain port <c>keep</c>.</summary>
    public bool HasKeep => Keep is not null;

    /// <summary>The plain field that closes packets.</summary>
    public int Last => Plain.Port.LastField;

    /// <summary>Fields of an item, in the order of their ports.</summary>
    public IReadOnlyList<AxiFieldParameters> Fields { get; } =
    [
        .. Plain.Port.Fields.Index()
            .Where(field => field.Index != Plain.Port.LastField && field.Index != (Keep?.Index ?? -1))
            .Select(field => new AxiFieldParameters(
                field.Index,
                field.Item.Port[(Plain.Name.Length + 1)..^2],
                field.Item.Width / Items,
                Signed.Any(signed => signed.Index == field.Index))),
    ];
}

/// <summary>One field of an item.</summary>
/// <param name="Plain">The plain stream's field that carries it for all items of a beat.</param>
/// <param name="Name">Its name: <c>data</c>.</param>
/// <param name="Width">Bits of an item's.</param>
/// <param name="IsSigned">Whether an output fills the last of its bytes with the sign rather than with 0.</param>
public sealed record AxiFieldParameters(int Plain, string Name, int Width, bool IsSigned);
