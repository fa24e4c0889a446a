using System.Reflection.Emit;

namespace Hdl.Architecture.Tests;

/// <summary>Walks the instructions of a method.</summary>
internal static class IlTokens
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>()
        .ToDictionary(code => code.Value);

    /// <summary>Metadata tokens that the instructions name, strings left out.</summary>
    public static IEnumerable<int> Of(byte[] body)
    {
        int position = 0;
        while (position < body.Length)
        {
            short value = body[position++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | body[position++]));
            }

            OpCode code = Codes[value];
            switch (code.OperandType)
            {
                case OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineTok
                or OperandType.InlineType:
                    yield return BitConverter.ToInt32(body, position);
                    position += 4;
                    break;
                case OperandType.InlineSwitch:
                    position += 4 + (4 * BitConverter.ToInt32(body, position));
                    break;
                default:
                    position += Size(code.OperandType);
                    break;
            }
        }
    }

    private static int Size(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
