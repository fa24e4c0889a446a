using System.Reflection;
using Hdl.Core.Problems;

namespace Hdl.Core.Designs;

/// <summary>Finds targets, codecs and soaks by their type, so that a new one needs no registration.</summary>
public static class Discovery
{
    /// <summary>
    /// One of each public class of some assemblies that is a <typeparamref name="T"/> and has a constructor without
    /// parameters.
    /// </summary>
    /// <typeparam name="T">An interface.</typeparam>
    /// <param name="assemblies">Where to look.</param>
    /// <exception cref="InvalidInputException">A constructor throws.</exception>
    public static IReadOnlyList<T> Of<T>(params IEnumerable<Assembly> assemblies) =>
        [
            .. assemblies
                .SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type =>
                    type.IsAssignableTo(typeof(T))
                    && type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
                    && type.GetConstructor([]) is not null)
                .Select(type => (T)Make(type)),
        ];

    private static object Make(Type type)
    {
        try
        {
            return Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException failure)
        {
            throw new InvalidInputException(new Problem(
                "A target cannot be made", type.FullName!, failure.InnerException!.Message, "Mend its constructor."));
        }
    }
}
