namespace Hdl.Core.Generation;

/// <summary>One construct of a template, with the place where it starts.</summary>
internal abstract record TemplateNode(int Line, int Column);

/// <summary><c>{{path}}</c>.</summary>
internal sealed record ValueNode(string Path, int Line, int Column) : TemplateNode(Line, Column);

/// <summary><c>{{> name}}</c>.</summary>
internal sealed record PartialNode(string Name, int Line, int Column) : TemplateNode(Line, Column);

/// <summary><c>{{#if|unless|each|with path}} body {{else}} inverse {{/...}}</c>.</summary>
internal sealed record BlockNode(
    string Kind, string Path, List<TemplateNode> Body, List<TemplateNode> Inverse, int Line, int Column)
    : TemplateNode(Line, Column);

/// <summary>
/// Reads the constructs of a template: the subset of Handlebars that substitutes, loops and chooses. Helpers, arguments
/// and triple braces are refused, so that nothing can be computed in a template.
/// </summary>
internal static class TemplateSyntax
{
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];

    /// <summary>The constructs of a template's text.</summary>
    /// <exception cref="TemplateException">Anything that is not of the subset.</exception>
    public static List<TemplateNode> Parse(string template, string text)
    {
        var root = new List<TemplateNode>();
        var open = new Stack<(BlockNode Block, List<TemplateNode> Outer)>();
        List<TemplateNode> current = root;
        foreach ((string tag, int line, int column) in Tags(template, text))
        {
            string body = tag.Trim('~').Trim();
            if (body.StartsWith('!'))
            {
                continue;
            }

            if (body.StartsWith('#'))
            {
                string[] words = body[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length != 2 || !Blocks.Contains(words[0]))
                {
                    throw new TemplateException(template, line, column, $"'{{{{{tag}}}}}' is not one of #if, #unless, #each, #with and one key.");
                }

                var block = new BlockNode(words[0], words[1], [], [], line, column);
                current.Add(block);
                open.Push((block, current));
                current = block.Body;
            }
            else if (body == "else")
            {
                if (open.Count == 0 || !ReferenceEquals(current, open.Peek().Block.Body))
                {
                    throw new TemplateException(template, line, column, "{{else}} without an open block.");
                }

                current = open.Peek().Block.Inverse;
            }
            else if (body.StartsWith('/'))
            {
                if (open.Count == 0 || open.Peek().Block.Kind != body[1..].Trim())
                {
                    throw new TemplateException(template, line, column, $"'{{{{{tag}}}}}' closes a block that is not open.");
                }

                current = open.Pop().Outer;
            }
            else if (body.StartsWith('>'))
            {
                current.Add(new PartialNode(body[1..].Trim(), line, column));
            }
            else if (body.Length == 0 || body.Contains(' ') || body.Contains('{'))
            {
                throw new TemplateException(template, line, column, $"'{{{{{tag}}}}}' is not a key; templates compute nothing.");
            }
            else
            {
                current.Add(new ValueNode(body, line, column));
            }
        }

        if (open.Count > 0)
        {
            BlockNode block = open.Peek().Block;
            throw new TemplateException(template, block.Line, block.Column, $"{{{{#{block.Kind} {block.Path}}}}} is never closed.");
        }

        return root;
    }

    private static IEnumerable<(string Tag, int Line, int Column)> Tags(string template, string text)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (text[i] == '{' && i + 1 < text.Length && text[i + 1] == '{')
            {
                int column = i - lineStart + 1;
                bool comment = text.AsSpan(i).StartsWith("{{!--", StringComparison.Ordinal);
                int end = text.IndexOf(comment ? "--}}" : "}}", i + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    throw new TemplateException(template, line, column, "'{{' is never closed.");
                }

                string tag = text[(i + 2)..end];
                yield return (tag, line, column);
                line += tag.Count(c => c == '\n');
                i = end + (comment ? 3 : 1);
            }
        }
    }
}
