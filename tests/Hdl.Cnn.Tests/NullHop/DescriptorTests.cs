using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class DescriptorTests
{
    [Fact]
    public void Fields_stand_where_the_table_says()
    {
        var descriptor = new Descriptor
        {
            Height = 0x123,
            Width = 0x456,
            Channels = 0x789,
            Slices = [0x111, 0x222, 0x333, 0x444, 0x555, 0x666, 0x777],
            InRaw = true,
            ReuseInput = true,
            KernelHeight = 7,
            KernelWidth = 2,
            Stride = 3,
            PadTop = 5,
            PadLeft = 7,
            PoolWindow = 3,
            PoolStride = 2,
            OutHeight = 0xABC,
            OutWidth = 0xDEF,
            PooledHeight = 0x321,
            PooledWidth = 0x654,
            WordsLog2 = 3,
            LastChannels = 16,
            Relu = true,
            OutSigned = true,
            AccumulateFirst = true,
            Shift = 0x2A,
            BiasShift = 0x15,
            WeightBase = 0xDEADBEEF,
            BiasBase = 0x12345678,
            Frames = 0xFEDC,
            Loads = 0xBA98,
        };

        Assert.Equal(
            [
                0x04560123, 0x00560789, 0x01275216, 0x0DEF0ABC, 0x06540321, 0x000015F3, 0x0000152A, 0xDEADBEEF,
                0x12345678, 0xBA98FEDC, 0x02220111, 0x04440333, 0x06660555, 0x00000777, 0, 0,
            ],
            descriptor.Pack());
        Assert.Equal(
            [
                0, 0x00A00000, 0, 0, 0, 0x00002A00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            ],
            new Descriptor
            {
                InSigned = true,
                KeepInput = true,
                OutRaw = true,
                Round = true,
                AccumulateLast = true,
            }.Pack());
    }

    [Fact]
    public void Registers_become_fields_and_fields_registers()
    {
        uint[] used =
        [
            0x0FFF0FFF, 0x00F70FFF, 0x03377377, 0x0FFF0FFF, 0x0FFF0FFF, 0x00003FFF, 0x00001F3F, 0xFFFFFFFF,
            0xFFFFFFFF, 0xFFFFFFFF, 0x0FFF0FFF, 0x0FFF0FFF, 0x0FFF0FFF, 0x0FFF0FFF, 0, 0,
        ];
        var random = new Random(1);
        for (int round = 0; round < 500; round++)
        {
            uint[] words = [.. used.Select(_ => (uint)random.NextInt64(1L << 32))];
            uint[] back = Descriptor.Unpack(words).Pack();

            // Channels of slices that there are not are not kept.
            int slices = (int)((words[1] >> 16) & 7) + 1;
            for (int register = 0; register < words.Length; register++)
            {
                uint kept = used[register];
                if (register is >= 10 and < 14)
                {
                    int first = 2 * (register - 10);
                    kept &= (first < slices ? 0xFFFFu : 0) | (first + 1 < slices ? 0xFFFF0000 : 0);
                }

                Assert.Equal(words[register] & kept, back[register]);
            }
        }
    }

    [Fact]
    public void A_value_that_its_field_cannot_hold_is_not_packed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Descriptor { Height = 4096 }.Pack());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Descriptor { KernelHeight = 0 }.Pack());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Descriptor { KernelWidth = 9 }.Pack());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Descriptor { Loads = 65536 }.Pack());
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new Descriptor { Slices = [.. Enumerable.Repeat(1, 9)] }.Pack());
    }
}
