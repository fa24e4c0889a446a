using System.Security.Cryptography;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Networks.Data;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
internal static class Checksum
{
    private const long MaxBytes = 1L << 30;

    /// <exception cref="InvalidInputException">It is there, and no file that can be read.</exception>
    public static bool Matches(string path, string expected)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream stream = InputFile.Open(
            path, MaxBytes, "Remove it: it stands where a file of the data set belongs.", mayBeEmpty: true);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == expected;
    }

    /// <exception cref="DataSetException">Another checksum.</exception>
    public static void Require(ReadOnlySpan<byte> content, string expected, string what)
    {
        string found = Convert.ToHexStringLower(SHA256.HashData(content));
        if (found != expected)
        {
            throw new DataSetException(
                $"{what}: SHA-256 is {found}, expected {expected}. The package has been altered or damaged; nothing "
                + $"was written from it.");
        }
    }
}
