namespace Hdl.Cnn.NullHop;

/// <summary>What software asks of the accelerator.</summary>
public abstract record NullHopCommand;
