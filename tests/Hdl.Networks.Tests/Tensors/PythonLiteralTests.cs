using System.Text;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Tests.Tensors;

/// <summary>
/// Headers of <c>.npy</c> files as every version of Python and NumPy, and other programs, write them.
/// </summary>
public sealed class PythonLiteralTests
{
    [Theory]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }")]
    [InlineData("{\"descr\": \"<i2\", \"fortran_order\": False, \"shape\": (2, 3)}")]
    [InlineData("{'shape': (2L, 3L), 'fortran_order': False, 'descr': '<i2'}")]
    [InlineData("{u'descr':u'<i2',u'fortran_order':False,u'shape':(2,3,),}          ")]
    [InlineData("  {\t'descr' : b'<i2' ,\n'fortran_order' : False ,\n'shape' : ( 2 , 3 ) }\n")]
    [InlineData("{'descr': 'i2', 'fortran_order': False, 'shape': (2, 3)}")]
    [InlineData("{'descr': '=i2', 'fortran_order': False, 'shape': (2, 3)}")]
    [InlineData("{'descr': 'int16', 'fortran_order': False, 'shape': (2, +3)}")]
    [InlineData("{'descr': 'h', 'fortran_order': False, 'shape': (02, 3)}")]
    public void A_header_is_read_however_it_is_written(string header)
    {
        foreach (byte major in (byte[])[1, 2, 3])
        {
            NpyHeader read = Parse(File(header, major));

            Assert.Equal(new ElementType('i', 2), read.Type);
            Assert.False(read.FortranOrder);
            Assert.Equal([2, 3], read.Shape);
            Assert.Equal((major == 1 ? 10 : 12) + header.Length, read.DataOffset);
        }
    }

    [Theory]
    [InlineData("()", new int[0])]
    [InlineData("(5,)", new[] { 5 })]
    [InlineData("(5L,)", new[] { 5 })]
    [InlineData("(0, 7)", new[] { 0, 7 })]
    public void Shapes_are_tuples(string shape, int[] lengths) =>
        Assert.Equal(
            lengths, Parse(File($"{{'descr': '|u1', 'fortran_order': True, 'shape': {shape}}}")).Shape);

    [Theory]
    [InlineData("", "no literal of Python")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3)", "no literal of Python, character 57")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3)} x", "no literal of Python, character 59")]
    [InlineData("{'descr': '<i2', 'fortran_order': false, 'shape': (2, 3)}", "no literal of Python")]
    [InlineData("('descr', '<i2')", "no dictionary of Python")]
    [InlineData("{'descr': '<i2', 'shape': (2, 3)}", "It has no 'fortran_order'")]
    [InlineData("{'descr': '<i2', 'fortran_order': 0, 'shape': (2, 3)}", "fortran_order is neither")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (3)}", "shape is no tuple")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': [2, 3]}", "shape is no tuple")]
    [InlineData("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), 'order': 'C'}", "It has keys beside")]
    [InlineData("{{{{{{{{{{{{", "no literal of Python")]
    [InlineData("((((((((((((((((((((((((((", "no literal of Python")]
    [InlineData("{'descr': '<i2", "no literal of Python")]
    public void What_is_wrong_with_a_header_is_said(string header, string why)
    {
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => Parse(File(header))).Problems);

        Assert.Equal("A damaged .npy header", problem.What);
        Assert.Contains(why, problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?", 'b', 1)]
    [InlineData("|b1", 'b', 1)]
    [InlineData("bool", 'b', 1)]
    [InlineData("B", 'u', 1)]
    [InlineData("uint64", 'u', 8)]
    [InlineData("<l", 'i', 8)]
    [InlineData("float16", 'f', 2)]
    [InlineData("d", 'f', 8)]
    public void Types_are_known_by_every_name_that_NumPy_takes(string descr, char kind, int size) =>
        Assert.Equal(new ElementType(kind, size), ElementType.Parse(descr));

    [Fact]
    public void The_order_of_bytes_is_part_of_the_type() =>
        Assert.Equal(new ElementType('i', 4, BigEndian: true), ElementType.Parse(">i4"));

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("x")]
    [InlineData("<i3")]
    [InlineData("<f16")]
    [InlineData("<i4 ")]
    [InlineData("i4\0")]
    [InlineData("int24")]
    [InlineData("|S3")]
    public void Other_types_are_not(string descr) => Assert.Null(ElementType.Parse(descr));

    [Theory]
    [InlineData("|O")]
    [InlineData("O")]
    [InlineData("object")]
    public void Pickled_objects_are_named(string descr)
    {
        byte[] file = File($"{{'descr': '{descr}', 'fortran_order': False, 'shape': (1,)}}");

        Assert.Contains(
            "pickled", Assert.Throws<InvalidInputException>(() => Parse(file)).Problems[0].Remedy,
            StringComparison.Ordinal);
    }

    private static NpyHeader Parse(byte[] file) => NpyHeader.Read(new MemoryStream(file), "x", TensorLimits.Network);

    private static byte[] File(string header, byte major = 1)
    {
        byte[] text = Encoding.Latin1.GetBytes(header);
        byte[] length = major == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, major, 0, .. length, .. text];
    }
}
