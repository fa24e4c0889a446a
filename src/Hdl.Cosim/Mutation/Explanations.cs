using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Hdl.Cosim.Mutation;

/// <summary>
/// Checked-in reasons why faults cannot be seen. A pattern names faults by file, change and the source line it is in,
/// <c>rom_*.v: condition always true in if (read_enable_i)*</c>, because line numbers move and sizes are part of file
/// names; <c>*</c> stands for any text. A fault's exact name, line number included, is a pattern too.
/// </summary>
public sealed class Explanations
{
    private const string Folder = "cocosim/mutation";
    private const long MostBytes = 16L << 20;
    private const string Form = "Write each line as: \"file.v: description in source line\": reason.";

    private readonly Dictionary<string, string> _exact = [];
    private readonly List<(Regex Pattern, string Reason)> _patterns = [];

    private Explanations(IReadOnlyDictionary<string, string> reasons)
    {
        foreach ((string name, string reason) in reasons)
        {
            _exact.Add(name, reason);
            string pattern = Regex.Escape(name).Replace("\\*", ".*", StringComparison.Ordinal);
            _patterns.Add((new Regex($"^{pattern}$", RegexOptions.CultureInvariant), reason));
        }
    }

    /// <summary>No reason for anything.</summary>
    public static Explanations None { get; } = new(new Dictionary<string, string>());

    /// <summary>The reasons given for these patterns.</summary>
    /// <param name="reasons">Sentences by pattern; of several patterns that name a fault, the first counts.</param>
    public static Explanations Of(IReadOnlyDictionary<string, string> reasons) => new(reasons);

    /// <summary>Reads files; those that do not exist give no reasons.</summary>
    /// <param name="paths">For instance <c>cocosim/mutation/ternary_pe.yaml</c>; of files that name a pattern twice,
    /// the first counts.</param>
    /// <exception cref="InvalidInputException">One is no such file.</exception>
    public static Explanations Read(params IEnumerable<string> paths)
    {
        Dictionary<string, string> reasons = [];
        foreach ((string name, string reason) in paths.Where(File.Exists).SelectMany(ReadOne))
        {
            reasons.TryAdd(name, reason);
        }

        return new(reasons);
    }

    /// <summary>The reasons for a target's faults, and for those in modules that several targets share.</summary>
    /// <param name="target">The target.</param>
    /// <exception cref="InvalidInputException">A file of reasons is no such file.</exception>
    public static Explanations For(ITarget target) =>
        Read(FileOf(target, target.Name), FileOf(target, "shared_modules"));

    // Where the user works, else what travels with the target's assembly, else with the program.
    private static string FileOf(ITarget target, string name)
    {
        string file = $"{Folder}/{name}.yaml";
        string[] folders =
        [
            "",
            Path.GetDirectoryName(target.GetType().Assembly.Location) ?? "",
            AppContext.BaseDirectory,
        ];
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists, file);
    }

    private static Dictionary<string, string> ReadOne(string path)
    {
        try
        {
            return new DeserializerBuilder()
                    .Build()
                    .Deserialize<Dictionary<string, string>?>(InputFile.Text(path, MostBytes, Form))
                ?? [];
        }
        catch (YamlException error)
        {
            throw new InvalidInputException(new Problem(
                "Not a list of fault names and reasons", path, error.Message, Form));
        }
    }

    /// <summary>Why a fault cannot be seen; null where nobody has said.</summary>
    /// <param name="mutant">The fault.</param>
    /// <param name="design">The design that it is in: a pattern means its top module by the name that tells its
    /// sizes.</param>
    public string? ReasonOf(Mutant mutant, Design design)
    {
        if (_exact.TryGetValue(mutant.Id, out string? reason))
        {
            return reason;
        }

        string file = mutant.File == $"{design.Top.Name}.v" ? $"{design.SizedName}.v" : mutant.File;
        string name = $"{file}: {mutant.Description} in {mutant.Source}";
        return _patterns.Where(entry => entry.Pattern.IsMatch(name)).Select(entry => entry.Reason).FirstOrDefault();
    }
}
