namespace Hdl.Core.Ports;

/// <summary>
/// The buses among a module's ports: AXI4 masters, as declared; recognised by their names, AXI4-Stream
/// (<c>s_axis_x_tvalid</c>) and AXI4-Lite (<c>s_axil_awvalid</c> and the four other channels).
/// </summary>
internal static class AxiBuses
{
    private static readonly string[] Channels = ["aw", "w", "b", "ar", "r"];

    /// <summary>The names of all bus interfaces: AXI4-Lite, AXI4-Stream, AXI4 masters.</summary>
    public static IEnumerable<string> NamesOf(ModuleInterface module) =>
        Lite(module).Select(bus => bus.Name)
            .Concat(Streams(module).Select(stream => stream.Name))
            .Concat(Masters(module).Select(memory => memory.Name));

    /// <summary>AXI4 masters.</summary>
    public static IEnumerable<MemoryPort> Masters(ModuleInterface module) =>
        module.Memories.Where(memory => !memory.IsMover);

    /// <summary>AXI4-Lite buses by name, each with its five channels.</summary>
    public static IEnumerable<(string Name, StreamPort[] Channels)> Lite(ModuleInterface module) =>
        module
            .Streams.Select(LiteBus)
            .OfType<string>()
            .Select(bus =>
                (
                    bus,
                    Channels
                        .Select(channel => module.Streams.FirstOrDefault(stream => stream.Name == $"{bus}_{channel}"))
                        .OfType<StreamPort>()
                        .ToArray()))
            .Where(bus => bus.Item2.Length == Channels.Length);

    /// <summary>The bus that a stream is the write-address channel of; null where it is none.</summary>
    private static string? LiteBus(StreamPort stream) =>
        stream.Name.EndsWith("_aw", StringComparison.Ordinal) && stream.ValidPort == $"{stream.Name}valid"
            ? stream.Name[..^3]
            : null;

    /// <summary>AXI4-Stream buses.</summary>
    public static IEnumerable<StreamPort> Streams(ModuleInterface module) =>
        module.Streams.Concat(module.Memories.Where(memory => memory.IsMover).SelectMany(memory => memory.Channels))
            .Where(IsStream);

    private static bool IsStream(StreamPort stream) => stream.ValidPort == $"{stream.Name}_tvalid";
}
