using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary><c>TOP.dtsi</c>: the device for Linux, as a UIO device.</summary>
internal static class DeviceTree
{
    /// <summary>Its text.</summary>
    public static string Text(DriverModel model, Provenance provenance)
    {
        Register? version = model.Constants.FirstOrDefault(register => register.Address == Identification.Version);
        string compatible = version is null
            ? $"hdl,{model.Top}"
            : $"hdl,{model.Top}-{version.ResetWord() >> 16}.{version.ResetWord() & 0xFFFF}";
        return $$"""
            // SPDX-License-Identifier: {{provenance.Parameters.Style.License}}
            // {{model.Top}} as a UIO device. Set the address to that of {{model.Map.Bus}}, and amba_pl to your bus.
            // Linux binds it with the module parameter uio_pdrv_genirq.of_id=generic-uio.
            // Regenerate with: {{provenance.Command}}
            &amba_pl {
            	{{model.Top}}_0: accelerator@43c00000 {
            		compatible = "{{compatible}}", "generic-uio";
            		reg = <0x43c00000 0x1000>;
            		status = "okay";
            	};
            };

            """;
    }
}
