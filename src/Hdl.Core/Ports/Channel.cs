using System.Globalization;

namespace Hdl.Core.Ports;

/// <summary>Names of channels that exist once per lane.</summary>
public static class Channel
{
    /// <summary><c>event</c> where there is one lane; <c>event0</c>, <c>event1</c>, ... where there are more.</summary>
    /// <param name="name">The channel.</param>
    /// <param name="lane">0 .. lanes - 1.</param>
    /// <param name="lanes">1 or more.</param>
    public static string Lane(string name, int lane, int lanes) =>
        lanes == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{lane}");
}
