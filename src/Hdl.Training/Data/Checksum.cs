using System.Security.Cryptography;

namespace Hdl.Training.Data;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
internal static class Checksum
{
    public static bool Matches(string path, string expected)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == expected;
    }

    /// <exception cref="DataSetException">Another checksum.</exception>
    public static void Require(ReadOnlySpan<byte> content, string expected, string what)
    {
        string found = Convert.ToHexStringLower(SHA256.HashData(content));
        if (found != expected)
        {
            throw new DataSetException(
                $"{what}: SHA-256 is {found}, expected {expected}. The package has been altered or damaged; nothing was written from it.");
        }
    }
}
