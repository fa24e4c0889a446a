using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.SpikingConv;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet;

/// <summary>The instances of a chain, input side first: each takes the stream that the one before gives.</summary>
/// <param name="resolved">The network.</param>
/// <param name="design">What modules are added to.</param>
internal sealed class SpikingNetStages(SpikingNetResolvedParameters resolved, DesignBuilder design)
{
    private readonly List<ViewModel> _stages = [];

    // Nets of the stream so far, null while it is the input, and what it carries.
    private string? _stream;
    private MapShape _shape = resolved.Network.Input;

    /// <summary>What the template of the top module takes.</summary>
    public List<ViewModel> View()
    {
        for (int index = 0; index < resolved.Layers.Count; index++)
        {
            string layer = $"layer{Text(index + 1)}";
            if (resolved.Layers[index] is not { } parameters)
            {
                Pool((PoolLayer)resolved.Network.Layers[index], layer);
                continue;
            }

            if (resolved.Network.Layers[index] is DenseLayer && _shape is not { Height: 1, Width: 1 })
            {
                Flatten(layer);
            }

            Convolution(parameters, layer, index);
            bool last = index == resolved.Layers.Count - 1;
            if (last)
            {
                Gather(parameters, layer);
            }
            else
            {
                Events(parameters, layer, index);
            }
        }

        Counter();
        return _stages;
    }

    private void Convolution(SpikingConvParameters parameters, string layer, int index)
    {
        ModuleInterface module = new SpikingConvGenerator().Generate(parameters, design);
        string title = $"Layer {Text(index + 1)}: {resolved.Shapes[index]} to {resolved.Shapes[index + 1]}";
        string words = new SpikingConvResolvedParameters(parameters).GivenName;
        Add(title, Input(new Instance(module, $"u_{layer}"), "event").Stream(words, $"{layer}_word"), module, words,
            $"{layer}_word");
        _shape = resolved.Shapes[index + 1];
    }

    private void Events(SpikingConvParameters parameters, string layer, int index)
    {
        ModuleInterface module = SpikeEventsModule.Of(parameters, resolved.Shapes[index + 1])
            .Add(design, $"{resolved.Parameters.Module}_{layer}_events");
        Add("Its spikes, one per cycle", Input(new Instance(module, $"u_{layer}_events"), "word")
            .Stream("event", $"{layer}_event"), module, "event", $"{layer}_event");
    }

    private void Pool(PoolLayer pool, string layer)
    {
        MapShape output = pool.OutputOf(_shape);
        (int stepsY, int stepsX) = (
            FixedPoint.CeilDivide(pool.Window.KernelHeight, pool.Window.StrideY),
            FixedPoint.CeilDivide(pool.Window.KernelWidth, pool.Window.StrideX));
        bool or = pool.Kind == PoolKind.Or;
        string kind = or ? "one event per step and output" : "sum pooling";
        var view = new ViewModel
        {
            ["tag_width"] = 1,
            ["iterations"] = stepsY * stepsX,
            ["steps_y"] = stepsY,
            ["steps_x"] = stepsX,
            ["step_y_width"] = FixedPoint.IndexWidth(stepsY),
            ["step_x_width"] = FixedPoint.IndexWidth(stepsX),
            ["axes"] = new List<ViewModel>
            {
                Axis("y", "Row", _shape.Height, output.Height, pool.Window.KernelHeight, pool.Window.StrideY,
                    pool.Window.PaddingY),
                Axis("x", "Column", _shape.Width, output.Width, pool.Window.KernelWidth, pool.Window.StrideX,
                    pool.Window.PaddingX),
            },
            ["out_y_width"] = FixedPoint.IndexWidth(output.Height),
            ["out_x_width"] = FixedPoint.IndexWidth(output.Width),
        };
        if (or)
        {
            AddFlags(view, output);
        }

        ModuleInterface module = Map(
            or ? "event_or_pool" : "event_pool", layer, output, $"{kind}, {_shape} to {output}", view);
        Add($"Pooling, {kind}: {_shape} to {output}", Input(new Instance(module, $"u_{layer}"), "in")
            .Stream("out", $"{layer}_event"), module, "out", $"{layer}_event");
        _shape = output;
    }

    // A flag for each output, in two halves: one of the step, one that is cleared meanwhile.
    private void AddFlags(ViewModel view, MapShape output)
    {
        int positions = output.Height * output.Width;
        view["out_height"] = output.Height;
        view["out_width"] = output.Width;
        view["channels"] = output.Channels;
        view["positions"] = positions;
        view["place_width"] = FixedPoint.IndexWidth(positions);
        view["ram_module"] = new RamGenerator().Generate(
            new RamParameters
            {
                Depth = 2 * positions,
                Width = output.Channels,
                // It has no first contents.
                Memory = resolved.Parameters.Memory == MemoryForm.Macro ? MemoryForm.Macro : MemoryForm.Behavioural,
                Style = design.Style,
            },
            design).Name;
    }

    private void Flatten(string layer)
    {
        var output = new MapShape(_shape.Size, 1, 1);
        ModuleInterface module = Map("event_address", $"{layer}_flat", output, $"a map, {_shape}", new ViewModel
        {
            ["height"] = _shape.Height,
            ["width"] = _shape.Width,
            ["row_size"] = _shape.Height > 1 ? _shape.Width * _shape.Channels : 0,
            ["channels"] = _shape.Width > 1 ? _shape.Channels : 0,
            ["out_channel_width"] = FixedPoint.IndexWidth(output.Channels),
        });
        Add($"Addresses of {_shape}, the channel fastest", Input(new Instance(module, $"u_{layer}_flat"), "in")
            .Stream("out", $"{layer}_flat"), module, "out", $"{layer}_flat");
        _shape = output;
    }

    private ModuleInterface Map(string template, string name, MapShape output, string title, ViewModel view)
    {
        string module = $"{resolved.Parameters.Module}_{name}";
        // Addresses are wires alone.
        ModuleInterface ports = (template != "event_address"
            ? new InterfaceBuilder(module, design.Style)
            : InterfaceBuilder.Combinational(module))
            .Group("Events in")
            .Include(Events("in", isInput: true, _shape))
            .Group("Events out")
            .Include(Events("out", isInput: false, output))
            .Build();
        view["title"] = title;
        view["y_width"] = FixedPoint.IndexWidth(_shape.Height);
        view["x_width"] = FixedPoint.IndexWidth(_shape.Width);
        view["channel_width"] = FixedPoint.IndexWidth(_shape.Channels);
        return design.AddModule(template, ports, view);
    }

    // Outputs of a row or column of inputs, the last one first.
    private static ViewModel Axis(
        string name, string title, int size, int outputs, int kernel, int stride, int padding)
    {
        int steps = FixedPoint.CeilDivide(kernel, stride);
        return new ViewModel
        {
            ["name"] = name,
            ["title"] = title,
            ["steps"] = steps,
            ["step_width"] = FixedPoint.IndexWidth(steps),
            ["output_width"] = FixedPoint.IndexWidth(outputs),
            ["entries"] = (
                from step in Enumerable.Range(0, steps)
                from input in Enumerable.Range(0, size)
                let place = ((input + padding) / stride) - step
                let tap = input + padding - (place * stride)
                where place >= 0 && place < outputs && tap < kernel
                select new ViewModel
                {
                    ["key"] = Literal.Decimal(
                        (step << FixedPoint.IndexWidth(size)) + input,
                        FixedPoint.IndexWidth(size) + (steps > 1 ? FixedPoint.IndexWidth(steps) : 0)),
                    ["place"] = place,
                }).ToList(),
        };
    }

    private void Gather(SpikingConvParameters parameters, string layer)
    {
        var shape = new SpikingConvResolvedParameters(parameters);
        bool integrates = shape.Integrates;
        string name = $"{resolved.Parameters.Module}_gather";
        ModuleInterface ports = (parameters.Folds == 1 ? InterfaceBuilder.Combinational(name)
            : integrates ? InterfaceBuilder.WithoutReset(name)
            : new InterfaceBuilder(name, design.Style))
            .Group(integrates ? "Words of potentials" : "Words of spikes")
            .Include(new SpikeWordPorts("word", isInput: true, new SpikeWordStream(shape)))
            .Group("A vector per step")
            .OutputStream(
                "vector", (integrates ? "potential" : "bits", parameters.Outputs * shape.GivenBits), ("last", 1))
            .Build();
        var view = new ViewModel { ["folds"] = parameters.Folds, ["neurons"] = parameters.Outputs };
        if (!integrates)
        {
            view["fold_list"] = Enumerable.Range(0, parameters.Folds).Select(fold => new ViewModel
            {
                ["key"] = Key(fold, parameters.Folds),
                ["low"] = fold * shape.Lanes,
            }).ToList();
        }

        ModuleInterface module = design.AddModule(
            integrates ? "potential_gather" : "spike_gather", ports, shape, view);
        Add("A vector per step", Input(new Instance(module, "u_gather"), "word").Stream("vector", "vector"), module,
            "vector", "vector");
    }

    private void Counter()
    {
        ModuleInterface module = new SpikeCounterGenerator().Generate(resolved.Counter, design);
        _stages.Add(new ViewModel
        {
            ["title"] = resolved.ReadsPotentials ? "Sums of each class" : "Spikes of each class",
            ["wires"] = new WireList().View(),
            ["instance"] = new Instance(module, "u_counter").Net("spike_error_i", "1'b0")
                .Stream("spike", "vector").Through("result").View(),
        });
    }

    // The stream so far as the input of an instance.
    private Instance Input(Instance instance, string stream) =>
        _stream is { } nets ? instance.Stream(stream, nets) : instance.Through(stream, "event");

    private void Add(string title, Instance instance, ModuleInterface module, string stream, string nets)
    {
        _stages.Add(new ViewModel
        {
            ["title"] = title,
            ["wires"] = new WireList().AddStream(module, stream, nets).View(),
            ["instance"] = instance.View(),
        });
        _stream = nets;
    }

    private static MapEventPorts Events(string name, bool isInput, MapShape map) =>
        new(name, isInput, new MapEventStream(map.Height, map.Width, map.Channels, tagWidth: 1));

    private static string Key(int number, int count) =>
        number == count - 1 ? "default" : Literal.Decimal(number, FixedPoint.IndexWidth(count));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
