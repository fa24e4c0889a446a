using Scriban.Parsing;
using Scriban.Syntax;

namespace Hdl.Core.Templates;

/// <summary>
/// Walks a template with the data that it is to be rendered with, and refuses what it names and the data lack, data
/// that it never uses, a value of the wrong kind in any place, and what is not of the language that templates are
/// written in. Branches that are not taken are walked too: names in them count as used, and may be left out of the
/// data.
/// </summary>
internal sealed class TemplateChecker(
    string file, Func<string, ScriptNode?> partials, ViewModel root, Dictionary<ScriptNode, bool> met)
{
    private const int Deepest = 16;
    private const string IncludeName = "include";

    private readonly TemplateUse _use = new();
    private readonly ViewModel _assigned = [];
    private Dictionary<string, object?> _names = [];
    private int _loops;
    private int _depth;
    private int _choices;
    private bool _taken = true;

    public void Check(ScriptNode page, ViewModel model)
    {
        Visit(page);
        if ((_use.Unused(root, model) ?? _use.Unused(root, _assigned)) is { } path)
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
            case ScriptExpressionStatement
            {
                Expression: ScriptAssignExpression { Target: ScriptVariableGlobal name, Value: { } assigned } assignment
            } when assignment.EqualToken?.TokenType == TokenType.Equal:
                Assign(name, assigned);
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
                _choices++;
                Within(flag != false, () => Visit(choice.Then));
                Within(flag != true, () => Visit(choice.Else));
                _choices--;
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

    private static bool IsInclude(ScriptFunctionCall call) => call.Target is ScriptVariableGlobal { Name: IncludeName };

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

    // A name for a value that is used in several places. It holds for the whole template, its partials included, and
    // does not change.
    private void Assign(ScriptVariableGlobal name, ScriptExpression value)
    {
        if (_choices > 0 || _loops > 0 || _depth > 0)
        {
            throw Misfit(name, $"'{name}' is given a value within a choice, a loop or a partial.");
        }

        if (TemplateFunctions.All.ContainsKey(name.Name) || root.ContainsKey(name.Name))
        {
            throw Misfit(name, $"'{name}' hides another value of that name.");
        }

        object? result = Evaluate(value);
        root.Add(name.Name, result);
        _assigned.Add(name.Name, result);
    }

    private void VisitPartial(ScriptFunctionCall call)
    {
        if (call.Arguments.FirstOrDefault() is not ScriptLiteral { Value: string name }
            || !call
                .Arguments.Skip(1)
                .All(argument => argument is ScriptNamedArgument { Name: not null, Value: not null }))
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

    private TemplateException Misfit(ScriptNode node, string message) =>
        ScribanTemplateRenderer.At(node.Span, file, message);
}
