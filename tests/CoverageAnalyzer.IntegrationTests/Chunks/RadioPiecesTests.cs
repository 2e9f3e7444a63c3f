using System.Security.Cryptography;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Chunks;

/// <summary>A study over terrain whose radio network is worked out in pieces gives the bytes of a run at once.</summary>
public sealed class RadioPiecesTests
{
    private static readonly ReportOptions Form = new() { PixelRatio = 0.5f };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_processes_and_any_number_of_pieces_publish_the_bytes_of_one_run()
    {
        const int count = 5;
        using var folder = new TemporaryFolder();
        string path = RadioStudy(folder, "p1812"), target = folder["shared"], working = ChunkedStudy.WorkingFolderOf(target, "run-1");
        string expected = ResultsWriter.Publish(StudyRunner.Run(StudyFileReader.Read(path), new StudyOptions(2), "1.0", null, Stop), folder["one"], Form, null, Stop);
        Assert.True(File.Exists(Path.Combine(expected, "mobile_status_2.tif")) && File.Exists(Path.Combine(expected, "mobile_measurements.csv")));
        using ChunkedStudy first = Open(path, 1), second = Open(path, 3);
        byte[][] blocks = [first.Measure(0, 2, Stop), second.Measure(1, 2, Stop)], radio = new byte[count][];
        foreach (int k in Enumerable.Range(0, count).Reverse())
        {
            radio[k] = (k % 2 == 0 ? first : second).MeasureRadio(k, count, working, Stop);
        }

        Assert.Equal(radio[1], first.MeasureRadio(1, count, working, Stop)); // whoever does it, and again
        first.Complete(blocks, radio, working, null, Stop);
        second.Complete(blocks, radio, working, null, Stop);
        Assert.Contains(ResultsOutputs.RastersGroup, ChunkedStudy.WriteGroupsOf(first.Study));
        foreach ((string group, int i) in ChunkedStudy.WriteGroups.Select((g, i) => (g, i)))
        {
            (i % 2 == 0 ? first : second).Write(group, working, Form, Stop);
        }

        Assert.Equal(target, second.Seal(working, target, Form, Stop));
        Assert.Equal(BytesOf(expected), BytesOf(target));
        PublishedFolder.MustStandAlone(target);
        Assert.False(Directory.Exists(working));
        Dictionary<string, string> bytes = BytesOf(expected);
        foreach (int n in new[] { 1, 11 }) // fewer and more than there are sites
        {
            string other = folder[$"w{n}"];
            second.Complete(blocks, [.. Enumerable.Range(0, n).Select(k => second.MeasureRadio(k, n, other, Stop))], other, null, Stop);
            second.Write(ResultsOutputs.RastersGroup, other, Form, Stop);
            second.Write("tables", other, Form, Stop);
            Assert.All(BytesOf(Path.Combine(other, "files")), f => Assert.Equal(bytes[f.Key], f.Value));
        }
    }

    [Fact]
    public void A_file_that_is_missing_or_damaged_is_made_again_and_a_piece_that_is_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = RadioStudy(folder, "line-of-sight"), working = folder["working"], other = folder["other"];
        using ChunkedStudy study = Open(path, 1);
        byte[][] blocks = [study.Measure(0, 1, Stop)], radio = [study.MeasureRadio(0, 2, working, Stop), study.MeasureRadio(1, 2, working, Stop)];
        study.Complete(blocks, radio, working, null, Stop);
        study.Write(ResultsOutputs.RastersGroup, working, Form, Stop);
        Dictionary<string, string> files = BytesOf(Path.Combine(working, "pieces")), rasters = BytesOf(Path.Combine(working, "files"));
        Assert.Equal(["radio-1-of-2.powers", "radio-1-of-2.states", "radio-2-of-2.powers", "radio-2-of-2.states"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("mobile_power_dbm.tif", rasters.Keys);

        Directory.CreateDirectory(Path.Combine(other, "pieces"));
        File.Copy(Path.Combine(working, "pieces", "radio-2-of-2.powers"), Path.Combine(other, "pieces", "radio-2-of-2.powers"));
        byte[] states = File.ReadAllBytes(Path.Combine(working, "pieces", "radio-1-of-2.states"));
        states[states.Length / 2] ^= 1;
        File.WriteAllBytes(Path.Combine(other, "pieces", "radio-1-of-2.states"), states);
        study.Complete(blocks, radio, other, null, Stop);
        study.Write(ResultsOutputs.RastersGroup, other, Form, Stop);
        Assert.Equal(files, BytesOf(Path.Combine(other, "pieces")));
        Assert.Equal(rasters, BytesOf(Path.Combine(other, "files")));

        void Refused(string words, params byte[][] given) => Assert.Contains(
            words, Assert.Throws<ChunkException>(() => study.Complete(blocks, given, working, null, Stop)).Problem.English, StringComparison.Ordinal);
        Refused("Piece of the radio network 2 of 2 is damaged or cut short", radio[0], radio[1][..^1]);
        byte[] changed = [.. radio[1]];
        changed[^40] ^= 1;
        Refused("Piece of the radio network 2 of 2 is damaged or cut short", radio[0], changed);
        Refused("stands piece 2 of 2", radio[1], radio[0]);
        Refused("stands piece 1 of 2", radio[0]);
        Refused("damaged or cut short", radio[0], blocks[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => study.MeasureRadio(2, 2, working, Stop));
    }

    [Fact]
    public void A_study_that_goes_by_distance_has_no_radio_pieces_and_no_group_of_rasters()
    {
        using var folder = new TemporaryFolder();
        using ChunkedStudy study = Open(PieceStudy.InDegrees(folder), 1);
        Assert.False(ChunkedStudy.HasRadio(study.Study));
        Assert.DoesNotContain(ResultsOutputs.RastersGroup, ChunkedStudy.WriteGroupsOf(study.Study));
        Assert.Throws<InvalidOperationException>(() => study.MeasureRadio(0, 1, folder["w"], Stop));
    }

    /// <summary>The study of the other pieces over terrain: two operators, sectors, a site outside, points measured on one network and on none.</summary>
    internal static string RadioStudy(TemporaryFolder folder, string model)
    {
        string path = PieceStudy.InDegrees(folder);
        folder.Write("degrees/b.csv", """
            id,lon,lat,radius_km,operator,radio,azimuth,height
            B1,107.06,16.52,1.5,Alpha,LTE,,30
            B2,107.01,16.57,,Beta,GSM,,
            B3,107.0302,16.5248,0.7,Alpha,LTE,120,25
            B4,107.08,16.59,2,Beta,LTE,,
            B5,107.045,16.551,2,Alpha,,,40
            B6,107.045,16.551,2,Beta,LTE,,40
            B7,109.5,17.5,2,Beta,LTE,,
            """);
        folder.Write("degrees/m.csv", "lon,lat,dbm,operator\n107.031,16.525,-80,Alpha\n107.044,16.552,-85,Beta\n107.0444,16.5516,-85,\n107.079,16.588,-90,Beta\n107.0101,16.5702,-70,Gamma\n");
        string study = Path.Combine(path, "study.json");
        string text = File.ReadAllText(study)
            .Replace("\"model\": \"distance\"", $"\"model\": \"{model}\", \"reachKilometres\": 3.5", StringComparison.Ordinal)
            .Replace("\"layers\": {", "\"layers\": { \"measurements\": \"m.csv\",", StringComparison.Ordinal);
        File.WriteAllText(study, text);
        return path;
    }

    private static ChunkedStudy Open(string path, int threads) => ChunkedStudy.Open(StudyFileReader.Read(path), new StudyOptions(threads), "1.0", null, Stop);

    private static Dictionary<string, string> BytesOf(string folder) => PublishedFolder.FilesOf(folder).ToDictionary(
        name => name, name => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name)))), StringComparer.Ordinal);
}
