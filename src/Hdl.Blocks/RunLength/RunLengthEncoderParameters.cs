namespace Hdl.Blocks.RunLength;

/// <summary>Parameters of an encoder from pixels to run-length code words.</summary>
public sealed record RunLengthEncoderParameters : RunLengthParameters;
