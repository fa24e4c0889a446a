using System.Reflection;

namespace Hdl.Core.Parameters;

/// <summary>Copies a record whose type is known at run time alone.</summary>
internal static class RecordCopy
{
    /// <summary>What <c>record with { }</c> gives.</summary>
    /// <exception cref="ArgumentException">Not a record class.</exception>
    public static object Of(object record)
    {
        // The compiler gives the copying method of every record class this name, which C# itself cannot call.
        MethodInfo clone = record.GetType().GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public)
            ?? throw new ArgumentException($"{record.GetType().Name} is not a record.", nameof(record));
        return clone.Invoke(record, null)!;
    }
}
