namespace Hdl.Training.Convolutions;

/// <summary>
/// The non-zero values of a map, row by row, channel fastest, and where each column begins: what a window sees of a row
/// is one run of them.
/// </summary>
internal sealed class SparseMap(int height, int width, int channels)
{
    public int Height => height;

    public int Width => width;

    public int Channels => channels;

    /// <summary>Of each entry its place in its row: column times channels plus channel.</summary>
    public int[] Places { get; } = new int[height * width * channels];

    public float[] Values { get; } = new float[height * width * channels];

    /// <summary>First entry of column x of row y at y (width + 1) + x; the end of the row at x = width.</summary>
    public int[] Columns { get; } = new int[height * (width + 1)];

    public int Count { get; private set; }

    public void Fill(ReadOnlySpan<float> dense)
    {
        int count = 0;
        int next = 0;
        for (int y = 0; y < height; y++)
        {
            int place = 0;
            for (int x = 0; x < width; x++)
            {
                Columns[(y * (width + 1)) + x] = count;
                for (int c = 0; c < channels; c++, place++)
                {
                    float value = dense[next++];
                    Places[count] = place;
                    Values[count] = value;
                    count += value != 0 ? 1 : 0;
                }
            }

            Columns[(y * (width + 1)) + width] = count;
        }

        Count = count;
    }
}
