namespace Hdl.Cosim;

/// <summary>A simulated model ended by itself: a failed assertion, an unreadable memory file, <c>$stop</c>.</summary>
/// <param name="message">The simulator's message.</param>
public sealed class SimulationException(string message) : Exception(message);
