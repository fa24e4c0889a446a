using Hdl.Core.Designs;

namespace Hdl.Tests.Support;

/// <summary>Presets of a target that stand for all of them, where a command goes through every one.</summary>
internal static class PresetSample
{
    private const int Most = 4;

    /// <summary>The first preset, the last, and those at equal distances between them.</summary>
    public static IEnumerable<Preset> Of(ITarget target)
    {
        int last = target.Presets.Count - 1;
        int steps = Math.Clamp(last, 1, Most - 1);
        return Enumerable.Range(0, steps + 1).Select(step => target.Presets[step * last / steps]).Distinct();
    }
}
