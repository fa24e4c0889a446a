using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopSystem;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Tests.NullHopSystem;

/// <summary>Memory ports: which parameters allow them, and how packets lie in memory.</summary>
public sealed class NullHopMemoryTests
{
    private static readonly NullHopSystemParameters Memory = new() { MemoryPorts = NullHopMemory.Axi4 };

    [Theory]
    [InlineData(4, 4, null)]
    [InlineData(16, 16, null)]
    [InlineData(8, 4, "output-words")]
    [InlineData(2, 2, "input-words")]
    public void Beats_of_both_directions_are_words_of_one_memory(int input, int output, string? where)
    {
        Problem[] problems = [.. (Memory with { InputWords = input, OutputWords = output }).Validate()];

        Assert.Equal(where is null ? [] : [where], problems.Select(problem => problem.Where));
    }

    // Two rows of 6 and 3 words: a chunk of two beats, of which the last has two words, and one of one beat.
    [Fact]
    public void A_chunk_is_a_header_and_its_beats()
    {
        MapPacket[] packets = [new([1, 2, 3, 4, 5, 6]), new([7, 8, 9])];

        byte[][] words = [.. new NullHopChunks(Memory).Encode(MapBeats.Of(packets, 4), () => 16)];

        Assert.Equal(
            [0x80010001u, 0x04030201u, 0x00000605u, 0x80020000u, 0x00090807u],
            words.Select(word => BitConverter.ToUInt32(word)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Packets_come_out_of_chunks_of_any_length_as_they_went_in(int seed)
    {
        var random = new Random(seed);
        MapPacket[] packets =
        [
            .. Enumerable.Range(0, 40).Select(_ => new MapPacket(
                [.. Enumerable.Range(0, random.Next(1, 90)).Select(_ => (ulong)random.Next(256))])),
        ];
        var chunks = new NullHopChunks(Memory);
        byte[][] words = [.. chunks.Encode(MapBeats.Of(packets, 4), () => random.Next(1, 9))];

        MapPacket[] read = [.. MapBeats.Packets(chunks.Decode(words))];

        Assert.Equal(packets.Select(packet => packet.Words), read.Select(packet => packet.Words));
        Assert.All(read, packet => Assert.True(packet.IsDense));
    }

    [Fact]
    public void A_region_that_ends_within_a_packet_ends_the_packet()
    {
        var chunks = new NullHopChunks(Memory);
        byte[][] words = [.. chunks.Encode(MapBeats.Of([new([1, 2, 3, 4, 5, 6, 7, 8])], 4), () => 1)];

        Assert.Equal([(15u, true)], chunks.Decode(words[..2]).Select(beat => (beat.Keep, beat.Last)));
        Assert.Equal(
            [(15u, false), (0u, true)], chunks.Decode(words[..3]).Select(beat => (beat.Keep, beat.Last)));
    }
}
