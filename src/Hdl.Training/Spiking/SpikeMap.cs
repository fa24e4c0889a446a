using System.Numerics;

namespace Hdl.Training.Spiking;

/// <summary>
/// The spikes of a map with its border, row by row, the channel fastest, and where each column begins: what a window
/// sees of a row is one run of them.
/// </summary>
internal sealed class SpikeMap(SpikeGeometry geometry)
{
    private readonly int _width = geometry.PaddedWidth;

    /// <summary>Of each spike its place in its row: column times channels plus channel.</summary>
    public int[] Places { get; } = new int[geometry.MapSize];

    /// <summary>
    /// First spike of column x of row y at y (width + 1) + x; the end of the row at x = width, borders counted.
    /// </summary>
    public int[] Columns { get; } = new int[geometry.PaddedHeight * (geometry.PaddedWidth + 1)];

    public int Count { get; private set; }

    /// <summary>Takes the spikes of each pixel, without the border, as bits.</summary>
    /// <param name="words"><see cref="SpikeGeometry.InputWords"/> of each pixel, the lowest channel in bit 0.</param>
    public void Fill(ReadOnlySpan<uint> words)
    {
        (int border, int perPixel) = (geometry.Padding, geometry.InputWords);
        int count = 0;
        int next = 0;
        for (int y = 0; y < geometry.PaddedHeight; y++)
        {
            int column = y * (_width + 1);
            bool inside = y >= border && y < border + geometry.InputHeight;
            for (int x = 0; x < _width; x++)
            {
                Columns[column + x] = count;
                if (!inside || x < border || x >= border + geometry.InputWidth)
                {
                    continue;
                }

                for (int word = 0; word < perPixel; word++)
                {
                    int place = (x * geometry.Channels) + (32 * word);
                    for (uint bits = words[next++]; bits != 0; bits &= bits - 1)
                    {
                        Places[count++] = place + BitOperations.TrailingZeroCount(bits);
                    }
                }
            }

            Columns[column + _width] = count;
        }

        Count = count;
    }

    /// <summary>Writes 1 where there is a spike and 0 elsewhere.</summary>
    /// <param name="dense"><see cref="SpikeGeometry.MapSize"/> floats.</param>
    public void CopyTo(Span<float> dense)
    {
        dense.Clear();
        int row = _width * geometry.Channels;
        for (int y = 0; y < geometry.PaddedHeight; y++)
        {
            int end = Columns[(y * (_width + 1)) + _width];
            for (int entry = Columns[y * (_width + 1)]; entry < end; entry++)
            {
                dense[(y * row) + Places[entry]] = 1;
            }
        }
    }

    /// <summary>The spikes of a row that a window of so many columns sees from column x on.</summary>
    public (int First, int End) Run(int y, int x, int columns)
    {
        int at = (y * (_width + 1)) + x;
        return (Columns[at], Columns[at + columns]);
    }
}
