using Hdl.Core.Templates;
using Hdl.Core.Tests.Writing;

namespace Hdl.Core.Tests.Templates;

public sealed class TemplateRendererTests : IDisposable
{
    private static readonly ViewModel Nothing = [];

    private readonly TemporaryFolder _folder = new();

    private static ViewModel Lanes =>
        new()
        {
            ["lanes"] = new List<ViewModel>
            {
                new() { ["name"] = "a", ["width"] = 1 },
                new() { ["name"] = "b", ["width"] = 8 },
            },
        };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Values_choices_and_loops_are_rendered_and_a_tag_alone_on_a_line_leaves_no_line()
    {
        const string text = """
            {{ module }}
            {{~ for lane in lanes ~}}
              {{ if lane.single }}one{{ else }}many{{ end }} {{ lane.index }}{{ if !for.last }},{{ end }}
            {{~ end ~}}
            {{~ if on ~}}
            {{~ for word in words ~}}
            {{ word }}
            {{~ end ~}}
            {{~ else ~}}
            off
            {{~ end ~}}

            """;
        var model = new ViewModel
        {
            ["lanes"] = new List<ViewModel>
            {
                new() { ["index"] = 0, ["single"] = true },
                new() { ["index"] = 1, ["single"] = false },
            },
            ["words"] = new List<string> { "x", "y" },
            ["on"] = true,
        };

        Assert.Equal(
            "m\n  one 0,\n  many 1\nx\ny\n", Render(text, model, new ViewModel { ["module"] = "m", ["unused"] = "u" }));
    }

    [Fact]
    public void A_text_of_several_lines_stays_as_it_is() =>
        Assert.Equal("  a\nb\n", Render("  {{ text }}\n", new ViewModel { ["text"] = "a\nb" }));

    [Fact]
    public void A_long_text_is_whole()
    {
        const int Count = 70_000;
        const string word = "0123456789abcdef\n0123456789abcdef";
        var model = new ViewModel { ["words"] = Enumerable.Repeat(word, Count).ToList() };

        Assert.Equal(
            Count * (word.Length + 1), Render("{{~ for each in words ~}}\n{{ each }}\n{{~ end ~}}\n", model).Length);
        Assert.Equal(32 * Count, Render("{{ text }}", new ViewModel { ["text"] = new string('x', 32 * Count) }).Length);
    }

    [Fact]
    public void A_partial_sees_the_keys_of_the_template_and_what_it_is_given()
    {
        Partial("part", "{{ reset }} {{ port.name }}\n");

        string text = Render(
            "{{~ for lane in lanes ~}}\n{{~ include 'part' port: lane ~}}\n{{~ end ~}}\n",
            new ViewModel
            {
                ["reset"] = "rst",
                ["lanes"] = new List<ViewModel>
                {
                    new() { ["name"] = "a" },
                    new() { ["name"] = "b" },
                },
            });

        Assert.Equal("rst a\nrst b\n", text);
    }

    [Theory]
    [InlineData("{{ width - 1 }} {{ 2 * width + 1 }} {{ -width }}", "7 17 -8")]
    [InlineData("{{ width > 1 ? 'vector' : 'bit' }}", "vector")]
    [InlineData("{{ if width == 8 && kind == 'ram' }}yes{{ end }}{{ if width != 8 || width <= 7 }}no{{ end }}", "yes")]
    [InlineData("{{ for i in 0..(width - 6) }}{{ i }};{{ end }}{{ kind }}", "0;1;2;ram")]
    [InlineData(
        "{{ range width }}x{{ range 1 }} {{ slice 8 width }}{{ slice 3 1 }} {{ kind }}", "[7:0] x [15:8][3] ram")]
    [InlineData(
        "{{ dec 5 width }} {{ sdec (-2) width }} {{ hex 171 width }} {{ zero width }}", "8'd5 -8'sd2 8'hAB 8'd0")]
    [InlineData("{{ ones 3 width }} {{ ones 1 1 }}", "8'b00000111 1'b1")]
    [InlineData(
        "{{ ones 64 64 }}", "64'b1111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("{{ rep kind 3 }} {{ rep kind 1 }}", "{3{ram}} ram")]
    [InlineData(
        "{{ rep (bit kind width) 2 }} { {{- rep kind 2 }}, {{ bit kind 0 }}}", "{2{ram[8]}} {{2{ram}}, ram[0]}")]
    [InlineData(
        "{{ zext kind 6 width }} {{ sext kind 6 width }} {{ sext kind 8 width }}",
        "{2'd0, ram} {{2{ram[5]}}, ram} ram")]
    [InlineData("{{ sext kind 7 width }}", "{ram[6], ram}")]
    [InlineData("{{ kind }}{{ select 2 4 }} {{ kind }}{{ select 0 1 }}", "ram[2] ram")]
    [InlineData("{{ rep (kind + '_' + width + (select 0 2)) 3 }}", "{3{ram_8[0]}}")]
    [InlineData(
        "{{ index_width 10 }} {{ index_width 1 }} {{ unsigned_width 16 }} {{ vector 1 }}{{ vector 4 }}",
        "4 1 5 [0:0] [3:0] ")]
    [InlineData(
        "{{ next_width = width + 1 }}{{ zero next_width }} {{ if width == 8 }}{{ next_width }}{{ end }}", "9'd0 9")]
    [InlineData("{{ is_ram = kind == 'ram' }}{{ is_ram ? 'yes' : 'no' }}", "yes")]
    [InlineData(
        "{{ next kind width }}, {{ next kind 5 }}, {{ next kind 1 }}",
        "ram + 3'd1, ram == 3'd4 ? 3'd0 : ram + 3'd1, ram == 1'd0 ? 1'd0 : ram + 1'd1")]
    [InlineData("{{ pad kind 5 }}|{{ pad kind 2 }}|", "ram  |ram|")]
    [InlineData("{{ range_beside 1 width }}|{{ range_beside 8 128 }}|{{ kind }}", "      |[7:0]   |ram")]
    public void Widths_are_computed_and_pieces_of_Verilog_are_made(string text, string expected) =>
        Assert.Equal(expected, Render(text, Nothing, new ViewModel { ["width"] = 8, ["kind"] = "ram" }));

    [Theory]
    [InlineData("x\n {{ wdth }}", 2, 5, "the data lack 'wdth'.")]
    [InlineData("{{ lane.wdth }}", 1, 9, "'lane' lacks 'wdth'.")]
    [InlineData("{{ width.bits }}", 1, 4, "'width' is the number 8, without members.")]
    [InlineData("{{ if width }}x{{ end }}", 1, 7, "'width' is the number 8, not true or false.")]
    [InlineData("{{ if kind }}x{{ end }}", 1, 7, "'kind' is a text, not true or false.")]
    [InlineData("{{ if !kind }}x{{ end }}", 1, 8, "'kind' is a text, not true or false.")]
    [InlineData("{{ kind ? 'a' : 'b' }}", 1, 4, "'kind' is a text, not true or false.")]
    [InlineData("{{ for c in kind }}{{ c }}{{ end }}", 1, 13, "'kind' is a text, not a list.")]
    [InlineData("{{ for c in lane }}{{ c }}{{ end }}", 1, 13, "'lane' is an object, not a list.")]
    [InlineData("{{ for kind in list }}{{ kind }}{{ end }}", 1, 8, "'kind' hides another value of that name.")]
    [InlineData(
        "{{ for a in list }}{{ for a in list }}{{ a }}{{ end }}{{ end }}", 1, 27,
        "'a' hides another value of that name.")]
    [InlineData("{{ lane }}", 1, 4, "'lane' is an object, not a text or a number.")]
    [InlineData("{{ list }}", 1, 4, "'list' is a list, not a text or a number.")]
    [InlineData("{{ on }}", 1, 4, "'on' is true or false, not a text or a number.")]
    [InlineData("{{ none }}", 1, 4, "'none' is nothing, not a text or a number.")]
    [InlineData("{{ for.last }}", 1, 4, "the data lack 'for'.")]
    [InlineData("{{ range }}", 1, 4, "'range' needs arguments.")]
    [InlineData("{{ rnge width }}", 1, 4, "there is no function 'rnge'.")]
    [InlineData("{{ range width 1 }}", 1, 4, "'range width 1': it takes 1 arguments: width.")]
    [InlineData("{{ range kind }}", 1, 4, "'range kind': width is a number, not a text.")]
    [InlineData("{{ rep width 2 }}", 1, 4, "'rep width 2': net is a text, not the number 8.")]
    [InlineData("x {{ range (width - 8) }}", 1, 6, "'range (width - 8)': 0 is no width: widths are 1..16777216.")]
    [InlineData("{{ dec 256 width }}", 1, 4, "'dec 256 width': Does not fit in 8 unsigned bits. (Parameter 'value')")]
    [InlineData("{{ sdec 128 width }}", 1, 4, "'sdec 128 width': Does not fit in 8 signed bits. (Parameter 'value')")]
    [InlineData("{{ sext kind 9 width }}", 1, 4, "'sext kind 9 width': A net of 9 bits does not become one of 8.")]
    [InlineData("{{ select width 8 }}", 1, 4, "'select width 8': A net of 8 bits has no bit 8.")]
    [InlineData("{{ width + kind }}", 1, 4, "'width+kind': '+' does not take the number 8 and a text.")]
    [InlineData("{{ kind - 1 }}", 1, 4, "'kind - 1': '-' does not take a text and the number 1.")]
    [InlineData("{{ if kind == 8 }}x{{ end }}", 1, 7, "'kind==8': '==' does not take a text and the number 8.")]
    [InlineData("{{ -kind }}", 1, 5, "'kind' is a text, not a number.")]
    [InlineData("{{ include 'nowhere' }}", 1, 12, "there is no partial 'nowhere'.")]
    [InlineData("{{ include kind }}", 1, 4, "'include kind' is not include 'partial' name: value ...")]
    [InlineData("{{ include 'part' lane }}", 1, 4, "'include 'part' lane' is not include 'partial' name: value ...")]
    [InlineData("{{ a += 9 }}x", 1, 4, "'a+=9' is not of the language of templates.")]
    [InlineData("{{ kind | string.upcase }}", 1, 4, "'kind|string.upcase' is not of the language of templates.")]
    [InlineData("{{ list[0] }}", 1, 4, "'list[0]' is not of the language of templates.")]
    [InlineData(
        "{{ case width }}{{ when 1 }}x{{ end }}", 1, 4,
        "this is not of the language of templates: values, if, for and include.")]
    [InlineData(
        "{{ for a in list limit: 1 }}{{ a }}{{ end }}", 1, 4,
        "this is not of the language of templates: values, if, for and include.")]
    public void A_mistake_is_told_with_its_place_whether_the_branch_is_taken_or_not(
        string text, int line, int column, string message)
    {
        Partial("part", "");
        var data = new ViewModel
        {
            ["width"] = 8,
            ["kind"] = "ram",
            ["on"] = true,
            ["none"] = null,
            ["lane"] = new ViewModel { ["index"] = 0 },
            ["list"] = new List<string> { "a" },
        };

        Assert.Equal($"t.v.sbn({line},{column}): {message}", Fault(text, data));

        // What depends on the values, and what the data may leave out, is no mistake where it is not taken: it is
        // noted.
        bool depends =
            message.Contains("lack", StringComparison.Ordinal)
            || message.Contains("nothing", StringComparison.Ordinal)
            || message.Contains("fit", StringComparison.Ordinal)
            || message.Contains("no width", StringComparison.Ordinal)
            || message.Contains("A net of", StringComparison.Ordinal);
        string untaken = $"{{{{ if !on }}}}\n{text}{{{{ end }}}}";
        Assert.Equal(depends ? null : $"t.v.sbn({line + 1},{column}): {message}", Fault(untaken, data));
    }

    [Theory]
    [InlineData("{{ width = 9 }}", 1, 4, "'width' hides another value of that name.")]
    [InlineData("{{ range = 9 }}", 1, 4, "'range' hides another value of that name.")]
    [InlineData("{{ a = 9 }}{{ a = 8 }}{{ a }}", 1, 15, "'a' hides another value of that name.")]
    [InlineData("{{ a = b }}{{ b = 8 }}{{ a }}", 1, 8, "the data lack 'b'.")]
    [InlineData("{{ a = 9 }}x", 1, 1, "the template never uses 'a'.")]
    [InlineData(
        "{{ if on }}{{ a = 9 }}{{ a }}{{ end }}", 1, 15, "'a' is given a value within a choice, a loop or a partial.")]
    [InlineData(
        "{{ for i in 0..1 }}{{ a = 9 }}{{ a }}{{ end }}", 1, 23,
        "'a' is given a value within a choice, a loop or a partial.")]
    public void A_name_for_a_value_is_new_used_and_given_once(string text, int line, int column, string message)
    {
        var ambient = new ViewModel { ["width"] = 8, ["on"] = true };

        TemplateException failure = Assert.Throws<TemplateException>(() => Render(text, Nothing, ambient));

        Assert.Equal($"t.v.sbn({line},{column}): {message}", failure.Message);
    }

    [Theory]
    [InlineData("x\n{{ if on }}", 2)]
    [InlineData("x\n{{ end }}", 2)]
    [InlineData("x\n{{ for 1 }}{{ end }}", 2)]
    [InlineData("x\n y {{ on", 2)]
    [InlineData("x\n{{ a. }}", 2)]
    public void Bad_syntax_is_told_with_its_place(string text, int line) =>
        Assert.StartsWith($"t.v.sbn({line},", Fault(text, new ViewModel { ["on"] = true }), StringComparison.Ordinal);

    [Fact]
    public void A_mistake_in_a_partial_is_told_with_the_partial_s_name()
    {
        Partial("part", "one\n{{ port.name }}\n");

        Assert.Equal(
            "partials/part.sbn(2,9): 'port' lacks 'name'.",
            Fault("{{ include 'part' port: lane }}", new ViewModel { ["lane"] = new ViewModel { ["index"] = 0 } }));
        Assert.Equal("partials/part.sbn(2,4): the data lack 'port'.", Fault("{{ include 'part' }}", Nothing));
        // What its users are looping over is not its own.
        Assert.Equal(
            "partials/part.sbn(2,4): the data lack 'port'.",
            Fault("{{ for port in lanes }}{{ port.name }}{{ port.width }}{{ include 'part' }}{{ end }}", Lanes));
    }

    [Fact]
    public void A_partial_that_includes_itself_is_refused()
    {
        Partial("part", "{{ include 'part' }}");

        Assert.Equal("partials/part.sbn(1,4): 'part' includes itself.", Fault("{{ include 'part' }}", Nothing));
    }

    [Theory]
    [InlineData("{{ for lane in lanes }}{{ lane.name }}{{ end }}", "lanes.width")]
    [InlineData("{{ if on }}{{ for lane in lanes }}{{ lane.name }}{{ lane.width }}{{ end }}{{ end }}", "kind")]
    [InlineData("{{ on ? kind : kind }}", "lanes")]
    public void Data_that_no_template_uses_are_refused(string text, string unused)
    {
        var model = new ViewModel { ["on"] = true };
        model["lanes"] = Lanes["lanes"];
        if (text.Contains("kind", StringComparison.Ordinal) || unused == "kind")
        {
            model["kind"] = "ram";
        }

        Assert.Equal(
            $"t.v.sbn(1,1): the template never uses '{unused}'.",
            Fault(text + (unused == "lanes.width" ? "{{ if on }}{{ end }}" : ""), model, Nothing));
    }

    [Fact]
    public void A_letter_that_is_not_ASCII_is_refused() =>
        Assert.Equal(
            "t.v.sbn(2,4): U+00E9 is not ASCII, which the emitted Verilog is.",
            Fault("// plain\n// é", Nothing)
        );

    [Fact]
    public void A_template_that_is_not_there_is_named()
    {
        TemplateException missing = Assert.Throws<TemplateException>(
            () => new ScribanTemplateRenderer(_folder.Path).Render("nowhere", Nothing, Nothing));

        Assert.Equal("nowhere.v.sbn(1,1): there is no such template.", missing.Message);
    }

    [Fact]
    public void Names_that_no_data_ever_had_are_listed()
    {
        File.WriteAllText(
            _folder["t.v.sbn"],
            "{{ if on }}\n{{ here }}{{ misspelt }}{{ end }}{{ for lane in lanes }}{{ lane.nam }}{{ lane.on }}{{ end }}"
        );
        var renderer = new ScribanTemplateRenderer(_folder.Path);
        var lanes = new List<ViewModel>();

        renderer.Render("t", new ViewModel { ["on"] = false, ["lanes"] = lanes }, Nothing);
        Assert.Equal(
            ["t.v.sbn(2,14): 'misspelt'", "t.v.sbn(2,4): 'here'", "t.v.sbn(2,65): 'nam'", "t.v.sbn(2,79): 'on'"],
            renderer.UnmetNames);

        renderer.Render("t", new ViewModel { ["on"] = false, ["here"] = "x", ["lanes"] = lanes }, Nothing);
        Assert.Equal(["t.v.sbn(2,14): 'misspelt'", "t.v.sbn(2,65): 'nam'", "t.v.sbn(2,79): 'on'"], renderer.UnmetNames);
    }

    [Fact]
    public async Task Several_threads_render_at_once()
    {
        File.WriteAllText(_folder["t.v.sbn"], "{{ for i in 0..99 }}{{ i }},{{ end }}{{ text }}");
        var renderer = new ScribanTemplateRenderer(_folder.Path);

        string[] texts = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            Task.Run(() => renderer.Render("t", new ViewModel { ["text"] = i }, Nothing))));

        Assert.All(texts.Index(), text => Assert.EndsWith($",99,{text.Index}", text.Item, StringComparison.Ordinal));
    }

    private void Partial(string name, string text)
    {
        Directory.CreateDirectory(_folder["partials"]);
        File.WriteAllText(_folder[$"partials/{name}.sbn"], text);
    }

    private string Render(string text, ViewModel model, ViewModel? ambient = null)
    {
        File.WriteAllText(_folder["t.v.sbn"], text);
        return new ScribanTemplateRenderer(_folder.Path).Render("t", model, ambient ?? Nothing);
    }

    // The data as ambient ones, which need not be used, unless said otherwise.
    private string? Fault(string text, ViewModel data, ViewModel? ambient = null) =>
        Record.Exception(() => ambient is null ? Render(text, Nothing, data) : Render(text, data, ambient))?.Message;
}
