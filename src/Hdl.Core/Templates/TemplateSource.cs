namespace Hdl.Core.Templates;

/// <summary>A template as it was written.</summary>
/// <param name="Path">Where its author finds it, from the top of the project:
/// <c>templates/Hdl.Noc/noc_router.v.sbn</c>.</param>
/// <param name="Text">Lines ended by LF.</param>
internal sealed record TemplateSource(string Path, string Text)
{
    /// <summary>Folder of templates, and beginning of the names of their resources.</summary>
    public const string Folder = "templates/";

    /// <summary>The template of a folder; null where there is none of that name.</summary>
    public static TemplateSource? InFolder(string folder, string file)
    {
        string path = System.IO.Path.Combine(folder, file);
        return File.Exists(path)
            ? new TemplateSource(Folder + file, File.ReadAllText(path).ReplaceLineEndings("\n"))
            : null;
    }
}
