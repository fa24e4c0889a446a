using System.Buffers.Binary;
using System.Text;
using Hdl.Core.Registers;

namespace Hdl.Blocks.Axi;

/// <summary>Describes the registers of an AXI form.</summary>
internal static class AxiRegisterMap
{
    /// <summary>The registers of a block by address.</summary>
    /// <param name="block">The block: its configuration input, clear and errors.</param>
    public static RegisterMap Of(AxiBlockParameters block)
    {
        List<Register> registers =
        [
            new("id", AxiRegisters.Id, $"\"{block.Id}\"")
            {
                Access = RegisterAccess.ReadOnly,
                IsConstant = true,
                Resets = [BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(block.Id))],
            },
        ];
        if (block.Argument is { } argument)
        {
            registers.Add(
                new Register(argument.Name, AxiRegisters.Argument, argument.Meaning) { Width = argument.Width });
        }

        registers.Add(
            new Register("status", AxiRegisters.Status, "errors since reset, or since they were cleared")
            {
                Access = RegisterAccess.OneToClear,
                Width = RegisterMap.FirstError + block.PossibleErrors[^1] + 1,
                Bits =
                [
                    .. block.PossibleErrors.Select(bit => new RegisterBits(
                        block.Errors[bit].Name, RegisterMap.FirstError + bit, 1, block.Errors[bit].Meaning)),
                ],
            });
        if (block.Clear is not null)
        {
            registers.Add(new Register("control", AxiRegisters.Control, "what the next packet begins with")
            {
                Width = 1,
                IsVolatile = true,
                Bits = [new("clear", 0, 1, "the next packet begins with a cleared state; 0 again as it begins")],
            });
        }

        registers.Add(Identification.OfVersion(block.Version.Major, block.Version.Minor));
        registers.Add(Identification.Constant(
            "shape",
            AxiRegisters.Shape,
            "sizes",
            new ConstantBits(new("value_width", 0, 8, "bits of a value"), block.Shape.ValueWidth),
            new ConstantBits(new("lanes", 8, 7, "values per beat"), block.Shape.Lanes),
            new ConstantBits(new("length", 15, 17, block.Shape.LengthMeaning), block.Shape.Length)));
        if (block.Format.Count > 0)
        {
            registers.Add(Identification.Constant(
                "format",
                AxiRegisters.Format,
                "how items are coded",
                [
                    .. block.Format.Select(
                        (field, place) =>
                            new ConstantBits(new(field.Name, 8 * place, 8, field.Meaning), field.Value)),
                ]));
        }

        return new RegisterMap("s_axil", AxiLite.AddressWidth, registers);
    }
}
