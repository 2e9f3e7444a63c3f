using CoverageAnalyzer.Data.Tables;
using CsCheck;

namespace CoverageAnalyzer.Tests.Tables;

public sealed class CellReferenceTests
{
    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(16384, "XFD")]
    public void Columns_have_the_letters_of_a_sheet(int column, string letters) => Assert.Equal(letters, CellReference.ColumnName(column));

    [Fact]
    public void An_address_comes_back() => Gen.Select(Gen.Int[1, 20_000], Gen.Int[1, 1_048_576]).Sample((column, row) =>
        CellReference.TryParse($"{CellReference.ColumnName(column)}{row}", out long c, out long r) && c == column && r == row);

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("17")]
    [InlineData("A0")]
    [InlineData("A1B")]
    [InlineData("AAAAAAAAAAAAAAAA1")]
    [InlineData("A99999999999999999999999999")]
    public void What_is_no_address_is_not_read(string text) => Assert.False(CellReference.TryParse(text, out _, out _));

    [Theory]
    [InlineData("B5:B17", 2, 5, 17)]
    [InlineData("A1:C1", 0, 0, 0)] // over columns: a title
    [InlineData("A5:A5", 0, 0, 0)]
    [InlineData("B17:B5", 0, 0, 0)]
    [InlineData("B5", 0, 0, 0)]
    public void Areas_of_one_column_are_vertical_merges(string text, int column, long first, long last) =>
        Assert.Equal(column == 0 ? null : new VerticalMerge(column, first, last), VerticalMerge.TryParse(text));
}
