using System.Globalization;
using System.Text;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>
/// <c>TOP_driver.py</c>: the registers as attributes, a device over any bus, an overlay as PYNQ has them. Needs
/// Python 3.8 and nothing else.
/// </summary>
internal static class PythonDriver
{
    /// <summary>Its text.</summary>
    public static string Text(DriverModel model, Provenance provenance)
    {
        var text = new StringBuilder();
        text.Append($$""""
            # SPDX-License-Identifier: {{provenance.Parameters.Style.License}}
            """Driver of {{model.Top}}.

            A bus has read(offset) and write(offset, value), as pynq.MMIO has; Memory and Uio here are two.
            Streams have send(stream, packet, user), flush(stream), which waits until all has gone in, and
            receive(stream, capacity), which gives bytes.

            Regenerate with: {{provenance.Command}}
            """

            """");
        text.Append(PythonRuntime.Text);
        text.Append("\n\nclass Registers:\n    \"\"\"The registers: read and written as attributes.\"\"\"\n\n");
        text.Append("    def __init__(self, bus):\n        self._bus = bus\n\n");
        foreach (Register register in model.Map.Registers)
        {
            Append(text, register);
        }

        foreach (WideRegister wide in model.Wide)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"    {wide.Name}_64 = Pair({wide.Low.Name}, {wide.High.Name})\n");
        }

        text.Append($$""""


            class Device:
                """A {{model.Top}} behind a bus; streams move its packets."""

                polls = 1000000  # reads after which waiting ends

                def __init__(self, bus, streams=None):
                    self.bus = bus
                    self.streams = streams
                    self.registers = Registers(bus)

                def check(self):
                    """Raises where another device is there, or another version or size of it."""
            {{Checks(model)}}
                def init(self):
                    """Checks the device, and clears its errors."""
                    self.check()
            {{(model.Errors.Count > 0 ? "        self.clear_errors()\n" : "")}}
            """");
        if (model.Errors.Count > 0)
        {
            string errors = string.Concat(model.Errors.Select(
                bits => $"        (\"{bits.Name}\", 0x{DriverModel.Mask(bits):X8}),\n"));
            text.Append($$""""


                    def errors(self):
                        """Names of the errors that are set; they stay until they are cleared."""
                        word = self.registers.status
                        return [name for name, mask in self._ERRORS if word & mask]

                    def clear_errors(self):
                        """Clears all errors."""
                        self.registers.status = sum(mask for _, mask in self._ERRORS)

                    _ERRORS = (
                {{errors}}    )

                """");
        }

        foreach (Routine routine in model.Routines)
        {
            text.Append('\n').Append(PythonRoutines.Method(model, routine));
        }

        text.Append(PythonRuntime.Overlay(model));
        return text.ToString();
    }

    private static void Append(StringBuilder text, Register register)
    {
        string mask = $"0x{DriverModel.Writable(register):X8}";
        string signed = register.IsSigned ? $", signed={Text(register.Width)}" : "";
        string rest = $"{Rule(register.Access)}, {mask}{signed})\n";
        text.Append(CultureInfo.InvariantCulture, $"    # {register.Description}\n    {register.Name} = ");
        if (register.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"Row(0x{register.Address:X3}, {register.Count}, {rest}");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"Register(0x{register.Address:X3}, {rest}");
        foreach (RegisterBits bits in register.Bits)
        {
            string name = $"{register.Name}_{bits.Name}";
            text.Append(CultureInfo.InvariantCulture, $"    # {bits.Description}\n    {name} = Bits(");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{register.Name}, \"{bits.Name}\", {bits.Low}, {bits.Width}, "
                + $"{Rule(DriverModel.Access(register, bits))})\n");
        }
    }

    private static string Rule(RegisterAccess access) => access switch
    {
        RegisterAccess.ReadOnly => "\"r\"",
        RegisterAccess.WriteOnly => "\"w\"",
        RegisterAccess.OneToClear => "\"c\"",
        _ => "\"rw\"",
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Checks(DriverModel model) => string.Concat(model.Constants.Select(register =>
        register.Address == Identification.Version
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"        expect(\"version\", self.registers.{register.Name} >> 16, {register.ResetWord() >> 16})\n")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"        expect(\"{register.Name}\", self.registers.{register.Name}, "
                + $"0x{register.ResetWord():X8})\n")));
}
