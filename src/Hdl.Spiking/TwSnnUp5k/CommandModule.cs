using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>The module that takes commands as bytes and answers them.</summary>
internal static class CommandModule
{
    private const int ByteWidth = 8;
    private const int VersionMajor = 1;
    private const int VersionMinor = 0;

    /// <summary>Adds the module.</summary>
    public static ModuleInterface Add(TwSnnUp5kResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_commands";
        var widths = new EngineWidths(configuration);
        string pixels = configuration.Inputs.ToString(CultureInfo.InvariantCulture);
        var model = new ViewModel
        {
            ["pixel_pad"] = new string(' ', Math.Max(0, 20 - pixels.Length)),
            ["version_bytes"] = Version(configuration).Select((value, index) => new ViewModel
            {
                ["number"] = index + 1,
                ["value"] = (int)value,
            }).ToList(),
        };
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Commands").InputStream("command", ("data", ByteWidth), ("last", 1), ("error", 1))
            .Input("quiet_i", 1)
            .Group("Answers").OutputStream("answer", ("data", ByteWidth), ("last", 1))
            .Group("Engine").Output("start_o", 1)
            .Output("steps_o", widths.StepsWidth)
            .Output("seed_o", EngineModule.AddressWidth)
            .Input("busy_i", 1)
            .Output("score_read_o", 1)
            .Output("score_class_o", widths.ClassWidth)
            .Input("score_i", widths.StepsWidth)
            .Output("pixel_write_o", 1)
            .Output("weight_write_o", 1)
            .Output("threshold_write_o", 1)
            .Output("write_address_o", EngineModule.AddressWidth)
            .Output("write_data_o", widths.DataWidth)
            .Build();
        return design.AddModule("twsnn_up5k_commands", ports, [configuration, widths], model);
    }

    // What follows the letter of the answer to V, numbers of two bytes low byte first.
    private static IEnumerable<byte> Version(TwSnnUp5kResolvedParameters configuration)
    {
        int[] numbers = [VersionMinor, VersionMajor];
        byte[] single =
        [
            (byte)configuration.Elements,
            (byte)configuration.Parameters.MaxSteps,
            (byte)configuration.Layers,
        ];
        return [.. Bytes(numbers), .. single, .. Bytes(configuration.Network.Shape)];
    }

    private static IEnumerable<byte> Bytes(IEnumerable<int> numbers) =>
        numbers.SelectMany(number => new[] { (byte)number, (byte)(number >> 8) });
}
