using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Hdl.Core.Templates;

/// <summary>
/// The one place that knows the template engine. Templates and partials are embedded in the assemblies of their
/// generators (<see cref="EmbeddedTemplates"/>), and checked with their data first, as the engine alone takes much that
/// is a mistake.
/// </summary>
public sealed class ScribanTemplateRenderer : ITemplateRenderer
{
    private const string Suffix = ".sbn";

    private readonly Func<string, TemplateSource?> _find;
    private readonly Dictionary<string, Template?> _templates = [];
    private readonly Dictionary<ScriptNode, bool> _met = new(ReferenceEqualityComparer.Instance);

    /// <summary>Renders the templates of all assemblies of the program.</summary>
    public ScribanTemplateRenderer() => _find = EmbeddedTemplates.Find;

    /// <summary>Renders the templates of a folder.</summary>
    /// <param name="folder">Holds <c>*.v.sbn</c> and <c>partials/*.sbn</c>.</param>
    public ScribanTemplateRenderer(string folder) => _find = file => TemplateSource.InFolder(folder, file);

    /// <summary>
    /// Names in branches that no rendering until now has taken, and that no data until now had, as
    /// <c>file(line,column): 'name'</c>. Whoever has rendered all there is finds what is misspelt there.
    /// </summary>
    public IReadOnlyList<string> UnmetNames =>
        [
            .. _met.Where(name => !name.Value)
                .Select(name => At(name.Key.Span, "", $"'{name.Key}'").Message)
                .Order(StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public string Render(string template, ViewModel model, ViewModel ambient)
    {
        // What is remembered here belongs to one thread at a time.
        lock (_templates)
        {
            return RenderAlone($"{template}.v{Suffix}", model, ambient);
        }
    }

    private string RenderAlone(string file, ViewModel model, ViewModel ambient)
    {
        Template parsed = Parsed(file) ?? throw new TemplateException(file, 1, 1, "there is no such template.");
        var root = new ViewModel { ["template"] = _find(file)!.Path };
        foreach ((string key, object? value) in ambient.Concat(model))
        {
            root.Add(key, value);
        }

        new TemplateChecker(file, name => Parsed(PartialPath(name))?.Page!.Body, root, _met).Check(
            parsed.Page!.Body!, model);
        return TemplateText.WithoutDoubleGaps(Rendered(parsed, file, root));
    }

    private string Rendered(Template parsed, string file, ViewModel root)
    {
        var functions = new ScriptObject();
        functions.SetValue(Include.Name, new Include(), readOnly: true);
        foreach ((string name, Delegate function) in TemplateFunctions.All)
        {
            functions.Import(name, function);
        }

        var context = new TemplateContext(functions)
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedTargetAccess = false,
            EnableRelaxedFunctionAccess = false,
            EnableRelaxedIndexerAccess = false,
            // What is emitted may be long; beyond its own limit the engine would cut it without a word.
            LimitToString = 0,
            LoopLimit = 0,
            AutoIndent = false,
            NewLine = "\n",
            TemplateLoader = new Loader(this),
        };
        var data = new ScriptObject();
        foreach ((string key, object? value) in root)
        {
            data.Add(key, value!);
        }

        context.PushGlobal(data);
        try
        {
            return parsed.Render(context);
        }
        catch (ScriptRuntimeException failure)
        {
            throw At(failure.Span, file, failure.OriginalMessage);
        }
    }

    private Template? Parsed(string file)
    {
        if (!_templates.TryGetValue(file, out Template? parsed))
        {
            if (_find(file) is { } source)
            {
                string text = source.Text;
                if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f') is var other and >= 0)
                {
                    int line = text.AsSpan(0, other).Count('\n');
                    throw new TemplateException(
                        file, line + 1, other - text.LastIndexOf('\n', other),
                        $"U+{(int)text[other]:X4} is not ASCII, which the emitted Verilog is.");
                }

                parsed = Template.Parse(text, file);
                if (parsed.Messages.FirstOrDefault() is { } message)
                {
                    throw At(message.Span, file, message.Message);
                }

                if (TemplateText.Unclosed(text) is { } place)
                {
                    throw new TemplateException(file, place.Line, place.Column, "'{{' is never closed.");
                }
            }

            _templates.Add(file, parsed);
        }

        return parsed;
    }

    private static string PartialPath(string name) => $"partials/{name}{Suffix}";

    internal static TemplateException At(SourceSpan span, string file, string message) =>
        new(span.FileName ?? file, span.Start.Line + 1, span.Start.Column + 1, message);

    private sealed class Loader(ScribanTemplateRenderer renderer) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
        {
            string path = PartialPath(templateName);
            context.CachedTemplates[path] = renderer.Parsed(path)!;
            return path;
        }

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new NotSupportedException();

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new NotSupportedException();
    }

    /// <summary>
    /// <c>include 'partial' name: value</c>: the partial sees the values by their names, beside the keys of the whole
    /// template.
    /// </summary>
    private sealed class Include : IScriptCustomFunction
    {
        public const string Name = "include";

        private readonly IncludeFunction _include = new();

        public int RequiredParameterCount => _include.RequiredParameterCount;

        public int ParameterCount => _include.ParameterCount;

        public ScriptVarParamKind VarParamKind => _include.VarParamKind;

        public Type ReturnType => _include.ReturnType;

        public ScriptParameterInfo GetParameterInfo(int index) => _include.GetParameterInfo(index);

        public object? Invoke(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
            ScriptBlockStatement? blockStatement)
        {
            var given = new ScriptObject();
            ScriptList<ScriptExpression> all = ((ScriptFunctionCall)callerContext!).Arguments;
            foreach (ScriptNamedArgument argument in all.OfType<ScriptNamedArgument>())
            {
                given.Add(argument.Name!.Name, context.Evaluate(argument.Value!)!);
            }

            context.PushGlobal(given);
            try
            {
                return _include.Invoke(context, callerContext, new ScriptArray(arguments.Take(1)), blockStatement);
            }
            finally
            {
                context.PopGlobal();
            }
        }

        public ValueTask<object?> InvokeAsync(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments,
            ScriptBlockStatement? blockStatement) => throw new NotSupportedException();
    }
}
