using System.Diagnostics;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CsCheck;
using static CoverageAnalyzer.Tests.Tables.WorkbookBuilder;

namespace CoverageAnalyzer.Tests.Tables;

/// <summary>Damaged copies of good files: only the one typed error escapes, whatever is read is finite, memory stays bounded, nothing hangs.</summary>
public sealed class TableMutationProperties
{
    private const long BaseBytes = 64L << 20;
    private const int MostSeconds = 10;

    private static readonly byte[] Csv = Encoding.UTF8.GetBytes(
        "Danh sách;;;;\n\nMã;Tên;Địa chỉ;Kinh độ;Vĩ độ\n00123;Lao Bảo;\"Khóm 3,\nTT Lao Bảo\";106,5987;16,6234\n00124;Khe Sanh;;106°43'48\"E;16°37'12\"N\n00125;Đông Hà;\"a\"\"b\";107.0971;16.8166\nTổng cộng;3;;;\n");

    private static readonly string[] Words =
        ["\"", ";", ",", "\t", "\n", "\r", "\0", "1e999", "NaN", "-0", "1e300", "°", "\uFEFF", "sep=,\n", "GSM,452,1,1,1,0,107,16,1000,1,1,0,0,0\n", "<html>", "PK\u0003\u0004", "\u0300\u0301", "lon", "X"];

    private static readonly string[] XmlWords =
        ["<", ">", "</c>", "<c r=\"XFD1\">", "r=\"A0\"", "r=\"ZZZZZZ99999999\"", "t=\"s\"", "t=\"e\"", "t=\"d\"", "<v>99999999</v>", "<v>-1</v>", "<v>1e999</v>", "&#0;", "&x;", "<!DOCTYPE a>", "<row r=\"1\">", "<mergeCell ref=\"A1:A9\"/>", "s=\"99\""];

    private static readonly List<(string Name, byte[] Content)> Parts = Book();

    [Fact]
    public void Mutated_text_files() =>
        Gen.Select(Mutation(Words).Array[1, 6], Choice.Of("a.csv", "a.txt", "a.xlsx")).Sample(
            (mutations, name) => Check(name, Apply(Csv, mutations)), iter: 2_000);

    [Fact]
    public void Mutated_UTF_16_and_random_bytes() =>
        Gen.Select(Mutation(Words).Array[0, 4], Gen.Byte.Array[0, 300], Gen.Bool).Sample(
            (mutations, random, utf16) => Check("a.csv", utf16 ? Apply(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Csv)), mutations) : random), iter: 500);

    [Fact]
    public void Workbooks_with_mutated_parts() =>
        Gen.Select(Gen.Int[0, Parts.Count - 1], Mutation(XmlWords).Array[1, 4]).Sample(
            (part, mutations) => Check("a.xlsx", Zip(Parts.Select((p, i) => i == part ? (p.Name, Apply(p.Content, mutations)) : p))), iter: 700);

    [Fact]
    public void Workbooks_with_mutated_archives_and_missing_parts()
    {
        byte[] whole = Zip(Parts);
        Mutation(Words).Array[1, 3].Sample(mutations => Check("a.xlsx", Apply(whole, mutations)), iter: 300);
        for (int i = 0; i < Parts.Count; i++)
        {
            Assert.True(Check("a.xlsx", Zip(Parts.Where((_, j) => j != i))));
        }
    }

    private static Gen<(double At, int Kind, byte Value, string Word, double Length)> Mutation(string[] words) =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 6], Gen.Byte, Choice.Of(words), Gen.Double[0, 1]);

    private static byte[] Apply(byte[] bytes, (double At, int Kind, byte Value, string Word, double Length)[] mutations)
    {
        var mutated = new List<byte>(bytes);
        foreach ((double at, int kind, byte value, string word, double length) in mutations)
        {
            int start = (int)(at * mutated.Count), count = Math.Min((int)(length * 40), mutated.Count - start);
            switch (kind)
            {
                case 0 when start < mutated.Count:
                    mutated[start] = value;
                    break;
                case 1 when start < mutated.Count:
                    mutated[start] ^= (byte)(1 << (value % 8));
                    break;
                case 2:
                    mutated.RemoveRange(start, count);
                    break;
                case 3:
                    mutated.InsertRange(start, mutated.GetRange(start, count));
                    break;
                case 4:
                    mutated.RemoveRange(start, mutated.Count - start);
                    break;
                default:
                    mutated.InsertRange(start, Encoding.UTF8.GetBytes(word));
                    break;
            }
        }

        return [.. mutated];
    }

    private static bool Check(string name, byte[] content)
    {
        using var file = new PointFile(name, content);
        var log = new FindingLog();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        try
        {
            PointTable table = PointTableReader.Read(file.Path, new PointReadOptions(), log, CancellationToken.None);
            Assert.All(table.Records, r => Assert.True(
                (double.IsNaN(r.LongitudeDegrees) && double.IsNaN(r.LatitudeDegrees)) || (Math.Abs(r.LongitudeDegrees) <= 180 && Math.Abs(r.LatitudeDegrees) <= 90)));
            Assert.True(table.RowsRead >= table.Records.Count + table.RejectedCount);
        }
        catch (InputFileException e)
        {
            Assert.Equal(name, e.Place.File);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < BaseBytes + (20L * content.Length), "memory");
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < MostSeconds, "time");
        return true;
    }

    private static List<(string Name, byte[] Content)> Book()
    {
        var book = new WorkbookBuilder();
        return book.Sheet(
            "Trạm",
            [
                ["Danh sách trạm"], [], [book.Shared("Mã"), book.Shared("Huyện"), "Kinh độ", "Vĩ độ"],
                ["00123", "Hướng Hóa", Number(106.6), Number(16.6)], [book.Shared("00124"), "", Formula("A1", 106.7), Error("#N/A")],
                [Date(41264), "", Inline("106,8"), FormulaText("T(1)", "16,8")],
            ],
            "visible", "A1:D1", "B4:B6").Sheet("Ẩn", [["x"]], "hidden").ToParts();
    }
}
