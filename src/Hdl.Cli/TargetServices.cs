using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Hdl.Cli;

/// <summary>Registers targets with the commands.</summary>
public static class TargetServices
{
    /// <summary>
    /// Adds the targets of some assemblies: every public class with a parameterless constructor that is an
    /// <see cref="Core.Designs.ITarget"/>; codecs and soaks as well.
    /// </summary>
    /// <param name="services">Where commands look for what they need.</param>
    /// <param name="assemblies">One or more.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddTargets(
        this IServiceCollection services, params IEnumerable<Assembly> assemblies)
    {
        foreach (Assembly assembly in assemblies)
        {
            services.AddSingleton(new TargetSource(assembly));
        }

        return services;
    }
}

/// <summary>An assembly that targets are looked for in.</summary>
/// <param name="Assembly">It.</param>
internal sealed record TargetSource(Assembly Assembly);
