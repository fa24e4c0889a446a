using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace Hdl.Core.Generation;

/// <summary>
/// The one place that knows the template engine. Templates are read from <c>templates/</c>, partials from
/// <c>templates/partials/</c>, and checked with <see cref="TemplateChecker"/> before they are rendered.
/// </summary>
public sealed partial class HandlebarsTemplateRenderer : ITemplateRenderer
{
    private const string WarmUp = "{{#if on}}{{#each list}}{{this}}{{/each}}{{else}}{{on}}{{/if}}{{#unless on}}x{{/unless}}";

    private readonly string _folder;
    private readonly IHandlebars _engine;
    private readonly Dictionary<string, (List<TemplateNode> Nodes, HandlebarsTemplate<object, object> Compiled)> _templates = [];
    private readonly Dictionary<string, List<TemplateNode>?> _partials = [];

    /// <summary>Renders the templates that lie beside the program.</summary>
    public HandlebarsTemplateRenderer()
        : this(Path.Combine(AppContext.BaseDirectory, "templates"))
    {
    }

    /// <summary>Renders the templates of a folder.</summary>
    /// <param name="folder">Holds <c>*.v.hbs</c> and <c>partials/*.hbs</c>.</param>
    public HandlebarsTemplateRenderer(string folder)
    {
        _folder = folder;
        _engine = Create();
        // The engine is compiled as it is first used, which takes longer than all rendering: that starts at once, beside
        // the reading and checking of parameters.
        _ = Task.Run(() => Create().Compile(WarmUp)(new ViewModel { ["on"] = true, ["list"] = new List<string> { "a" } }));
    }

    /// <inheritdoc/>
    public string Render(string template, ViewModel model, ViewModel ambient)
    {
        // The engine and what is remembered here belong to one thread at a time.
        lock (_templates)
        {
            return RenderAlone(template, model, ambient);
        }
    }

    private string RenderAlone(string template, ViewModel model, ViewModel ambient)
    {
        string file = $"{template}.v.hbs";
        if (!_templates.TryGetValue(template, out (List<TemplateNode> Nodes, HandlebarsTemplate<object, object> Compiled) entry))
        {
            string text = ReadText(Path.Combine(_folder, file), file);
            List<TemplateNode> nodes = TemplateSyntax.Parse(file, text);
            RegisterPartials(nodes);
            entry = (nodes, _engine.Compile(text));
            _templates.Add(template, entry);
        }

        var root = new ViewModel();
        foreach ((string key, object? value) in ambient.Concat(model))
        {
            root.Add(key, value);
        }

        new TemplateChecker(file, Partial).Check(entry.Nodes, model, root);
        // Around sections that are left out two empty lines meet; one is enough.
        return EmptyLines().Replace(entry.Compiled(root), "\n\n");
    }

    [GeneratedRegex("\n{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLines();

    private static IHandlebars Create() =>
        Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });

    private static string ReadText(string path, string name) => File.Exists(path)
        ? File.ReadAllText(path).ReplaceLineEndings("\n")
        : throw new TemplateException(name, 1, 1, "there is no such template.");

    private void RegisterPartials(List<TemplateNode> nodes)
    {
        foreach (TemplateNode node in nodes)
        {
            if (node is PartialNode partial && Partial(partial.Name) is { } inner)
            {
                RegisterPartials(inner);
            }
            else if (node is BlockNode block)
            {
                RegisterPartials(block.Body);
                RegisterPartials(block.Inverse);
            }
        }
    }

    private List<TemplateNode>? Partial(string name)
    {
        if (!_partials.TryGetValue(name, out List<TemplateNode>? nodes))
        {
            string path = Path.Combine(_folder, "partials", $"{name}.hbs");
            if (File.Exists(path))
            {
                string text = ReadText(path, name);
                nodes = TemplateSyntax.Parse($"partials/{name}.hbs", text);
                _engine.RegisterTemplate(name, text);
            }

            _partials.Add(name, nodes);
        }

        return nodes;
    }
}
