namespace Hdl.Core.Registers;

/// <summary>What an argument of a routine is.</summary>
public enum ArgumentKind
{
    /// <summary>A number of 32 bits.</summary>
    Number,

    /// <summary>Any number of words of 32 bits.</summary>
    Words,

    /// <summary>Bytes that go into a stream.</summary>
    Packet,

    /// <summary>Room for the bytes that come out of a stream.</summary>
    Received,
}

/// <summary>An argument of a routine.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">What it means, a phrase without a full stop.</param>
public sealed record RoutineArgument(string Name, ArgumentKind Kind, string Description);

/// <summary>
/// Something that software does with a design in several steps: loads weights, runs a sample. Said once; the emitted
/// drivers, in C and in Python, have it as a function.
/// </summary>
/// <param name="Name">snake_case, the function's name in Python; in C the top module's name stands before it.</param>
/// <param name="Description">What it does, a phrase without a full stop.</param>
/// <param name="Arguments">In the order in which they are given.</param>
/// <param name="Steps">In the order in which they are done. The first that fails ends the routine.</param>
public sealed record Routine(
    string Name, string Description, IReadOnlyList<RoutineArgument> Arguments, IReadOnlyList<RoutineStep> Steps);

/// <summary>One step of a routine.</summary>
public abstract record RoutineStep;

/// <summary>What is written to a register, or to some of its bits.</summary>
/// <param name="Bits">Name of the bits; null for the whole register.</param>
/// <param name="Argument">Name of an argument, a number; null for a constant.</param>
/// <param name="Constant">The constant.</param>
public sealed record RoutineValue(string? Bits, string? Argument, uint Constant = 0);

/// <summary>Writes a register: all of it at once; bits without a value are 0.</summary>
/// <param name="Register">Its name.</param>
/// <param name="Values">One for the whole register, or one for each group of bits that is not 0.</param>
public sealed record WriteStep(string Register, params IReadOnlyList<RoutineValue> Values) : RoutineStep;

/// <summary>Writes words to one register, one after the other.</summary>
/// <param name="Register">Its name.</param>
/// <param name="Words">Name of the argument.</param>
public sealed record WriteEachStep(string Register, string Words) : RoutineStep;

/// <summary>
/// Writes words to registers that follow each other; another number of words than of registers fails.
/// </summary>
/// <param name="First">Name of the first of them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Words">Name of the argument.</param>
public sealed record WriteRowStep(string First, int Count, string Words) : RoutineStep;

/// <summary>Sends a packet.</summary>
/// <param name="Stream">Name of an input stream.</param>
/// <param name="Packet">Name of the argument.</param>
/// <param name="User">Name of the argument that goes with every beat as <c>tuser</c>; null for 0.</param>
public sealed record SendStep(string Stream, string Packet, string? User = null) : RoutineStep;

/// <summary>Waits until all that was sent has gone in.</summary>
/// <param name="Stream">Name of an input stream.</param>
public sealed record FlushStep(string Stream) : RoutineStep;

/// <summary>Waits for a packet.</summary>
/// <param name="Stream">Name of an output stream.</param>
/// <param name="Packet">Name of the argument.</param>
public sealed record ReceiveStep(string Stream, string Packet) : RoutineStep;

/// <summary>Reads a register until some of its bits have a value, or gives up.</summary>
/// <param name="Register">Its name.</param>
/// <param name="Bits">Name of the bits.</param>
/// <param name="Value">The value.</param>
public sealed record WaitStep(string Register, string Bits, uint Value) : RoutineStep;
