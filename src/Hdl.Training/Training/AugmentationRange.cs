namespace Hdl.Training.Training;

/// <summary>How far training images are moved at random, either way.</summary>
/// <param name="Shift">Pixels.</param>
/// <param name="Rotation">Degrees.</param>
/// <param name="Scale">Scaling and shear, as a share.</param>
/// <param name="Flip">Whether half of the images are mirrored, left for right.</param>
internal readonly record struct AugmentationRange(float Shift, float Rotation, float Scale, bool Flip = false)
{
    /// <summary>Whether images stay as they are.</summary>
    public bool IsNone => Shift <= 0 && Rotation <= 0 && Scale <= 0;
}
