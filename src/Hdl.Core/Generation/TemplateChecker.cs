using System.Collections;

namespace Hdl.Core.Generation;

/// <summary>
/// Walks a template with the data it is to be rendered with, and refuses a key that the data lack, and data that the
/// template never uses. A key in a branch that is not taken counts as used, but may be missing.
/// </summary>
/// <param name="template">File name, for messages.</param>
/// <param name="partials">Parses a partial by name; null where there is none of that name.</param>
internal sealed class TemplateChecker(string template, Func<string, List<TemplateNode>?> partials)
{
    private readonly HashSet<(ViewModel Model, string Key)> _used = [];

    /// <summary>Checks the whole template.</summary>
    /// <param name="nodes">Its constructs.</param>
    /// <param name="model">Keys that must all be used.</param>
    /// <param name="root">The same keys and the ambient ones: what the template sees.</param>
    /// <exception cref="TemplateException">The first misfit.</exception>
    public void Check(List<TemplateNode> nodes, ViewModel model, ViewModel root)
    {
        Visit(nodes, [root], taken: true);
        foreach (string key in model.Keys)
        {
            if (!_used.Contains((root, key)))
            {
                throw new TemplateException(template, 1, 1, $"the template never uses '{key}'.");
            }

            RequireUsed(key, model[key]);
        }
    }

    // Elements of a list share their use: a key is used if it is used in any element that has it.
    private void RequireUsed(string path, object? value)
    {
        IEnumerable<ViewModel> models = value switch
        {
            ViewModel nested => [nested],
            IEnumerable<ViewModel> list => list,
            _ => [],
        };
        foreach (IGrouping<string, (ViewModel Model, object? Value)> key in models
            .SelectMany(model => model.Select(pair => (pair.Key, Model: model, pair.Value)))
            .GroupBy(entry => entry.Key, entry => (entry.Model, entry.Value)))
        {
            if (!key.Any(entry => _used.Contains((entry.Model, key.Key))))
            {
                throw new TemplateException(template, 1, 1, $"the template never uses '{path}.{key.Key}'.");
            }

            foreach ((_, object? nested) in key)
            {
                RequireUsed($"{path}.{key.Key}", nested);
            }
        }
    }

    private void Visit(List<TemplateNode> nodes, List<object?> scopes, bool taken)
    {
        foreach (TemplateNode node in nodes)
        {
            switch (node)
            {
                case ValueNode value when !value.Path.StartsWith('@'):
                    if (Resolve(value.Path, scopes, value, taken) is bool or IEnumerable and not string)
                    {
                        throw Misfit(value, $"'{value.Path}' is not a text or a number.");
                    }

                    break;
                case PartialNode partial:
                    Visit(partials(partial.Name) ?? throw Misfit(partial, $"there is no partial '{partial.Name}'."), scopes, taken);
                    break;
                case BlockNode block:
                    Visit(block, scopes, taken);
                    break;
            }
        }
    }

    private void Visit(BlockNode block, List<object?> scopes, bool taken)
    {
        object? value = block.Path.StartsWith('@') ? null : Resolve(block.Path, scopes, block, taken);
        if (block.Kind is "if" or "unless")
        {
            if (taken && value is not (bool or null))
            {
                throw Misfit(block, $"'{block.Path}' is not a boolean.");
            }

            // The loop's own @first and @last are true and false in turn: both branches are taken.
            bool loop = block.Path.StartsWith('@');
            bool body = value is true == (block.Kind == "if");
            Visit(block.Body, scopes, taken && (loop || body));
            Visit(block.Inverse, scopes, taken && (loop || !body));
            return;
        }

        object?[] elements = (block.Kind, value) switch
        {
            ("with", ViewModel nested) => [nested],
            ("each", IEnumerable list and not string and not ViewModel) => [.. list.Cast<object?>()],
            _ when !taken => [],
            _ => throw Misfit(block, $"'{block.Path}' does not suit #{block.Kind}."),
        };
        foreach (object? element in elements)
        {
            Visit(block.Body, [.. scopes, element], taken);
        }

        if (elements.Length == 0)
        {
            Visit(block.Body, [.. scopes, null], taken: false);
        }

        Visit(block.Inverse, scopes, taken && elements.Length == 0);
    }

    private object? Resolve(string path, List<object?> scopes, TemplateNode node, bool taken)
    {
        int depth = scopes.Count - 1;
        string rest = path;
        while (rest.StartsWith("../", StringComparison.Ordinal))
        {
            rest = rest[3..];
            depth--;
        }

        if (depth < 0)
        {
            throw Misfit(node, $"'{path}' leaves the outermost scope.");
        }

        object? value = scopes[depth];
        if (rest == "this")
        {
            return value;
        }

        foreach (string key in rest.Split('.'))
        {
            if (value is ViewModel model && model.TryGetValue(key, out object? found))
            {
                _used.Add((model, key));
                value = found;
            }
            else
            {
                return taken ? throw Misfit(node, $"the view model lacks '{path}'.") : null;
            }
        }

        return value;
    }

    private TemplateException Misfit(TemplateNode node, string message) => new(template, node.Line, node.Column, message);
}
