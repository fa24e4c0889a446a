using Hdl.Core.Parameters;
using Hdl.Core.Registers;
using Hdl.Core.Verilog;

namespace Hdl.Core.Generation;

/// <summary>
/// Collects the modules of one design: each generator renders its own and asks others for those it instantiates. A module
/// asked for twice is emitted once; two different modules of one name are an error.
/// </summary>
/// <param name="renderer">Renders templates.</param>
/// <param name="style">Style of the whole design.</param>
/// <param name="command">The command that regenerates the design, for the banners.</param>
public sealed class DesignBuilder(ITemplateRenderer renderer, StyleParameters style, string command)
{
    // Not every file system tells capitals from small letters.
    private readonly Dictionary<string, DesignFile> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DesignFile> _order = [];
    private readonly List<MemoryMacro> _macros = [];
    private RegisterMap? _registers;
    private IReadOnlyDictionary<string, string> _pins = new Dictionary<string, string>();
    private bool _releasesReset;
    private readonly List<string> _asynchronous = [];
    private double _clockPeriodNs = 10;

    /// <summary>Style of the whole design.</summary>
    public StyleParameters Style { get; } = style;

    /// <summary>Renders <c>templates/&lt;template&gt;.v.hbs</c> as the module of that name.</summary>
    /// <param name="template">Template name without extension.</param>
    /// <param name="module">Module (and file) name; available to the template as <c>module</c>.</param>
    /// <param name="model">Everything the template substitutes.</param>
    public void AddModule(string template, string module, ViewModel model)
    {
        // Too long a name is told once all of them are known: by then it is clear how long the user's may be.
        if (!Identifier.IsValid(module.Length > Identifier.MaxLength ? module[..Identifier.MaxLength] : module))
        {
            throw new ArgumentException($"'{module}' is not a Verilog identifier.", nameof(module));
        }

        Add(Render(renderer, template, module, DesignFileKind.Verilog, model, Style, command));
    }

    /// <summary>Renders <c>templates/&lt;template&gt;.v.hbs</c> as the file of one module.</summary>
    internal static DesignFile Render(
        ITemplateRenderer renderer, string template, string module, DesignFileKind kind, ViewModel model, StyleParameters style, string command)
    {
        bool low = style.ResetStyle == ResetStyle.AsyncLow;
        var ambient = new ViewModel
        {
            ["module"] = module,
            ["license"] = style.License,
            ["template"] = $"templates/{template}.v.hbs",
            ["command"] = command,
            ["reset_port"] = low ? "rst_ni" : "rst_i",
            ["reset_edge"] = low ? " or negedge rst_ni" : "",
            ["reset_active"] = low ? "!rst_ni" : "rst_i",
        };
        return new DesignFile($"{module}.v", kind, LineFolder.Fold(renderer.Render(template, model, ambient)));
    }

    /// <summary>Adds a file as it is.</summary>
    public void Add(DesignFile file)
    {
        if (_files.TryGetValue(file.Name, out DesignFile? earlier))
        {
            if (!earlier.Content.Equals(file.Content) || earlier.Name != file.Name)
            {
                throw new InvalidInputException(new Problem(
                    "Two different modules want one name", "module", file.Name, "Choose another name for the top module."));
            }

            return;
        }

        _files.Add(file.Name, file);
        _order.Add(file);
    }

    /// <summary>Notes an SRAM macro that must be supplied.</summary>
    public void AddMacro(MemoryMacro macro)
    {
        if (!_macros.Contains(macro))
        {
            _macros.Add(macro);
        }
    }

    /// <summary>Describes the registers behind the AXI4-Lite port of the top module, or of a module in it that passes the port on.</summary>
    public void AddRegisters(RegisterMap registers) => _registers = registers;

    /// <summary>Notes the package pins of the top module's ports and the period of the oscillator, for a design made for one board.</summary>
    public void AddBoard(IReadOnlyDictionary<string, string> pins, double clockPeriodNs) => (_pins, _clockPeriodNs) = (pins, clockPeriodNs);

    /// <summary>Notes ports that keep no step with the clock; of a module inside another, those that the top module passes on by name.</summary>
    public void AddAsynchronousPorts(params IEnumerable<string> ports) => _asynchronous.AddRange(ports);

    /// <summary>Notes that the design brings the release of its reset into its clock itself.</summary>
    public void ReleaseReset() => _releasesReset = true;

    /// <summary>The design.</summary>
    /// <exception cref="InvalidInputException">
    /// The top module has the name of one of its ports, or one that is too long with the suffixes that other modules and the
    /// test bench add to it.
    /// </exception>
    public Design Build(ModuleInterface top)
    {
        string longest = _order.Where(file => file.Kind == DesignFileKind.Verilog).Select(file => Path.GetFileNameWithoutExtension(file.Name))
            .Append(top.Name + HandOff.TestBench.Suffix).MaxBy(name => name.Length)!;
        if (longest.Length > Identifier.MaxLength)
        {
            int suffix = longest.StartsWith(top.Name, StringComparison.Ordinal) ? longest.Length - top.Name.Length : 0;
            throw suffix > 0
                ? new InvalidInputException(new Problem(
                    "The name of the top module is too long",
                    "module",
                    top.Name,
                    FormattableString.Invariant($"Give it {Identifier.MaxLength - suffix} characters at most: '{longest[top.Name.Length..]}' is added to it, and names end at {Identifier.MaxLength}.")))
                : new InvalidOperationException($"'{longest}' is longer than {Identifier.MaxLength} characters.");
        }

        if (top.Ports.Any(port => port.Name == top.Name))
        {
            throw new InvalidInputException(new Problem(
                "The top module has the name of one of its ports", "module", top.Name, "Choose another name for the top module."));
        }

        return new Design(top, [.. _order])
        {
            Macros = [.. _macros],
            Pins = _pins,
            ReleasesReset = _releasesReset,
            AsynchronousPorts = [.. _asynchronous.Distinct().Where(name => top.Ports.Any(port => port.Name == name))],
            ClockPeriodNs = _clockPeriodNs,
            Registers = _registers is { } map && top.Streams.Any(stream => stream.Name == $"{map.Bus}_aw") ? map : null,
        };
    }
}
