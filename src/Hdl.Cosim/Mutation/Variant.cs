namespace Hdl.Cosim.Mutation;

/// <summary>An expression with one fault: its text, and what is wrong with it.</summary>
internal readonly record struct Variant(string Text, string Description);

/// <summary>A replacement in the source; where the length is 0, an insertion.</summary>
internal readonly record struct Edit(int Start, int Length, string Text);
