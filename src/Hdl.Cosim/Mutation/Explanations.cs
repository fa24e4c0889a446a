using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Hdl.Cosim.Mutation;

/// <summary>Checked-in reasons why faults cannot be seen: a YAML file of fault names and sentences.</summary>
public static class Explanations
{
    /// <summary>Reads a file; none where it does not exist.</summary>
    /// <param name="path">For instance <c>cocosim/mutation/ternary_pe.yaml</c>.</param>
    /// <exception cref="Core.Parameters.InvalidInputException">It is no such file.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        if (!File.Exists(path))
        {
            return new Dictionary<string, string>();
        }

        try
        {
            return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>?>(File.ReadAllText(path)) ?? [];
        }
        catch (YamlException error)
        {
            throw new Core.Parameters.InvalidInputException(new Core.Parameters.Problem(
                "Not a list of fault names and reasons", path, error.Message, "Write each line as: \"file.v:12 description\": reason."));
        }
    }
}
