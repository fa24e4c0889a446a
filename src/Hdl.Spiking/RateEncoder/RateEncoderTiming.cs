namespace Hdl.Spiking.RateEncoder;

/// <summary>
/// When a rate encoder of R rows has its vectors, exactly. Cycles are clock cycles counted from any origin; a vector is
/// valid from its cycle on until it is taken, and is taken at the end of a cycle in which the consumer is ready.
/// </summary>
/// <remarks>
/// A row is read in one cycle and encoded in the next, R rows per step, and the first row of a step is encoded at the
/// earliest in the cycle after the one in which the vector before it is taken. An image's first row is read at the
/// earliest in the cycle after its last beat was accepted.
/// </remarks>
public static class RateEncoderTiming
{
    /// <summary>A cycle before all others: where nothing was taken yet.</summary>
    public const long Never = long.MinValue / 4;

    /// <summary>
    /// First cycle in which an image's first vector is valid: <c>max(lastBeat + R + 2, previousTaken + R + 1)</c>.
    /// </summary>
    /// <param name="lastBeat">Cycle in which the image's beat with <c>last</c> was accepted.</param>
    /// <param name="previousTaken">Cycle in which the last vector of the image before was taken, or
    /// <see cref="Never"/>.</param>
    /// <param name="rows">R.</param>
    public static long FirstVector(long lastBeat, long previousTaken, int rows) =>
        Math.Max(lastBeat + rows + 2, previousTaken + rows + 1);

    /// <summary>First cycle in which any later vector of an image is valid: <c>previousTaken + R + 1</c>.</summary>
    /// <param name="previousTaken">Cycle in which the vector before it was taken.</param>
    /// <param name="rows">R.</param>
    public static long NextVector(long previousTaken, int rows) => previousTaken + rows + 1;

    /// <summary>
    /// First cycle in which the image after the next may use an image's half of the buffer: the one after the last
    /// row's last read. With R of 2 or more that is one cycle before the image's last vector is valid; with R = 1 a row
    /// is read as soon as the one before it is encoded.
    /// </summary>
    /// <param name="lastBeat">Cycle in which the image's beat with <c>last</c> was accepted.</param>
    /// <param name="vector">Cycle in which the image's last vector became valid.</param>
    /// <param name="previousVector">Cycle in which the vector before that became valid, of the same image or of the one
    /// before, or <see cref="Never"/>.</param>
    /// <param name="rows">R.</param>
    /// <param name="single">Whether the image had one step.</param>
    public static long BufferFree(long lastBeat, long vector, long previousVector, int rows, bool single) => rows > 1
        ? vector - 1
        : Math.Max(single ? lastBeat + 1 : Never, previousVector - 1) + 1;

    /// <summary>Cycle in which an image's first beat can be accepted; later ones follow one per cycle.</summary>
    /// <param name="previousLastBeat">Cycle in which the last beat of the image before was accepted, or
    /// <see cref="Never"/>.</param>
    /// <param name="bufferFree"><see cref="BufferFree"/> of the image before that, or <see cref="Never"/>.</param>
    /// <param name="offered">Cycle from which the beat is offered.</param>
    public static long FirstBeat(long previousLastBeat, long bufferFree, long offered) =>
        Math.Max(offered, Math.Max(previousLastBeat + 1, bufferFree));
}
