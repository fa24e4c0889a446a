using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Targets.TwSnnUp5k;

/// <summary>The module that takes commands as bytes and answers them.</summary>
internal static class CommandModule
{
    private const int ByteWidth = 8;
    private const int CountWidth = 9;
    private const int VersionMajor = 1;
    private const int VersionMinor = 0;

    /// <summary>Adds the module.</summary>
    public static ModuleInterface Add(TwSnnUp5kResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_commands";
        int data = EngineModule.DataWidth(configuration);
        int steps = EngineModule.StepsWidth(configuration);
        int classes = EngineModule.ClassWidth(configuration);
        int left = Math.Max(CountWidth, FixedPoint.UnsignedWidth(configuration.Inputs));
        int item = FixedPoint.IndexWidth(Math.Max(2, configuration.RowBytes));
        byte[] version = [.. Version(configuration)];
        int answer = FixedPoint.UnsignedWidth(Math.Max(version.Length, configuration.Outputs + 1));
        int widest = Math.Max(data, EngineModule.AddressWidth);
        var model = new ViewModel
        {
            ["row_bytes"] = configuration.RowBytes,
            ["pixel_count"] = configuration.Inputs,
            ["pixel_pad"] = new string(' ', Math.Max(0, 20 - configuration.Inputs.ToString(System.Globalization.CultureInfo.InvariantCulture).Length)),
            ["class_count"] = configuration.Outputs,
            ["limits_steps"] = configuration.Parameters.MaxSteps < byte.MaxValue,
            ["most_steps"] = Literal.Decimal(configuration.Parameters.MaxSteps, ByteWidth),
            ["rows"] = Literal.Decimal(configuration.Rows, 17),
            ["thresholds"] = Literal.Decimal(configuration.Thresholds, 17),
            ["pixels"] = Literal.Decimal(configuration.Inputs, left),
            ["left_range"] = VectorRange.Of(left),
            ["left_one"] = Literal.Decimal(1, left),
            ["count_left"] = left == CountWidth ? "count" : $"{{{Literal.Decimal(0, left - CountWidth)}, count}}",
            ["byte_range"] = VectorRange.Of(item),
            ["byte_zero"] = Literal.Decimal(0, item),
            ["byte_one"] = Literal.Decimal(1, item),
            ["row_last"] = Literal.Decimal(configuration.RowBytes - 1, item),
            ["data_range"] = VectorRange.Of(data),
            ["data_high"] = data - 1,
            ["steps_range"] = VectorRange.Of(steps),
            ["steps_high"] = steps - 1,
            ["steps_reset"] = Literal.Decimal(configuration.Steps, steps),
            ["seed_reset"] = Literal.Hex(configuration.Network.Seed, 16),
            ["class_range"] = VectorRange.Of(classes),
            ["class_zero"] = Literal.Decimal(0, classes),
            ["class_one"] = Literal.Decimal(1, classes),
            ["class_byte_value"] = Padded("class_q", classes),
            ["score_byte"] = Padded("score_i", steps),
            ["version_bytes"] = version.Select((value, index) => new ViewModel
            {
                ["number"] = Literal.Decimal(index + 1, answer),
                ["value"] = Literal.Hex(value, ByteWidth),
            }).ToList(),
            ["version_last"] = Literal.Decimal(version.Length, answer),
            ["answer_range"] = VectorRange.Of(answer),
            ["last_score"] = Literal.Decimal(configuration.Outputs, answer),
            ["class_byte"] = Literal.Decimal(configuration.Outputs + 1, answer),
        };
        string[] names = ["zero", "one", "two", "three", "four"];
        for (int number = 0; number < names.Length; number++)
        {
            model[$"answer_{names[number]}"] = Literal.Decimal(number, answer);
        }

        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Commands").InputStream("command", ("data", ByteWidth), ("last", 1), ("error", 1))
            .Input("quiet_i", 1)
            .Group("Answers").OutputStream("answer", ("data", ByteWidth), ("last", 1))
            .Group("Engine").Output("start_o", 1)
            .Output("steps_o", steps)
            .Output("seed_o", EngineModule.AddressWidth)
            .Input("busy_i", 1)
            .Output("score_read_o", 1)
            .Output("score_class_o", classes)
            .Input("score_i", steps)
            .Output("pixel_write_o", 1)
            .Output("weight_write_o", 1)
            .Output("threshold_write_o", 1)
            .Output("write_address_o", EngineModule.AddressWidth)
            .Output("write_data_o", data)
            .Build();
        return design.AddModule("twsnn_up5k_commands", ports, model);
    }

    // What follows the letter of the answer to V, numbers of two bytes low byte first.
    private static IEnumerable<byte> Version(TwSnnUp5kResolvedParameters configuration)
    {
        int[] numbers = [VersionMinor, VersionMajor];
        byte[] single = [(byte)configuration.Elements, (byte)configuration.Parameters.MaxSteps, (byte)configuration.Layers];
        return [.. Bytes(numbers), .. single, .. Bytes(configuration.Network.Shape)];
    }

    private static IEnumerable<byte> Bytes(IEnumerable<int> numbers) => numbers.SelectMany(number => new[] { (byte)number, (byte)(number >> 8) });

    private static string Padded(string net, int width) => width == ByteWidth ? net : $"{{{Literal.Decimal(0, ByteWidth - width)}, {net}}}";
}
