using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Hdl.Core.Generation;

/// <summary>
/// The one place that knows the template engine. Templates are read from <c>templates/</c>, partials from
/// <c>templates/partials/</c>, and checked with their data first, as the engine alone takes much that is a mistake.
/// </summary>
public sealed class ScribanTemplateRenderer : ITemplateRenderer
{
    private const string Suffix = ".sbn";
    private const int Deepest = 16;

    private readonly string _folder;
    private readonly Dictionary<string, Template?> _templates = [];
    private readonly Dictionary<ScriptNode, bool> _met = new(ReferenceEqualityComparer.Instance);

    /// <summary>Renders the templates that lie beside the program.</summary>
    public ScribanTemplateRenderer() => _folder = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>Renders the templates of a folder.</summary>
    /// <param name="folder">Holds <c>*.v.sbn</c> and <c>partials/*.sbn</c>.</param>
    public ScribanTemplateRenderer(string folder) => _folder = folder;

    /// <summary>
    /// Names in branches that no rendering until now has taken, and that no data until now had, as
    /// <c>file(line,column): 'name'</c>. Whoever has rendered all there is finds what is misspelt there.
    /// </summary>
    public IReadOnlyList<string> UnmetNames =>
    [
        .. _met.Where(name => !name.Value).Select(name => At(name.Key.Span, "", $"'{name.Key}'").Message).Order(StringComparer.Ordinal),
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
        var root = new ViewModel();
        foreach ((string key, object? value) in ambient.Concat(model))
        {
            root.Add(key, value);
        }

        new Checker(file, name => Parsed(PartialPath(name))?.Page!.Body, root, _met).Check(parsed.Page!.Body!, model);
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
            string path = Path.Combine(_folder, file);
            if (File.Exists(path))
            {
                string text = File.ReadAllText(path).ReplaceLineEndings("\n");
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

    private static TemplateException At(SourceSpan span, string file, string message) =>
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
    /// <c>include 'partial' name: value</c>: the partial sees the values by their names, beside the keys of the whole template.
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
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
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
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            throw new NotSupportedException();
    }

    /// <summary>
    /// Walks a template with the data that it is to be rendered with, and refuses what it names and the data lack, data that it
    /// never uses, a value of the wrong kind in any place, and what is not of the language that templates are written in.
    /// Branches that are not taken are walked too: names in them count as used, and may be left out of the data.
    /// </summary>
    private sealed class Checker(
        string file, Func<string, ScriptNode?> partials, ViewModel root, Dictionary<ScriptNode, bool> met)
    {
        private readonly TemplateUse _use = new();
        private Dictionary<string, object?> _names = [];
        private int _loops;
        private int _depth;
        private bool _taken = true;

        public void Check(ScriptNode page, ViewModel model)
        {
            Visit(page);
            if (_use.Unused(root, model) is { } path)
            {
                throw new TemplateException(file, 1, 1, $"the template never uses '{path}'.");
            }
        }

        private object? Visit(ScriptNode? node)
        {
            switch (node)
            {
                case null or ScriptRawStatement or ScriptEscapeStatement or ScriptEndStatement or ScriptNopStatement:
                    break;
                case ScriptBlockStatement block:
                    foreach (ScriptStatement statement in block.Statements)
                    {
                        Visit(statement);
                    }

                    break;
                case ScriptElseStatement other:
                    Visit(other.Body);
                    break;
                case ScriptExpressionStatement { Expression: ScriptFunctionCall call } when IsInclude(call):
                    VisitPartial(call);
                    break;
                case ScriptExpressionStatement { Expression: { } expression }:
                    object? value = Evaluate(expression);
                    if (value != TemplateValue.Unknown && value is not (string or long))
                    {
                        throw Misfit(expression, $"'{expression}' is {TemplateValue.Kind(value)}, not a text or a number.");
                    }

                    break;
                case ScriptIfStatement choice:
                    bool? flag = Flag(choice.Condition!);
                    Within(flag != false, () => Visit(choice.Then));
                    Within(flag != true, () => Visit(choice.Else));
                    break;
                case ScriptForStatement { Variable: ScriptVariableGlobal variable, Iterator: { } list, Else: null } loop
                    when loop.NamedArguments is not { Count: > 0 }:
                    VisitLoop(loop, variable, list);
                    break;
                default:
                    throw Misfit(node, "this is not of the language of templates: values, if, for and include.");
            }

            return null;
        }

        private static bool IsInclude(ScriptFunctionCall call) => call.Target is ScriptVariableGlobal { Name: Include.Name };

        private object? Within(bool taken, Func<object?> work)
        {
            (bool before, _taken) = (_taken, _taken && taken);
            object? result = work();
            _taken = before;
            return result;
        }

        private void VisitLoop(ScriptForStatement loop, ScriptVariableGlobal variable, ScriptExpression list)
        {
            object? value = Evaluate(list);
            IReadOnlyList<object?> elements = value == TemplateValue.Unknown ? [] : TemplateValue.Elements(value)
                ?? throw Misfit(list, $"'{list}' is {TemplateValue.Kind(value)}, not a list.");
            if (root.ContainsKey(variable.Name) || !_names.TryAdd(variable.Name, TemplateValue.Unknown))
            {
                throw Misfit(variable, $"'{variable.Name}' hides another value of that name.");
            }

            _loops++;
            foreach (object? element in elements.DefaultIfEmpty(TemplateValue.Unknown))
            {
                _names[variable.Name] = element;
                Within(elements.Count > 0, () => Visit(loop.Body));
            }

            _loops--;
            _names.Remove(variable.Name);
        }

        private void VisitPartial(ScriptFunctionCall call)
        {
            if (call.Arguments.FirstOrDefault() is not ScriptLiteral { Value: string name }
                || !call.Arguments.Skip(1).All(argument => argument is ScriptNamedArgument { Name: not null, Value: not null }))
            {
                throw Misfit(call, $"'{call}' is not include 'partial' name: value ...");
            }

            ScriptNode partial = partials(name) ?? throw Misfit(call.Arguments[0], $"there is no partial '{name}'.");
            if (_depth == Deepest)
            {
                throw Misfit(call, $"'{name}' includes itself.");
            }

            // A partial knows what it is given, not what its users are looping over.
            (Dictionary<string, object?> names, int loops) = (_names, _loops);
            Dictionary<string, object?> inner = [];
            foreach (ScriptNamedArgument argument in call.Arguments.Skip(1).Cast<ScriptNamedArgument>())
            {
                inner[argument.Name!.Name] = Evaluate(argument.Value!);
            }

            (_names, _loops, _depth) = (inner, 0, _depth + 1);
            Visit(partial);
            (_names, _loops, _depth) = (names, loops, _depth - 1);
        }

        private object? Evaluate(ScriptExpression expression)
        {
            switch (expression)
            {
                case ScriptLiteral { Value: string or int or long or bool } literal:
                    return TemplateValue.Of(literal.Value);
                case ScriptNestedExpression { Expression: { } inner }:
                    return Evaluate(inner);
                case ScriptVariableGlobal variable:
                    return _names.TryGetValue(variable.Name, out object? named) ? named
                        : TemplateFunctions.All.ContainsKey(variable.Name) && !root.ContainsKey(variable.Name)
                            ? throw Misfit(variable, $"'{variable.Name}' needs arguments.")
                        : Found(root, variable.Name, variable, null);
                case ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "for" }, Member.Name: "first" or "last" }
                    when _loops > 0:
                    return TemplateValue.Unknown;
                case ScriptMemberExpression { Target: { } target, Member: { } member }:
                    object? owner = Evaluate(target);
                    return owner == TemplateValue.Unknown ? Found(null, member.Name, member, target)
                        : owner is ViewModel model ? Found(model, member.Name, member, target)
                        : throw Misfit(target, $"'{target}' is {TemplateValue.Kind(owner)}, without members.");
                case ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not, Right: { } right }:
                    return Flag(right) is { } flag ? !flag : TemplateValue.Unknown;
                case ScriptUnaryExpression { Operator: ScriptUnaryOperator.Negate, Right: { } right }:
                    return Evaluate(right) is long number
                        ? -number
                        : throw Misfit(right, $"'{right}' is {TemplateValue.Kind(Evaluate(right))}, not a number.");
                case ScriptConditionalExpression { Condition: { } condition, ThenValue: { } then, ElseValue: { } other }:
                    bool? chosen = Flag(condition);
                    object? first = Within(chosen != false, () => Evaluate(then));
                    object? second = Within(chosen != true, () => Evaluate(other));
                    return chosen switch { true => first, false => second, null => TemplateValue.Unknown };
                case ScriptBinaryExpression { Left: { } left, Right: { } right, Operator: var sign }:
                    return Of(expression, () => TemplateValue.Combine(sign.ToText(), Evaluate(left), Evaluate(right)));
                case ScriptFunctionCall { Target: ScriptVariableGlobal function } call:
                    return Call(call, function.Name);
                default:
                    throw Misfit(expression, $"'{expression}' is not of the language of templates.");
            }
        }

        private object? Call(ScriptFunctionCall call, string name) =>
            TemplateFunctions.All.ContainsKey(name) && !root.ContainsKey(name) && !_names.ContainsKey(name)
                ? Of(call, () => TemplateFunctions.Call(name, [.. call.Arguments.Select(Evaluate)], _taken))
                : throw Misfit(call, $"there is no function '{name}'.");

        private object? Of(ScriptExpression expression, Func<object?> result)
        {
            try
            {
                return result();
            }
            catch (ArgumentException wrong)
            {
                throw Misfit(expression, $"'{expression}': {wrong.Message}");
            }
        }

        // In a branch that is not taken a value may be left out.
        private object? Found(ViewModel? model, string key, ScriptNode node, ScriptExpression? owner)
        {
            object? value = TemplateValue.Unknown;
            bool found = model is not null && _use.TryGet(model, key, out value);
            if (!found && _taken && model is not null)
            {
                throw Misfit(node, owner is null ? $"the data lack '{key}'." : $"'{owner}' lacks '{key}'.");
            }

            met[node] = found || met.GetValueOrDefault(node);
            return found && (_taken || value is not null) ? value : TemplateValue.Unknown;
        }

        private bool? Flag(ScriptExpression expression) => Evaluate(expression) switch
        {
            bool flag => flag,
            var value when value == TemplateValue.Unknown => null,
            var value => throw Misfit(expression, $"'{expression}' is {TemplateValue.Kind(value)}, not true or false."),
        };

        private TemplateException Misfit(ScriptNode node, string message) => At(node.Span, file, message);
    }
}
