using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Points;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;

namespace CoverageAnalyzer.Tests.Points;

public class RecordSplitterTests
{
    private static readonly Gen<string> Cell = Gen.Char["ab1,;\n\" "].Array[0, 8].Select(c => new string(c));

    [Fact]
    public void Records_and_cells_of_a_well_formed_table_are_those_of_the_readers() =>
        Cell.Array[1, 5].Array[1, 8].Sample(
            rows =>
            {
                string text = string.Concat(rows.Select(r => string.Join(',', r.Select(Written)) + "\n"));
                var expected = Parsed(text);
                Assert.Equal(expected.Select(r => string.Join('|', r)), Split(text).Select(r => string.Join('|', r)));
            },
            iter: 3000);

    [Fact]
    public void A_quote_that_is_never_closed_ends_with_its_line()
    {
        string text = "1,\"abc\n2,3\n4,5\n";
        Assert.Equal(3, Split(text).Count);
    }

    [Fact]
    public void The_end_of_a_record_is_unknown_where_the_piece_ends_within_it()
    {
        var splitter = new RecordSplitter((byte)',', (byte)'\n');
        Assert.Equal(-1, splitter.LengthOf("1,2"u8, isLast: false));
        Assert.Equal(-1, splitter.LengthOf("1,\"2\n3"u8, isLast: false));
        Assert.Equal(3, splitter.LengthOf("1,2"u8, isLast: true));
        Assert.Equal(9, splitter.LengthOf("1,\"2\n3\",\n4"u8, isLast: false));
        Assert.Equal(0, splitter.LengthOf([], isLast: true));
    }

    private static string Written(string cell) => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static List<string[]> Parsed(string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = false });
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }

    private static List<string[]> Split(string text)
    {
        var splitter = new RecordSplitter((byte)',', (byte)'\n');
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text);
        var cells = new List<(int Start, int Length, bool HasQuotes)>();
        var rows = new List<string[]>();
        while (!rest.IsEmpty)
        {
            int length = splitter.LengthOf(rest, isLast: true);
            byte[] record = rest[..length].ToArray();
            rest = rest[length..];
            splitter.Split(record, cells);
            rows.Add([.. cells.Select(c => Encoding.UTF8.GetString(record, c.Start, c.Length).Replace("\"\"", "\"", StringComparison.Ordinal))]);
        }

        return rows;
    }
}
