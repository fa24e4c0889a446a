using System.Globalization;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Registers;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Core.Designs;

/// <summary>
/// Collects the modules of one design: each generator renders its own and asks others for those it instantiates. A
/// module asked for twice is emitted once; two different modules of one name are an error.
/// </summary>
/// <param name="renderer">Renders templates.</param>
/// <param name="style">Style of the whole design.</param>
/// <param name="command">The command that regenerates the design, for the banners.</param>
public sealed class DesignBuilder(ITemplateRenderer renderer, StyleParameters style, string command)
{
    /// <summary>The reset that a top module above memories takes in for itself and all modules in it.</summary>
    public const string TakenReset = "reset_n";

    private const string ResetSample = "reset_sample";

    // Rendered at the end: only then it is known which module is the top, and whether there are memories.
    private readonly List<(string Name, Func<ResetUse, ResetRule?, ModuleInterface?, DesignFile> Render)> _order = [];
    private readonly List<MemoryMacro> _macros = [];
    private RegisterMap? _registers;
    private IReadOnlyDictionary<string, string> _pins = new Dictionary<string, string>();
    private bool _releasesReset;
    private long _longestSilence;
    private bool _holdsMemory;
    private readonly List<string> _asynchronous = [];
    private double _clockPeriodNs = 10;

    /// <summary>Style of the whole design.</summary>
    public StyleParameters Style { get; } = style;

    /// <summary>
    /// Renders <c>templates/&lt;template&gt;.v.sbn</c> as a module, with the header that its ports make.
    /// </summary>
    /// <param name="template">Template name without extension.</param>
    /// <param name="ports">Module (and file) name, available to the template as <c>module</c>, and the ports, as
    /// <c>ports</c>.</param>
    /// <param name="model">Everything else the template substitutes.</param>
    /// <returns>The ports.</returns>
    public ModuleInterface AddModule(string template, ModuleInterface ports, ViewModel model) =>
        AddModule(template, ports, [], model);

    /// <summary>
    /// The same, for a template that also sees the properties of a record: <c>ValueWidth</c> as <c>value_width</c>.
    /// </summary>
    /// <param name="template">Template name without extension.</param>
    /// <param name="ports">Module name and ports.</param>
    /// <param name="record">Usually the parameters. Nothing in it has to be used.</param>
    /// <param name="model">What else the template substitutes; all of it must be used.</param>
    /// <returns>The ports.</returns>
    public ModuleInterface AddModule(string template, ModuleInterface ports, object record, ViewModel? model = null) =>
        AddModule(template, ports, [record], model ?? []);

    /// <summary>The same, for several records: parameters, and what is derived from them.</summary>
    public ModuleInterface AddModule(
        string template, ModuleInterface ports, IReadOnlyList<object> records, ViewModel model)
    {
        string module = ports.Name;
        // Too long a name is told once all of them are known: by then it is clear how long the user's may be.
        if (!Identifier.IsValid(module.Length > Identifier.MaxLength ? module[..Identifier.MaxLength] : module))
        {
            throw new ArgumentException($"'{module}' is not a Verilog identifier.", nameof(ports));
        }

        _order.Add(Part(template, ports, RecordView.Of(records), model));
        return ports;
    }

    private (string, Func<ResetUse, ResetRule?, ModuleInterface?, DesignFile>) Part(
        string template, ModuleInterface ports, ViewModel records, ViewModel model)
    {
        return (ports.Name, Rendered);

        DesignFile Rendered(ResetUse use, ResetRule? rule, ModuleInterface? top)
        {
            if (top is not null && !top.Ports.SequenceEqual(ports.Ports))
            {
                throw new InvalidOperationException(
                    $"{top.Name} is declared twice: with other ports than its module has.");
            }

            Func<Port, string> attributes = top is null ? _ => "" : InterfaceAttributes.Of(top);
            var whole = new ViewModel { ["ports"] = PortList.Text(ports, attributes) };
            foreach ((string key, object? value) in model)
            {
                whole.Add(key, value);
            }

            return Render(
                renderer, template, (top ?? ports).Name, DesignFileKind.Verilog, whole, Style, command, use, rule,
                records);
        }
    }

    /// <summary>Renders <c>templates/&lt;template&gt;.v.sbn</c> as the file of one module.</summary>
    internal static DesignFile Render(
        ITemplateRenderer renderer,
        string template,
        string module,
        DesignFileKind kind,
        ViewModel model,
        StyleParameters style,
        string command,
        ResetUse use = ResetUse.Direct, ResetRule? rule = null, ViewModel? records = null)
    {
        bool low = style.ResetStyle.IsActiveLow();
        string port = low ? "rst_ni" : "rst_i";
        string net = use == ResetUse.Taken ? TakenReset : port;
        var ambient = new ViewModel
        {
            ["module"] = module,
            ["license"] = style.License,
            ["command"] = command,
            ["reset_port"] = port,
            ["reset_net"] = net,
            ["reset_edge"] =
                style.ResetStyle == ResetStyle.AsyncLow && use == ResetUse.Direct ? " or negedge rst_ni" : "",
            ["reset_active"] = low ? $"!{net}" : port,
            ["reset_taken"] = use == ResetUse.Taken,
            ["reset_rule"] = rule is not null,
            ["reset_rule_released"] = rule == ResetRule.Released,
            ["reset_rule_sampled"] = rule == ResetRule.Sampled,
            ["reset_rule_asynchronous"] = rule == ResetRule.Asynchronous,
        };
        foreach ((string key, object? value) in records ?? [])
        {
            // The name of a top module is a parameter too, and so is the style of its ports.
            if (key is not ("module" or "ports") && (!ambient.TryAdd(key, value) || model.ContainsKey(key)))
            {
                throw new InvalidOperationException($"Template '{template}' is given two values of the name '{key}'.");
            }
        }

        string text = renderer.Render(template, model, ambient);
        return use != ResetUse.Taken || text.Contains(ResetSample, StringComparison.Ordinal)
            ? new DesignFile($"{module}.v", kind, LineFolder.Fold(text))
            : throw new InvalidOperationException(
                $"There is a memory below {module}, so its template '{template}' must include the partial "
                + $"'{ResetSample}'.");
    }

    /// <summary>Adds a file as it is.</summary>
    public void Add(DesignFile file) => _order.Add((file.Name, (_, _, _) => file));

    /// <summary>
    /// Notes that the design holds a memory. Its contents may be lost where an address or an enable changes between two
    /// clock edges: no register of such a design is cleared asynchronously.
    /// </summary>
    public void HoldsMemory() => _holdsMemory = true;

    /// <summary>Notes an SRAM macro that must be supplied.</summary>
    public void AddMacro(MemoryMacro macro)
    {
        if (!_macros.Contains(macro))
        {
            _macros.Add(macro);
        }
    }

    /// <summary>
    /// Describes the registers behind the AXI4-Lite port of the top module, or of a module in it that passes the port
    /// on.
    /// </summary>
    public void AddRegisters(RegisterMap registers) => _registers = registers;

    /// <summary>
    /// Notes the package pins of the top module's ports and the period of the oscillator, for a design made for one
    /// board.
    /// </summary>
    public void AddBoard(IReadOnlyDictionary<string, string> pins, double clockPeriodNs) =>
        (_pins, _clockPeriodNs) = (pins, clockPeriodNs);

    /// <summary>
    /// Notes ports that keep no step with the clock; of a module inside another, those that the top module passes on by
    /// name.
    /// </summary>
    public void AddAsynchronousPorts(params IEnumerable<string> ports) => _asynchronous.AddRange(ports);

    /// <summary>Notes that the design brings the release of its reset into its clock itself.</summary>
    public void ReleaseReset() => _releasesReset = true;

    /// <summary>Says how long the design can be silent: see <see cref="Design.LongestSilence"/>.</summary>
    /// <param name="cycles">Cycles; where it is said more than once, the most.</param>
    public void MayBeSilent(long cycles) => _longestSilence = Math.Max(_longestSilence, cycles);

    /// <summary>The design.</summary>
    /// <param name="made">The top module as its generator named it, often after its widths.</param>
    /// <param name="name">The name that it has in this design, and that users' files may rely on; null for the
    /// generator's.</param>
    /// <exception cref="InvalidInputException">
    /// The top module has the name of one of its ports, or one that is too long with the suffixes that other modules
    /// and the test bench add to it.
    /// </exception>
    public Design Build(ModuleInterface made, string? name = null)
    {
        ModuleInterface top = made with { Name = name ?? made.Name };
        List<DesignFile> files = Files(made.Name, top);
        string longest = files
            .Where(file => file.Kind == DesignFileKind.Verilog)
            .Select(file => Path.GetFileNameWithoutExtension(file.Name))
            .Append(top.Name + Design.TestBenchSuffix)
            .MaxBy(file => file.Length)!;
        if (longest.Length > Identifier.MaxLength)
        {
            int suffix = longest.StartsWith(top.Name, StringComparison.Ordinal) ? longest.Length - top.Name.Length : 0;
            throw suffix > 0
                ? new InvalidInputException(new Problem(
                    "The name of the top module is too long",
                    "module",
                    top.Name,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Give it {Identifier.MaxLength - suffix} characters at most: '{longest[top.Name.Length..]}' "
                        + $"is added to it, and names end at {Identifier.MaxLength}.")))
                : new InvalidOperationException($"'{longest}' is longer than {Identifier.MaxLength} characters.");
        }

        if (top.Ports.Any(port => port.Name == top.Name))
        {
            throw new InvalidInputException(new Problem(
                "The top module has the name of one of its ports", "module", top.Name,
                "Choose another name for the top module."));
        }

        if (files.Find(file => file.Kind == DesignFileKind.Verilog && file.Name == $"{top.Name}.v") is { } own
            && Identifier.CountIn(own.Text, top.Name) > 1)
        {
            throw new InvalidInputException(new Problem(
                "The top module has the name of something that is declared in it", "module", top.Name,
                "Choose another name for the top module."));
        }

        return new Design(top, files)
        {
            Macros = [.. _macros],
            Pins = _pins,
            ReleasesReset = _releasesReset,
            LongestSilence = _longestSilence,
            HoldsMemory = _holdsMemory,
            SizedName = made.Name,
            AsynchronousPorts = [.. _asynchronous.Distinct().Where(known => top.Ports.Any(port => port.Name == known))],
            ClockPeriodNs = _clockPeriodNs,
            Registers = _registers is { } map && top.Streams.Any(stream => stream.Name == $"{map.Bus}_aw") ? map : null,
        };
    }

    private List<DesignFile> Files(string made, ModuleInterface top)
    {
        bool clocked = _holdsMemory && Style.ResetStyle == ResetStyle.AsyncLow;
        bool taken = clocked && !_releasesReset && top.ResetPort.Length > 0;
        if (taken)
        {
            int at = _order.FindLastIndex(part => part.Name == made);
            _order.Insert(
                at, Part(ResetSample, new InterfaceBuilder(ResetSample, Style).Output("reset_no", 1).Build(), [], []));
        }

        // Not every file system tells capitals from small letters.
        var files = new Dictionary<string, DesignFile>(StringComparer.OrdinalIgnoreCase);
        List<DesignFile> order = [];
        ResetRule? rule = top.ResetPort.Length == 0 ? null
            : _releasesReset ? ResetRule.Released
            : taken ? ResetRule.Sampled
            : Style.ResetStyle == ResetStyle.AsyncLow ? ResetRule.Asynchronous : ResetRule.Synchronous;
        // A part that has the name that the user gave the top is no top, but a clash.
        int last = _order.FindLastIndex(part => part.Name == made);
        foreach (
            (int place, (string _, Func<ResetUse, ResetRule?, ModuleInterface?, DesignFile> render)) in _order.Index())
        {
            bool isTop = place == last;
            DesignFile file = render(
                !clocked ? ResetUse.Direct
                    : taken && isTop ? ResetUse.Taken
                    : ResetUse.Clocked,
                isTop ? rule : null,
                isTop ? top : null);
            if (files.TryAdd(file.Name, file))
            {
                order.Add(file);
            }
            else if (!files[file.Name].Content.Equals(file.Content) || files[file.Name].Name != file.Name)
            {
                throw new InvalidInputException(new Problem(
                    "Two different modules want one name", "module", file.Name,
                    "Choose another name for the top module."));
            }
        }

        return order;
    }
}

/// <summary>How long the reset of a top module must last, and when it may be released (docs/ram.md).</summary>
internal enum ResetRule
{
    /// <summary>Cleared at once; released in step with the clock.</summary>
    Asynchronous,

    /// <summary>Cleared at clock edges, by a reset that keeps step with the clock.</summary>
    Synchronous,

    /// <summary>Sampled, for a memory is below; released in step with the clock.</summary>
    Sampled,

    /// <summary>Released at any time: the design brings it into step itself.</summary>
    Released,
}

/// <summary>How the flip-flops of a module are cleared.</summary>
internal enum ResetUse
{
    /// <summary>As the style says.</summary>
    Direct,

    /// <summary>At clock edges: by a reset that is in step with the clock already.</summary>
    Clocked,

    /// <summary>The same in the top module, which brings the reset into step.</summary>
    Taken,
}
