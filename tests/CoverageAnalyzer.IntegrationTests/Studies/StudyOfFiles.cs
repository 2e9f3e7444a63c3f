using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>A study that <c>new</c> made of loose files, and its run without the pictures.</summary>
internal static class StudyOfFiles
{
    /// <summary>The approximate post offices of Quảng Trị.</summary>
    public const string PostOffices = "data/points/no-declared-licence/quang-tri-post-offices-approx.csv";

    /// <summary>Makes a study of shared files by the command line and reads it back.</summary>
    public static async Task<StudyFile> New(ScratchFolder folder, string communes, string? postal, params string[] more)
    {
        string study = folder.File(Guid.NewGuid().ToString("N"));
        string[] points = postal is null ? [] : ["--postal", postal];
        CliCall call = await CliCall.Run(["new", study, "--communes", SharedData.Require(communes), .. points, .. more, "--quiet"]);
        Assert.True(call.ExitCode is 0 or 3, call.Error);
        return StudyFileReader.Read(study);
    }

    /// <summary>Runs it.</summary>
    public static StudyResults Run(StudyFile study, int threads = 2) =>
        StudyRunner.Run(study, new StudyOptions(threads), "test", null, TestContext.Current.CancellationToken);

    /// <summary>The rows of communes.csv: a dictionary a row.</summary>
    public static List<Dictionary<string, string>> CommunesCsv(StudyResults results)
    {
        using var stream = new MemoryStream();
        CsvTable.Write(stream, CommuneColumns.All, results.Content.Communes, CsvStyle.Machine, results.Content.Language);
        using var reader = new CsvHelper.CsvReader(new StreamReader(new MemoryStream(stream.ToArray())), System.Globalization.CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(reader.HeaderRecord!.ToDictionary(h => h, h => reader.GetField(h)!, StringComparer.Ordinal));
        }

        return rows;
    }
}
