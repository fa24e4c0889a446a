using System.Globalization;
using Hdl.Core.Processes;

namespace Hdl.Cosim.Building;

/// <summary>
/// Versions of external programs, for cache keys. Asking a program takes longer than loading a cached model, so an
/// answer is kept in the cache for as long as the executable is the same file.
/// </summary>
/// <param name="runner">Starts the programs.</param>
/// <param name="cache">Where answers are kept.</param>
internal sealed class ToolVersions(IProcessRunner runner, BuildCache cache)
{
    /// <summary>What a program answers to <paramref name="arguments"/>.</summary>
    /// <exception cref="ToolMissingException">It is not installed.</exception>
    public async Task<string> AskAsync(string tool, string[] arguments, CancellationToken cancellationToken)
    {
        FileInfo executable = Find(tool) ?? throw ToolMissingException.For(tool);
        string stamp = string.Join('|', [
            executable.FullName,
            executable.Length.ToString(CultureInfo.InvariantCulture),
            executable.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture),
            .. arguments,
        ]);
        string folder = await cache
            .GetAsync(
                $"tool-{BuildCache.KeyOf(stamp)}",
                async temporary =>
                {
                    ProcessResult result = await runner
                        .RunAsync(new ProcessRequest(tool, arguments), cancellationToken)
                        .ConfigureAwait(false);
                    if (!result.Succeeded)
                    {
                        throw new ModelBuildException(tool, (result.StandardError + result.StandardOutput).Trim());
                    }

                    await File.WriteAllTextAsync(
                            Path.Combine(temporary, "answer"),
                            result.StandardOutput.Trim(),
                            cancellationToken)
                        .ConfigureAwait(false);
                })
            .ConfigureAwait(false);
        return await File.ReadAllTextAsync(Path.Combine(folder, "answer"), cancellationToken).ConfigureAwait(false);
    }

    private static FileInfo? Find(string tool)
    {
        if (tool.Contains('/'))
        {
            return File.Exists(tool) ? new FileInfo(tool) : null;
        }

        return (EnvironmentVariable.Of("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, tool)))
            .FirstOrDefault(file => file.Exists);
    }
}
