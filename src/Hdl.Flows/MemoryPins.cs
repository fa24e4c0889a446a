namespace Hdl.Flows;

/// <summary>What drives the pins of a design's memories.</summary>
/// <param name="Memories">How many memories there are below the top module.</param>
/// <param name="Hazards">Each pin that an asynchronous clear can change between two clock edges, and the register that
/// does it.</param>
public sealed record MemoryPins(int Memories, IReadOnlyList<string> Hazards)
{
    /// <summary>
    /// Follows every address, enable and data pin of every memory back through the logic, across modules, up to the
    /// first flip-flops, and to the ports of the top module. A memory whose address or enable changes near a clock edge
    /// may lose its contents.
    /// </summary>
    /// <param name="json">What Yosys writes of the design after <c>proc; opt_dff; memory_dff; memory_collect;
    /// write_json</c>.</param>
    /// <param name="top">Name of the top module.</param>
    /// <param name="resetPort">Its reset; empty where it has none.</param>
    public static MemoryPins Of(ReadOnlySpan<byte> json, string top, string resetPort)
    {
        var modules = YosysNetlist.Read(json).Modules
            .ToDictionary(module => module.Key, module => new NetlistModule(module.Value), StringComparer.Ordinal);
        var hazards = new SortedSet<string>(StringComparer.Ordinal);
        int memories = 0;
        var pending = new Stack<NetlistInstance>([new NetlistInstance(modules[top], null, null)]);
        while (pending.TryPop(out NetlistInstance? instance))
        {
            foreach (NetlistCell cell in instance.Module.Cells)
            {
                // The array of the primitives; of others Yosys may take the address register in, and their contents
                // outlive no reset.
                if (IsMemory(cell.Type) && cell.Name.EndsWith("memory_q", StringComparison.Ordinal))
                {
                    memories++;
                    hazards.UnionWith(Find(instance, cell, modules, resetPort));
                }
                else if (modules.ContainsKey(cell.Type))
                {
                    pending.Push(instance.Child(cell, modules));
                }
            }
        }

        return new MemoryPins(memories, [.. hazards]);
    }

    private static IEnumerable<string> Find(
        NetlistInstance owner, NetlistCell memory, Dictionary<string, NetlistModule> modules, string resetPort)
    {
        foreach ((string pin, int[] bits) in memory.Inputs.Where(input =>
                !input.Key.Contains("CLK", StringComparison.Ordinal)))
        {
            var seen = new HashSet<(NetlistInstance, int)>();
            // A cell passes all its inputs on to each of its outputs: once is enough, and a wide one has thousands of
            // either.
            var passed = new HashSet<(NetlistInstance, NetlistCell)>();
            var pending = new Stack<(NetlistInstance Instance, int Bit)>(bits.Select(bit => (owner, bit)));
            while (pending.TryPop(out (NetlistInstance Instance, int Bit) at))
            {
                if (at.Bit <= YosysNetlist.One || !seen.Add(at))
                {
                    continue;
                }

                (NetlistInstance instance, int bit) = at;
                if (instance.Module.InputPorts.TryGetValue(bit, out (string Port, int Index) input))
                {
                    if (instance.Parent is { } parent)
                    {
                        pending.Push((parent, instance.Cell!.Inputs[input.Port][input.Index]));
                    }
                    else if (input.Port == resetPort)
                    {
                        yield return $"{owner.Path}{memory.Name} {pin}: {resetPort} itself";
                    }
                }
                else if (
                    instance.Module.Drivers.TryGetValue(bit, out (NetlistCell Cell, string Port, int Index) driver))
                {
                    if (modules.TryGetValue(driver.Cell.Type, out NetlistModule? inner))
                    {
                        pending.Push((instance.Child(driver.Cell, modules), inner.Ports[driver.Port][driver.Index]));
                    }
                    else if (IsAsynchronous(driver.Cell.Type))
                    {
                        yield return $"{owner.Path}{memory.Name} {pin}: {instance.Path}{instance.Module.NameOf(bit)}";
                    }
                    else if (!IsClocked(driver.Cell.Type) && passed.Add((instance, driver.Cell)))
                    {
                        foreach (int next in driver.Cell.Inputs.Values.SelectMany(next => next))
                        {
                            pending.Push((instance, next));
                        }
                    }
                }
            }
        }
    }

    private static bool IsMemory(string type) => type.StartsWith("$mem", StringComparison.Ordinal);

    // Set or cleared without the clock; a latch is open without it.
    private static bool IsAsynchronous(string type) =>
        type is "$adff" or "$adffe" or "$aldff" or "$aldffe" or "$dffsr" or "$dffsre" or "$sr"
        || type.Contains("latch", StringComparison.Ordinal);

    private static bool IsClocked(string type) =>
        IsMemory(type) || type is "$dff" or "$dffe" or "$sdff" or "$sdffe" or "$sdffce";
}
