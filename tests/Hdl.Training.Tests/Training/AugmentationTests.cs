using Hdl.Core.Numerics;
using Hdl.Training.Training;

namespace Hdl.Training.Tests.Training;

public sealed class AugmentationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Half_of_the_images_are_mirrored_and_nothing_else_changes(float shift)
    {
        byte[] image = [.. Enumerable.Range(0, 12 * 9).Select(pixel => (byte)(pixel * 37))];
        byte[] plain = new byte[image.Length];
        byte[] flipped = new byte[image.Length];
        int mirrored = 0;
        for (ulong index = 0; index < 200; index++)
        {
            var first = new CounterRandom(1, 2, index);
            var second = new CounterRandom(1, 2, index);
            Augmentation.Load(image, plain, 9, 12, new AugmentationRange(shift, 0, 0), ref first);
            Augmentation.Load(image, flipped, 9, 12, new AugmentationRange(shift, 0, 0, Flip: true), ref second);
            byte[] mirror = [.. plain.Chunk(12).SelectMany(row => row.Reverse())];

            bool turned = flipped.AsSpan().SequenceEqual(mirror);
            Assert.True(turned || flipped.AsSpan().SequenceEqual(plain), $"image {index}");
            mirrored += turned ? 1 : 0;
        }

        Assert.InRange(mirrored, 75, 125);
    }
}
