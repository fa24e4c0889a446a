namespace Hdl.Core.Templates;

/// <summary>
/// What a template sees: names to strings, integers, booleans, nested view models, or lists of these. Templates loop,
/// choose and substitute, and make pieces of Verilog of widths and nets (docs/templates.md).
/// </summary>
public sealed class ViewModel : Dictionary<string, object?>;

/// <summary>
/// Renders templates strictly: a key the model lacks, a key the template never uses and a value of the wrong kind are
/// errors.
/// </summary>
public interface ITemplateRenderer
{
    /// <summary>Renders <c>&lt;template&gt;.v.sbn</c>.</summary>
    /// <param name="template">Template name without extension.</param>
    /// <param name="model">Keys that must all be used.</param>
    /// <param name="ambient">Keys that may be used: banner, reset style.</param>
    /// <exception cref="TemplateException">
    /// Missing or unused key, value of the wrong kind, or bad syntax, with template, line and column.
    /// </exception>
    string Render(string template, ViewModel model, ViewModel ambient);
}

/// <summary>A template and its view model do not fit.</summary>
/// <param name="template">File name of the template.</param>
/// <param name="line">Line, from 1.</param>
/// <param name="column">Column, from 1.</param>
/// <param name="message">What does not fit.</param>
public sealed class TemplateException(string template, int line, int column, string message)
    : Exception($"{template}({line},{column}): {message}");
