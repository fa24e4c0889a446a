using System.Globalization;
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
        Add(title, Input(new Instance(module, $"u_{layer}"), "event").Stream("spike", $"{layer}_word"), module, "spike",
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
        string kind = pool.Kind == PoolKind.Or ? "one event per step and output" : "sum pooling";
        ModuleInterface module = Map("event_pool", layer, output, $"{kind}, {_shape} to {output}", new ViewModel
        {
            ["tag_width"] = 1,
            ["is_or"] = pool.Kind == PoolKind.Or,
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
            ["outputs"] = output.Size,
            ["address_width"] = FixedPoint.IndexWidth(output.Size),
            ["out_y_width"] = FixedPoint.IndexWidth(output.Height),
            ["out_x_width"] = FixedPoint.IndexWidth(output.Width),
            ["row_size"] = output.Height > 1 ? output.Width * output.Channels : 0,
            ["channels"] = output.Width > 1 ? output.Channels : 0,
        });
        Add($"Pooling, {kind}: {_shape} to {output}", Input(new Instance(module, $"u_{layer}"), "in")
            .Stream("out", $"{layer}_event"), module, "out", $"{layer}_event");
        _shape = output;
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
        ModuleInterface ports = (template == "event_pool"
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
        string name = $"{resolved.Parameters.Module}_gather";
        ModuleInterface ports = (parameters.Folds > 1
            ? new InterfaceBuilder(name, design.Style)
            : InterfaceBuilder.Combinational(name))
            .Group("Words of spikes")
            .Include(new SpikeWordPorts("word", isInput: true, new SpikeWordStream(shape)))
            .Group("A vector per step")
            .OutputStream("vector", ("bits", parameters.Outputs), ("last", 1))
            .Build();
        ModuleInterface module = design.AddModule("spike_gather", ports, shape, new ViewModel
        {
            ["folds"] = parameters.Folds,
            ["neurons"] = parameters.Outputs,
            ["fold_list"] = Enumerable.Range(0, parameters.Folds).Select(fold => new ViewModel
            {
                ["key"] = Key(fold, parameters.Folds),
                ["low"] = fold * shape.Lanes,
            }).ToList(),
        });
        Add("A vector per step", Input(new Instance(module, "u_gather"), "word").Stream("vector", "vector"), module,
            "vector", "vector");
    }

    private void Counter()
    {
        ModuleInterface module = new SpikeCounterGenerator().Generate(
            new SpikeCounterParameters
            {
                Style = resolved.Parameters.Style,
                Neurons = resolved.Network.Output.Size,
                MaxSteps = resolved.MaxSteps,
            },
            design);
        _stages.Add(new ViewModel
        {
            ["title"] = "Spikes of each class",
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
