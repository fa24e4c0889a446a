namespace Hdl.Flows.Loads;

/// <summary>Flip-flops that load together: bits of one register.</summary>
/// <param name="Register">The register with the instances it is in: <c>u_layer1.gen_pe[3].u_pe.count_q</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Enable">Place of what enables them in <see cref="LoadDesign.Enables"/>; null where they load in every
/// cycle.</param>
public sealed record FlipFlops(string Register, int Count, int? Enable)
{
    /// <summary>The register's name with every index as <c>[*]</c>: all instances of a loop are one.</summary>
    public string Family
    {
        get
        {
            string[] parts = Register.Split('[');
            return parts[0]
                + string.Concat(
                    parts.Skip(1).Select(part => "[*" + part[part.IndexOf(']', StringComparison.Ordinal)..]));
        }
    }

    /// <summary>
    /// The module instance it is in, as far as so many levels below the top; empty for the top itself. A loop is no
    /// level.
    /// </summary>
    /// <param name="levels">Levels.</param>
    public string Instance(int levels)
    {
        string[] path = Family.Split('.')[..^1];
        int end = 0;
        for (int level = 0; end < path.Length && level < levels; end++)
        {
            level += path[end].EndsWith(']') && end + 1 < path.Length ? 0 : 1;
        }

        return string.Join('.', path[..end]);
    }
}
