namespace Hdl.Blocks.DeltaEncoder;

/// <summary>Parameters of an encoder from vectors to the differences that reach a threshold.</summary>
public sealed record DeltaEncoderParameters : DeltaParameters;
