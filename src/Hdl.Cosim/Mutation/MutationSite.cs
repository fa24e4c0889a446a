namespace Hdl.Cosim.Mutation;

/// <summary>A place where faults can be put in.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">Character behind the last.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Variants">Texts that can stand instead of an expression; null for a statement that can be left
/// out.</param>
/// <param name="Descriptions">What each fault is.</param>
internal sealed record MutationSite(int Start, int End, int Line, string[]? Variants, string[] Descriptions);
