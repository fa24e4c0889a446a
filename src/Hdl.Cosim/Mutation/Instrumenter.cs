using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Problems;

namespace Hdl.Cosim.Mutation;

/// <summary>
/// A copy of a design that holds many faults at once, one of which is chosen when a model is created.
/// </summary>
/// <param name="Design">The copy; SystemVerilog, for simulation alone.</param>
/// <param name="Mutants">The faults in it.</param>
internal sealed record InstrumentedDesign(Design Design, IReadOnlyList<Mutant> Mutants);

/// <summary>Puts faults in a design: each expression becomes a choice among itself and its faulty variants.</summary>
internal static class Instrumenter
{
    // Verilator cannot fold what C++ decides, and reads it once, when the model is created.
    private const string Package = """
        package hdl_mutation;
          import "DPI-C" function int hdl_mutant_id();
          int id = hdl_mutant_id();
        endpackage

        """;

    /// <summary>Instruments a design.</summary>
    /// <param name="design">The design as it is emitted.</param>
    /// <param name="limit">Most faults to put in; where there are more, a sample spread evenly over all files.</param>
    /// <param name="seed">Chooses the sample.</param>
    /// <param name="patterns">Names of the files that get faults, <c>*</c> for any text.</param>
    /// <exception cref="InvalidInputException">No file has such a name.</exception>
    public static InstrumentedDesign Instrument(Design design, int limit, int seed, IReadOnlyList<string> patterns)
    {
        DesignFile[] files = [.. design.OfKind(DesignFileKind.Verilog)];
        bool[] named =
        [
            .. files.Select(file =>
                patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file.Name, ignoreCase: false))),
        ];
        if (!named.Contains(true))
        {
            throw new InvalidInputException(new Problem(
                "No file of the design has such a name", "files", string.Join(",", patterns),
                $"The files are {string.Join(", ", files.Select(file => file.Name))}."));
        }

        IReadOnlyList<MutationSite>[] sites =
        [
            .. files.Zip(named, (file, chosen) => chosen ? MutationScanner.Scan(file.Text) : []),
        ];
        (int File, int Site, int Variant)[] all =
        [
            .. files
                .Index()
                .SelectMany(file =>
                    sites[file.Index]
                        .Index()
                        .SelectMany(site =>
                            Enumerable
                                .Range(0, site.Item.Descriptions.Length)
                                .Select(variant => (file.Index, site.Index, variant)))),
        ];
        var chosen = new HashSet<(int, int, int)>(Sample(all, limit, seed));

        List<Mutant> mutants = [];
        List<DesignFile> changed = [new DesignFile("hdl_mutation.sv", DesignFileKind.Verilog, Package)];
        for (int file = 0; file < files.Length; file++)
        {
            changed.Add(
                files[file] with
                {
                    Content = Rewrite(
                        files[file], sites[file], (site, variant) => chosen.Contains((file, site, variant)), mutants),
                });
        }

        return new InstrumentedDesign(
            design with
            {
                Files = [.. changed, .. design.Files.Where(file => file.Kind != DesignFileKind.Verilog)],
            },
            mutants);
    }

    private static IEnumerable<(int, int, int)> Sample((int, int, int)[] all, int limit, int seed)
    {
        if (all.Length <= limit)
        {
            return all;
        }

        // One of each stretch of equal length, so that every part of the design has its share.
        var random = new Random(seed);
        return Enumerable.Range(0, limit).Select(i =>
        {
            long from = (long)all.Length * i / limit;
            long to = (long)all.Length * (i + 1) / limit;
            return all[from + random.NextInt64(to - from)];
        });
    }

    private static string Rewrite(
        DesignFile file, IReadOnlyList<MutationSite> sites, Func<int, int, bool> chosen, List<Mutant> mutants)
    {
        string[] lines = file.Text.Split('\n');
        var names = new Dictionary<(int, string), int>();
        List<Edit> edits = [];
        for (int index = 0; index < sites.Count; index++)
        {
            MutationSite site = sites[index];
            var choice = new StringBuilder();
            for (int variant = 0; variant < site.Descriptions.Length; variant++)
            {
                // Numbered before the choice, so that a name does not depend on the sample.
                int again = names[(site.Line, site.Descriptions[variant])] =
                    names.GetValueOrDefault((site.Line, site.Descriptions[variant])) + 1;
                if (!chosen(index, variant))
                {
                    continue;
                }

                string description =
                    site.Descriptions[variant]
                    + (again > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({again})") : "");
                var mutant = new Mutant(
                    mutants.Count + 1, file.Name, site.Line, description, lines[site.Line - 1].Trim());
                mutants.Add(mutant);
                string selected = string.Create(CultureInfo.InvariantCulture, $"(hdl_mutation::id == {mutant.Number})");
                if (site.Variants is null)
                {
                    edits.Add(new Edit(site.Start, 0, $"begin if (!{selected}) "));
                    edits.Add(new Edit(site.End, 0, " end"));
                }
                else
                {
                    choice.Append(CultureInfo.InvariantCulture, $"{selected} ? ({site.Variants[variant]}) : ");
                }
            }

            if (choice.Length > 0)
            {
                string original = file.Text[site.Start..site.End];
                edits.Add(new Edit(site.Start, site.End - site.Start, $"{choice}({original})"));
            }
        }

        return Apply(file.Text, edits);
    }

    private static string Apply(string text, List<Edit> edits)
    {
        var result = new StringBuilder();
        int copied = 0;
        foreach (Edit edit in edits.OrderBy(edit => edit.Start))
        {
            result.Append(text, copied, edit.Start - copied).Append(edit.Text);
            copied = edit.Start + edit.Length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
