namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>What reads words of memory, cycle by cycle.</summary>
internal interface IWordSource
{
    /// <summary>Whether a word can be taken.</summary>
    bool HasWord { get; }

    /// <summary>Whether a command can be given.</summary>
    bool IsReady { get; }

    /// <summary>Gives a command, to one that is ready.</summary>
    /// <param name="address">Byte address of the first word.</param>
    /// <param name="words">Words.</param>
    void Ask(ulong address, int words);

    /// <summary>The end of the cycle.</summary>
    /// <param name="taken">Whether the word is taken.</param>
    void Clock(bool taken);
}
