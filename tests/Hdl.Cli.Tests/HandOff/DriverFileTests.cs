using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Cli.Tests.HandOff;

/// <summary>Device tree and LiteX module of every target with registers, as the tools take them.</summary>
public sealed class DriverFileTests
{
    // Stands for Migen and LiteX: what a module uses of them, and no more.
    private const string Stubs = """
        import sys, types

        class Signal:
            def __init__(self, width=1): self.width = width
            def __invert__(self): return self
            def __getitem__(self, part): return Signal(part.stop)

        class Instance:
            def __init__(self, of, **ports): self.of, self.ports = of, ports

        class Module:
            def __getattr__(self, name):
                if name != "specials": raise AttributeError(name)
                self.__dict__[name] = Specials()
                return self.__dict__[name]

        class Specials(list):
            def __iadd__(self, other):
                self.append(other)
                return self

        class Endpoint:
            def __init__(self, **widths):
                self.valid, self.ready, self.last = Signal(), Signal(), Signal()
                for name, width in widths.items(): setattr(self, name, Signal(width))

        class AXILiteInterface:
            def __init__(self, data_width, address_width):
                self.aw = Endpoint(addr=address_width, prot=3)
                self.ar = Endpoint(addr=address_width, prot=3)
                self.w = Endpoint(data=data_width, strb=data_width // 8)
                self.b = Endpoint(resp=2)
                self.r = Endpoint(data=data_width, resp=2)

        class AXIInterface:
            def __init__(self, data_width, address_width, id_width):
                def address():
                    return Endpoint(
                        addr=address_width, len=8, size=3, burst=2, lock=1, cache=4, prot=3, qos=4, id=id_width)
                self.aw, self.ar = address(), address()
                self.w = Endpoint(data=data_width, strb=data_width // 8)
                self.b = Endpoint(resp=2, id=id_width)
                self.r = Endpoint(data=data_width, resp=2, id=id_width)

        class AXIStreamInterface(Endpoint):
            def __init__(self, data_width, keep_width=None, user_width=0):
                super().__init__(data=data_width, keep=keep_width or data_width // 8, user=user_width or 1)

        class Platform:
            def __init__(self): self.sources = []
            def add_source(self, path): self.sources.append(path)

        migen = sys.modules["migen"] = types.ModuleType("migen")
        migen.Module, migen.Instance = Module, Instance
        migen.ClockSignal = migen.ResetSignal = lambda domain: Signal()
        for name in ("litex", "litex.soc", "litex.soc.interconnect"):
            sys.modules[name] = types.ModuleType(name)
        axi = sys.modules["litex.soc.interconnect"].axi = types.ModuleType("axi")
        axi.AXILiteInterface, axi.AXIInterface = AXILiteInterface, AXIInterface
        axi.AXIStreamInterface = AXIStreamInterface

        sys.dont_write_bytecode = True
        sys.path.insert(0, ".")
        platform = Platform()
        module = __import__(sys.argv[1] + "_litex").Accelerator(platform)
        instance = module.specials[0]
        print("module", instance.of)
        for name, signal in instance.ports.items(): print(name, signal.width)
        for path in platform.sources: print("source", path.rsplit("/", 1)[-1])
        """;

    public static TheoryData<string, string> Targets()
    {
        var data = new TheoryData<string, string>();
        foreach (Selection selection in new TargetCatalog().EveryPreset().Where(HasRegisters))
        {
            data.Add(selection.Target.Name, selection.Preset.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task The_LiteX_module_connects_every_port_in_its_width(string target, string preset)
    {
        using var folder = new HandOffFolder(target, preset);
        folder.Write("stubs.py", Stubs);

        string[] lines = (await folder.RunAsync("python3", "stubs.py", folder.Top)).Split('\n');

        Assert.Equal($"module {folder.Top}", lines[0]);
        Assert.Equal(
            folder.Design.Top.Ports
                .Select(port => $"{(port.Direction == PortDirection.Input ? "i" : "o")}_{port.Name} {port.Width}")
                .Order(),
            lines.Where(line => line.StartsWith("i_", StringComparison.Ordinal)
                || line.StartsWith("o_", StringComparison.Ordinal)).Order());
        Assert.Equal(
            folder.Design.OfKind(DesignFileKind.Verilog).Select(file => $"source {file.Name}"),
            lines.Where(line => line.StartsWith("source ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("twsnn")]
    [InlineData("nullhop")]
    [InlineData("delta_gru")]
    [InlineData("delta_encoder")]
    public async Task The_device_tree_compiles(string target)
    {
        using var folder = new HandOffFolder(target);
        folder.Write(
            "board.dts",
            $$"""
            /dts-v1/;
            / {
              #address-cells = <1>;
              #size-cells = <1>;
              amba_pl: bus { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; };
            };
            {{folder.Read($"{folder.Top}.dtsi")}}
            """);

        Assert.Equal("", await folder.RunAsync("dtc", "-I", "dts", "-O", "dtb", "-o", "board.dtb", "board.dts"));
    }

    [Fact]
    public async Task A_driver_maps_a_file_as_it_maps_a_device()
    {
        using var folder = new HandOffFolder("twsnn");
        folder.Write("registers.bin", new string('\0', 4096));
        folder.Write("main.c", """
            #include "twsnn_driver.h"
            int main(void) {
              struct twsnn_device device;
              if (twsnn_open_uio(&device, "absent.bin") != TWSNN_E_SYSTEM) return 1;
              if (twsnn_open_memory(&device, 0x43c00004u) != TWSNN_E_RANGE) return 2;
              if (twsnn_open_uio(&device, "registers.bin")) return 3;
              if (twsnn_check(&device) != TWSNN_E_DEVICE) return 4;
              if (twsnn_write_steps(&device, 5) || twsnn_write_seed(&device, 15, 0xACE1u)) return 5;
              if (twsnn_read_steps(&device) != 5) return 6;
              twsnn_close(&device);
              return 0;
            }

            """);
        folder.Write("main.py", """
            import sys
            sys.dont_write_bytecode = True
            sys.path.insert(0, ".")
            import twsnn_driver as driver
            bus = driver.Uio("registers.bin")
            device = driver.Device(bus)
            assert device.registers.steps == 5 and device.registers.seed[15] == 0xACE1
            device.registers.layer1_threshold = -2
            assert device.registers.layer1_threshold == -2
            try:
                device.check()
            except driver.DriverError as error:
                print(error)
            bus.close()
            """);

        await folder.RunAsync(
            "gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "main.c", "twsnn_driver.c", "-o", "main");
        await folder.RunAsync(Path.Combine(folder.Path, "main"));
        string output = await folder.RunAsync("python3", "main.py");

        Assert.Equal("id is 0x0, not 0x54575331: this is another device\n", output);
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder.Path, "registers.bin"));
        Assert.Equal(5u, BitConverter.ToUInt32(bytes, 0x004));
        Assert.Equal(0xACE1u, BitConverter.ToUInt32(bytes, 0x800 + (4 * 15)));
        Assert.Equal(-2, BitConverter.ToInt32(bytes, 0x108));
        Assert.Equal(3, Enumerable.Range(0, 1024).Count(word => BitConverter.ToUInt32(bytes, 4 * word) != 0));
    }

    private static bool HasRegisters(Selection selection) =>
        new EmittedTexts(selection.Target.Name, selection.Preset.Name).Design.Registers is not null;
}
