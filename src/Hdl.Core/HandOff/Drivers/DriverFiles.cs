using Hdl.Core.Designs;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>
/// What software and systems around a design with registers take: drivers, device tree, LiteX module.
/// </summary>
internal static class DriverFiles
{
    /// <summary>Names and texts.</summary>
    /// <param name="design">The design.</param>
    /// <param name="map">Its registers.</param>
    /// <param name="provenance">Where it comes from.</param>
    public static IEnumerable<(string Name, string Text)> For(Design design, RegisterMap map, Provenance provenance)
    {
        var model = new DriverModel(design, map);
        string top = design.Top.Name;
        yield return ($"{top}_driver.h", CDriverHeader.Text(model, provenance));
        yield return ($"{top}_driver.c", CDriverSource.Text(model, provenance));
        yield return ($"{top}_driver.py", PythonDriver.Text(model, provenance));
        yield return ($"{top}_litex.py", LiteXModule.Text(model, design, provenance));
        yield return ($"{top}.dtsi", DeviceTree.Text(model, provenance));
    }
}
