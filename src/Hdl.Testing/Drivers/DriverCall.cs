using Hdl.Core.Golden;

namespace Hdl.Testing.Drivers;

/// <summary>What a driver does on its bus and its streams, as a check sees it.</summary>
public interface IDriverBus
{
    /// <summary>Reads a register.</summary>
    uint Read(int address);

    /// <summary>Writes a register.</summary>
    void Write(int address, uint value);

    /// <summary>Sends a packet.</summary>
    void Send(string stream, byte[] packet, uint user);

    /// <summary>Takes a packet.</summary>
    byte[] Receive(string stream);

    /// <summary>Puts contents into the memories behind masters, by their names.</summary>
    void Store(IReadOnlyDictionary<string, MemoryContent> memories);

    /// <summary>What must be in the memory behind a master.</summary>
    byte[] Fetch(string master, ulong address, int length);

    /// <summary>Lets the clock run.</summary>
    void Run();

    /// <summary>
    /// From here on timing decides what is refused: the golden model is not asked, registers hold what was taken.
    /// </summary>
    void Forget();
}

/// <summary>
/// One call of a driver's function, in both languages; and what it must do on the bus and give back, written from the
/// register map.
/// </summary>
/// <param name="Name">For messages.</param>
/// <param name="C">An expression of C that is a number; null where the driver in C has no such call.</param>
/// <param name="Python">Lines of Python that call <c>show(number)</c> once; null likewise.</param>
/// <param name="Reference">The same against a bus.</param>
public sealed record DriverCall(string Name, string? C, string? Python, Func<IDriverBus, long> Reference)
{
    /// <summary>What C functions return for a value that does not fit.</summary>
    public const long OutOfRange = -3;
}
