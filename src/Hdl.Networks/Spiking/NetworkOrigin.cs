namespace Hdl.Networks.Spiking;

/// <summary>Where an imported network comes from, and what it is worth beside the one in floating point.</summary>
/// <param name="Source">Name and kind of the file.</param>
/// <param name="Assumptions">What the file did not say, one sentence each.</param>
/// <param name="Drift">What rounding changed; null where it was not measured.</param>
public sealed record NetworkOrigin(string Source, IReadOnlyList<string> Assumptions, DriftFigures? Drift);

/// <summary>How the network of integers differs from the one in floating point.</summary>
/// <param name="Samples">Samples that both ran on.</param>
/// <param name="Steps">Time steps of each.</param>
/// <param name="SameClass">Samples for which both choose the same class.</param>
/// <param name="CorrectFloat">Samples that the one in floating point gets right; null without labels.</param>
/// <param name="CorrectInteger">Samples that the one of integers gets right.</param>
/// <param name="Layers">Layer by layer, input side first; those without neurons included.</param>
public sealed record DriftFigures(
    int Samples, int Steps, int SameClass, int? CorrectFloat, int? CorrectInteger, IReadOnlyList<LayerDrift> Layers);

/// <summary>What differs in one layer.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Places">Outputs times steps times samples.</param>
/// <param name="SpikesFloat">Events in floating point.</param>
/// <param name="SpikesInteger">Events of the integers.</param>
/// <param name="Differing">Outputs, in each step of each sample, whose events differ.</param>
/// <param name="FirstStep">The first step in which one does, in any sample, from 0; null where none does.</param>
public sealed record LayerDrift(
    string Layer, long Places, long SpikesFloat, long SpikesInteger, long Differing, int? FirstStep);
