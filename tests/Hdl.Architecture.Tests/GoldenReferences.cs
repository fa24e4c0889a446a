using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Hdl.Architecture.Tests;

/// <summary>
/// Finds, in the compiled code, every type of the project that a type refers to, bodies of its methods included.
/// </summary>
internal sealed class GoldenReferences : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public GoldenReferences(Assembly assembly)
    {
        _file = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>All types by the full name of the outermost; nested ones hold lambdas and iterators.</summary>
    public ILookup<string, TypeDefinitionHandle> Types => _metadata.TypeDefinitions.ToLookup(Outermost);

    private string Outermost(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
    }

    /// <summary>Full names of the project's types that the methods, fields and base of a type name.</summary>
    public IEnumerable<string> References(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        HashSet<string> found = [];
        Add(found, type.BaseType);
        foreach (InterfaceImplementationHandle implementation in type.GetInterfaceImplementations())
        {
            Add(found, _metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            AddSignature(found, _metadata.GetFieldDefinition(field).Signature);
        }

        foreach (MethodDefinitionHandle method in type.GetMethods())
        {
            MethodDefinition definition = _metadata.GetMethodDefinition(method);
            AddSignature(found, definition.Signature);
            if (definition.RelativeVirtualAddress != 0)
            {
                AddBody(found, _file.GetMethodBody(definition.RelativeVirtualAddress));
            }
        }

        return found.Where(name => name.StartsWith("Hdl.", StringComparison.Ordinal));
    }

    public void Dispose() => _file.Dispose();

    // Every token operand of an instruction names a type, a member or a signature of one.
    private void AddBody(HashSet<string> found, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            AddSignature(found, _metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        }

        foreach (int token in IlTokens.Of(body.GetILBytes()!))
        {
            EntityHandle handle = MetadataTokens.EntityHandle(token);
            if (handle.Kind != HandleKind.StandaloneSignature)
            {
                Add(found, handle);
            }
        }
    }

    private void Add(HashSet<string> found, EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                TypeReference reference = _metadata.GetTypeReference((TypeReferenceHandle)handle);
                if (reference.ResolutionScope.Kind == HandleKind.TypeReference)
                {
                    Add(found, reference.ResolutionScope);
                }
                else
                {
                    found.Add($"{_metadata.GetString(reference.Namespace)}.{_metadata.GetString(reference.Name)}");
                }

                break;
            case HandleKind.TypeDefinition:
                found.Add(Outermost((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                AddSignature(found, _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                break;
            case HandleKind.MemberReference:
                MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                Add(found, member.Parent);
                AddSignature(found, member.Signature);
                break;
            case HandleKind.MethodDefinition:
                Add(found, _metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Add(found, _metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(found, specification.Method);
                AddSignature(found, specification.Signature);
                break;
        }
    }

    private void AddSignature(HashSet<string> found, BlobHandle signature)
    {
        // In a signature a type is a compressed token after CLASS or VALUETYPE; a scan for these two finds all of them.
        BlobReader reader = _metadata.GetBlobReader(signature);
        while (reader.RemainingBytes > 0)
        {
            if (reader.ReadByte() is 0x11 or 0x12 && reader.RemainingBytes > 0)
            {
                int offset = reader.Offset;
                try
                {
                    EntityHandle handle = reader.ReadTypeHandle();
                    if (IsValid(handle))
                    {
                        Add(found, handle);
                        continue;
                    }
                }
                catch (BadImageFormatException)
                {
                    // A number that only looks like a type code.
                }

                reader.Offset = offset;
            }
        }
    }

    private bool IsValid(EntityHandle handle) =>
        !handle.IsNil
        && MetadataTokens.GetRowNumber(handle)
            <= handle.Kind switch
            {
                HandleKind.TypeReference => _metadata.TypeReferences.Count,
                HandleKind.TypeDefinition => _metadata.TypeDefinitions.Count,
                _ => 0,
            };
}
