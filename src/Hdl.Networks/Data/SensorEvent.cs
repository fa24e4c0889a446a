namespace Hdl.Networks.Data;

/// <summary>An event of a camera: a pixel became brighter or darker.</summary>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
/// <param name="On">The file's polarity bit.</param>
/// <param name="Time">In microseconds.</param>
internal readonly record struct SensorEvent(int X, int Y, bool On, long Time);
