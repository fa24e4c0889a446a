using System.IO.Compression;
using System.Text;
using Hdl.Networks.Models;

namespace Hdl.Networks.Tests.Models;

/// <summary>Small networks and files for the tests of the model formats.</summary>
internal static class NetworkExamples
{
    /// <summary>3-2-2, every convention away from its default.</summary>
    public static TernaryNetwork Small() =>
        new()
        {
            Name = "tiny",
            Membrane = Membrane.Persistent,
            Reset = MembraneReset.Subtract,
            LeakShift = 3,
            PotentialWidth = 12,
            Overflow = Overflow.Wrap,
            Coding = InputCoding.Threshold,
            ThresholdLevel = 77,
            Seed = 0x1234,
            Readout = Readout.Potential,
            Steps = 7,
            Layers =
            [
                new()
                {
                    Inputs = 3,
                    Neurons = 2,
                    Weights = [1, 0, -1, 1, 0, -1],
                    Bias = [-1, 1],
                    WeightScale = 5,
                    BiasScale = 2,
                    Threshold = -9,
                },
                new()
                {
                    Inputs = 2,
                    Neurons = 2,
                    Weights = [0, 1, 1, -1],
                    Bias = [0, 0],
                    WeightScale = 255,
                    BiasScale = 0,
                    Threshold = 40,
                },
            ],
            Accuracy = [new("some-test", 100, 1, 16, 90), new("some-test", 100, 2, 16, 95)],
        };

    public static string TemporaryPath(string extension) =>
        Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{extension}");

    /// <summary>A version 1 .npy file.</summary>
    public static byte[] Npy(string descr, string shape, byte[] data, bool fortran = false, byte major = 1)
    {
        string header =
            $"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}\n";
        byte[] text = Encoding.ASCII.GetBytes(header);
        byte[] length = major == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, major, 0, .. length, .. text, .. data];
    }

    public static byte[] Bytes(params sbyte[] values) => Array.ConvertAll(values, value => (byte)value);

    /// <summary>The five arrays of one layer of 2 neurons and 3 inputs, a = 3, b = 2, vth = 4.</summary>
    public static Dictionary<string, byte[]> Layer(int k = 1) => new()
    {
        [$"layer{k}.weight"] = Npy("|i1", "(2, 3)", Bytes(1, 0, -1, 0, 1, 1)),
        [$"layer{k}.bias"] = Npy("<f4", "(2,)", [.. BitConverter.GetBytes(-1f), .. BitConverter.GetBytes(1f)]),
        [$"layer{k}.a"] = Npy("<i8", "()", BitConverter.GetBytes(3L)),
        [$"layer{k}.b"] = Npy("<i4", "(1,)", BitConverter.GetBytes(2)),
        [$"layer{k}.vth"] = Npy("<f8", "()", BitConverter.GetBytes(4.0)),
    };

    public static string Npz(IReadOnlyDictionary<string, byte[]> arrays)
    {
        string path = TemporaryPath(".npz");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in arrays)
        {
            using Stream entry = archive.CreateEntry($"{name}.npy").Open();
            entry.Write(content);
        }

        return path;
    }
}
