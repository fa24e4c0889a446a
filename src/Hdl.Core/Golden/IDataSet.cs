namespace Hdl.Core.Golden;

/// <summary>Samples that a target is shown, of whatever kind: images, recordings of events, sequences.</summary>
public interface IDataSet
{
    /// <summary>Which set.</summary>
    string Name { get; }

    /// <summary>How many samples.</summary>
    int Count { get; }

    /// <summary>One class a sample; empty where they are not known.</summary>
    byte[] Labels { get; }
}
