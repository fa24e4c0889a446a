using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Hdl.Architecture.Tests;

/// <summary>
/// Finds, in the compiled code, which members of other assemblies each type calls; lambdas and iterators count for the
/// type they stand in.
/// </summary>
internal sealed class CalledMembers : IDisposable
{
    private const byte TextInSignature = 0x0E;

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public CalledMembers(Assembly assembly)
    {
        _file = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>
    /// Full name of the outermost type, and <c>System.IO.File.ReadAllText</c>; constructors are called <c>ctor</c>,
    /// with <c>(string)</c> after it where that is the first parameter. Functions of the operating system are called
    /// <c>libc.open</c>.
    /// </summary>
    public IEnumerable<(string Caller, string Member)> All()
    {
        foreach (MethodDefinitionHandle handle in _metadata.MethodDefinitions)
        {
            MethodDefinition method = _metadata.GetMethodDefinition(handle);
            string caller = Outermost(method.GetDeclaringType());
            if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
            {
                MethodImport import = method.GetImport();
                yield return (
                    caller,
                    $"{_metadata.GetString(_metadata.GetModuleReference(import.Module).Name)}."
                        + _metadata.GetString(import.Name));
            }

            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            foreach (int token in IlTokens.Of(_file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!))
            {
                if (Name(MetadataTokens.EntityHandle(token)) is { } member)
                {
                    yield return (caller, member);
                }
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private string? Name(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            handle = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind != HandleKind.MemberReference)
        {
            return null;
        }

        MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        TypeReference type = _metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        string name = _metadata.GetString(member.Name);
        // A constructor's signature: how it is called, how many parameters, no result, the parameters.
        byte[] signature = _metadata.GetBlobBytes(member.Signature);
        string first = name == ".ctor" && signature.Length > 3 && signature[3] == TextInSignature ? "(string)" : "";
        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}.{name.TrimStart('.')}{first}";
    }

    private string Outermost(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }
}
