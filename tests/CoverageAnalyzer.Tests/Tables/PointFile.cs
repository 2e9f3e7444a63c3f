using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Tables;

/// <summary>A point file in a folder of its own, read as the program reads it; the folder goes with the object.</summary>
internal sealed class PointFile : IDisposable
{
    /// <summary>The province the points of these tests lie in.</summary>
    public static readonly Bounds Province = new(106.4, 16.2, 107.5, 17.3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ca-table-");

    public PointFile(string name, byte[] content)
    {
        Path = System.IO.Path.Combine(folder.FullName, name);
        File.WriteAllBytes(Path, content);
    }

    public PointFile(string name, string text, Encoding? encoding = null)
        : this(name, [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)])
    {
    }

    public string Path { get; }

    /// <summary>Reads the file; findings of every rank, in order.</summary>
    public (PointTable Table, List<Finding> Findings) Read(PointReadOptions? options = null)
    {
        var log = new FindingLog();
        PointTable table = PointTableReader.Read(Path, options ?? new PointReadOptions { ExpectedWgs84 = Province }, log, TestContext.Current.CancellationToken);
        return (table, [.. log.ToList()]);
    }

    /// <summary>Reads a text as a CSV.</summary>
    public static (PointTable Table, List<Finding> Findings) ReadCsv(string text, PointReadOptions? options = null, string name = "points.csv")
    {
        using var file = new PointFile(name, text);
        return file.Read(options);
    }

    /// <summary>Reads a workbook.</summary>
    public static (PointTable Table, List<Finding> Findings) ReadXlsx(WorkbookBuilder book, PointReadOptions? options = null)
    {
        using var file = new PointFile("points.xlsx", book.ToBytes());
        return file.Read(options);
    }

    /// <summary>The error a file ends in.</summary>
    public static InputFileException Refused(string name, byte[] content)
    {
        using var file = new PointFile(name, content);
        InputFileException error = Assert.Throws<InputFileException>(() => file.Read());
        Assert.Equal(name, error.Place.File);
        Assert.False(string.IsNullOrWhiteSpace(error.Problem.Vietnamese) || string.IsNullOrWhiteSpace(error.Problem.English), "what is wrong");
        Assert.False(string.IsNullOrWhiteSpace(error.Remedy.Vietnamese) || string.IsNullOrWhiteSpace(error.Remedy.English), "what to do");
        return error;
    }

    /// <summary>Code and place of every finding from a rank on: <c>coordinate-unreadable @ points.csv, line 17, column 'lat'</c>.</summary>
    public static List<string> Addresses(IEnumerable<Finding> findings, FindingRank least = FindingRank.Warning) =>
        [.. findings.Where(f => f.Rank >= least).Select(f => $"{f.Code} @ {(f.Place with { Name = null }).In(ReportLanguage.English)}")];

    public void Dispose() => folder.Delete(recursive: true);
}
