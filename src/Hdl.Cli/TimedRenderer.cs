using System.Diagnostics;
using Hdl.Core.Templates;

namespace Hdl.Cli;

/// <summary>Adds up the time that another renderer takes.</summary>
/// <param name="inner">Does the work.</param>
internal sealed class TimedRenderer(ITemplateRenderer inner) : ITemplateRenderer
{
    /// <summary>Time spent rendering so far.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <inheritdoc/>
    public string Render(string template, ViewModel model, ViewModel ambient)
    {
        long start = Stopwatch.GetTimestamp();
        string text = inner.Render(template, model, ambient);
        Elapsed += Stopwatch.GetElapsedTime(start);
        return text;
    }
}
