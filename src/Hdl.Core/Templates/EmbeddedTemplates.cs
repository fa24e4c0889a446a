using System.Reflection;
using Hdl.Core.Problems;

namespace Hdl.Core.Templates;

/// <summary>
/// Templates that travel as resources of the assembly whose generators use them, named by their path:
/// <c>templates/ANY/NAME.v.sbn</c>, partials <c>templates/ANY/partials/NAME.sbn</c>. A generator names a template
/// alone: whatever assembly it is in, a name means one template.
/// </summary>
internal static class EmbeddedTemplates
{
    private const string Partials = "partials/";

    private static readonly Lock Guard = new();
    private static readonly HashSet<Assembly> Known = [];
    private static readonly Dictionary<string, (Assembly Assembly, string Resource)> Places = new(
        StringComparer.Ordinal);

    /// <summary>A template of the assemblies that are loaded; null where there is none of that name.</summary>
    /// <param name="file"><c>NAME.v.sbn</c>, or <c>partials/NAME.sbn</c>.</param>
    /// <exception cref="InvalidInputException">Two assemblies have templates of one name.</exception>
    public static TemplateSource? Find(string file)
    {
        lock (Guard)
        {
            if (!Places.TryGetValue(file, out (Assembly Assembly, string Resource) place))
            {
                // An assembly is loaded when the first of its generators is made: those that came since the last
                // search.
                foreach (Assembly assembly in AppDomain
                        .CurrentDomain.GetAssemblies()
                        .Where(assembly => !assembly.IsDynamic && Known.Add(assembly)))
                {
                    Add(assembly);
                }

                if (!Places.TryGetValue(file, out place))
                {
                    return null;
                }
            }

            using Stream stream = place.Assembly.GetManifestResourceStream(place.Resource)!;
            using var reader = new StreamReader(stream);
            return new TemplateSource(place.Resource, reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }

    private static void Add(Assembly assembly)
    {
        foreach (string written in assembly.GetManifestResourceNames())
        {
            string resource = written.Replace('\\', '/');
            if (!resource.StartsWith(TemplateSource.Folder, StringComparison.Ordinal))
            {
                continue;
            }

            string[] parts = resource.Split('/');
            string file = parts[^2] + "/" == Partials ? Partials + parts[^1] : parts[^1];
            if (!Places.TryAdd(file, (assembly, written)))
            {
                throw new InvalidInputException(new Problem(
                    "Two templates have one name",
                    "templates",
                    $"{file}, in {Places[file].Assembly.GetName().Name} and in {assembly.GetName().Name}",
                    "Rename the one that is yours."));
            }
        }
    }
}
