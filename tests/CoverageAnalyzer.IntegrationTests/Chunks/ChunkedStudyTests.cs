using System.Diagnostics;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Publishing;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Chunks;

/// <summary>A study run in pieces gives the bytes of a run at once, however it is cut and whoever does what, and takes no piece that is not its own.</summary>
public sealed class ChunkedStudyTests
{
    private static readonly ReportOptions Form = new() { PixelRatio = 0.5f, CsvStyle = CsvStyle.Excel };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_workers_and_seven_pieces_in_any_order_publish_the_bytes_of_one_run(bool inPlane)
    {
        using var folder = new TemporaryFolder();
        string path = inPlane ? PieceStudy.InPlane(folder) : PieceStudy.InDegrees(folder), expected = AtOnce(path, folder["one"]), target = folder["shared"];
        using ChunkedStudy first = Open(path, 1), second = Open(path, 3);
        Assert.Equal(first.InputsSha256, second.InputsSha256);
        byte[][] pieces = new byte[7][];
        foreach (int k in new[] { 6, 2, 0, 5, 1, 4, 3 })
        {
            pieces[k] = (k % 2 == 0 ? first : second).Measure(k, pieces.Length, Stop);
            Assert.Equal(pieces[k], (k % 2 == 0 ? second : first).Measure(k, pieces.Length, Stop)); // whoever measures it, and again
        }

        first.Complete(pieces, null, Stop);
        second.Complete(pieces, null, Stop);
        string working = ChunkedStudy.WorkingFolderOf(target, "run-1");
        foreach ((string group, int i) in ChunkedStudy.WriteGroups.Reverse().Select((g, i) => (g, i)))
        {
            (i % 2 == 0 ? first : second).Write(group, working, Form with { Threads = 1 + (i % 2) }, Stop);
        }

        Assert.Equal(target, second.Seal(working, target, Form, Stop));
        Assert.Equal(BytesOf(expected), BytesOf(target));
        PublishedFolder.NameOfWhole(target);
        PublishedFolder.MustStandAlone(target);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_number_of_pieces_gives_the_same_tables(bool inPlane)
    {
        using var folder = new TemporaryFolder();
        string path = inPlane ? PieceStudy.InPlane(folder) : PieceStudy.InDegrees(folder);
        using ChunkedStudy study = Open(path, 2);
        StudyResults once = StudyRunner.Run(StudyFileReader.Read(path), new StudyOptions(1), "1.0", null, Stop);
        Dictionary<string, string> expected = TablesOf(once, folder["expected"]);
        foreach (int n in new[] { 1, 2, 3, PieceStudy.Communes, 40 })
        {
            StudyResults results = study.Complete([.. Enumerable.Range(0, n).Select(k => study.Measure(k, n, Stop))], null, Stop);
            Assert.Equal(once.Content.Findings, results.Content.Findings);
            Assert.Equal(expected, TablesOf(results, folder[$"{n}"]));
        }
    }

    [Fact]
    public void A_piece_that_is_cut_short_changed_in_the_wrong_place_or_of_another_study_is_refused()
    {
        using var folder = new TemporaryFolder();
        using ChunkedStudy study = Open(PieceStudy.InDegrees(folder), 1), other = Open(PieceStudy.InPlane(folder), 1);
        byte[][] pieces = [study.Measure(0, 3, Stop), study.Measure(1, 3, Stop), study.Measure(2, 3, Stop)];
        void Refused(string words, params byte[][] given)
        {
            ChunkException error = Assert.Throws<ChunkException>(() => study.Complete(given, null, Stop));
            Assert.Contains(words, error.Problem.English, StringComparison.Ordinal);
        }

        byte[] piece = pieces[1];
        for (int length = 0; length < piece.Length; length += 1 + (piece.Length / 40))
        {
            Refused("damaged or cut short", pieces[0], piece[..length], pieces[2]);
        }

        for (int at = 12; at < piece.Length; at += 1 + (piece.Length / 40)) // before that stand the first bytes and the form
        {
            byte[] changed = [.. piece];
            changed[at] ^= 0x10;
            Refused("damaged or cut short", pieces[0], changed, pieces[2]);
        }

        byte[] later = [.. piece];
        later[8]++;
        Refused("another version of the program", pieces[0], later, pieces[2]);
        Refused("damaged or cut short", pieces[0], [.. piece, 0], pieces[2]);
        Refused("stands piece 3 of 3", pieces[0], pieces[2], pieces[1]);
        Refused("stands piece 1 of 3", pieces[0], pieces[0], pieces[2]);
        Refused("stands piece 1 of 3", pieces[0], pieces[1]);
        Refused("another study", pieces[0], other.Measure(1, 3, Stop), pieces[2]);
        Refused("do not fit together");
        study.Complete(pieces, null, Stop);
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Measure(3, 3, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Measure(-1, 3, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Measure(0, 0, Stop));
        Assert.Throws<ArgumentException>(() => study.Write("pictures", folder["w"], Form, Stop));
        Assert.Throws<InvalidOperationException>(() => other.Write("tables", folder["w"], Form, Stop));
        Assert.Throws<ArgumentException>(() => ChunkedStudy.WorkingFolderOf(folder["r"], "../x"));
    }

    [Fact]
    public void The_hash_of_the_inputs_follows_what_decides_the_results_and_not_the_folder()
    {
        using var folder = new TemporaryFolder();
        string path = SmallStudy.Write(folder);
        string hash = HashOf(path, "1.0");
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, HashOf(SmallStudy.Write(folder, "nơi khác"), "1.0"));
        Assert.NotEqual(hash, HashOf(path, "1.1"));
        Assert.NotEqual(hash, HashOf(SmallStudy.Write(folder, "tiếng Anh", "en"), "1.0"));
        string point = SmallStudy.Write(folder, "điểm khác");
        File.AppendAllText(Path.Combine(point, "bts_sites.csv"), "B2,107.05,16.55\n");
        Assert.NotEqual(hash, HashOf(point, "1.0"));
        string target = SmallStudy.Write(folder, "mục tiêu khác");
        File.WriteAllText(Path.Combine(target, "study.json"), File.ReadAllText(Path.Combine(target, "study.json")).Replace("2.3", "2.4", StringComparison.Ordinal));
        Assert.NotEqual(hash, HashOf(target, "1.0"));
        string map = SmallStudy.Write(folder, "bản đồ khác");
        folder.Write("bản đồ khác/maps/own.json", "{}");
        Assert.NotEqual(hash, HashOf(map, "1.0"));
    }

    [Fact]
    public void A_group_that_fails_at_any_operation_leaves_whole_files_and_can_be_written_again()
    {
        using var folder = new TemporaryFolder();
        using ChunkedStudy study = Completed(SmallStudy.Write(folder));
        study.Write("tables", folder["whole"], Form, Stop);
        Dictionary<string, string> whole = BytesOf(folder["whole/files"]);
        for (int n = 1; ; n++)
        {
            string working = folder[$"w{n}"];
            bool reached = false;
            var files = new CountingFiles(step =>
            {
                if (step == n)
                {
                    reached = true;
                    throw new IOException("Input/output error");
                }
            });
            Exception? error = Record.Exception(() => study.Write("tables", working, Form, files, Stop));
            if (Directory.Exists(Path.Combine(working, "files")))
            {
                Assert.All(BytesOf(Path.Combine(working, "files")), f => Assert.Equal(whole[f.Key], f.Value));
            }

            study.Write("tables", working, Form, Stop);
            Assert.Equal(whole, BytesOf(Path.Combine(working, "files")));
            ChunkedStudy.Discard(working);
            Assert.False(Directory.Exists(working));
            if (!reached)
            {
                Assert.Null(error);
                Assert.True(n > 20, $"Only {n} operations.");
                return;
            }

            Assert.True(error is null or Data.Import.InputFileException, error?.ToString());
        }
    }

    [Fact]
    public void Two_that_write_one_group_at_once_leave_it_whole()
    {
        using var folder = new TemporaryFolder();
        using ChunkedStudy study = Completed(SmallStudy.Write(folder)), other = Completed(folder["study"]);
        string working = folder["working"];
        study.Write("tables", folder["whole"], Form, Stop);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            lock (i % 2 == 0 ? study : other)
            {
                (i % 2 == 0 ? study : other).Write("tables", working, Form, Stop);
            }
        });
        Assert.Equal(BytesOf(folder["whole/files"]), BytesOf(Path.Combine(working, "files")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(working, "partial")));
    }

    [Fact]
    public void Sealing_refuses_a_missing_file_publishes_nothing_foreign_and_may_be_repeated()
    {
        using var folder = new TemporaryFolder();
        string path = SmallStudy.Write(folder), target = folder["results"], working = folder[".work"], expected = AtOnce(path, folder["one"]);
        ResultsWriter.Publish(SmallStudy.WithoutMaps(path, "cũ"), target, new ReportOptions(), null, Stop);
        using ChunkedStudy study = Completed(path);
        Assert.Contains("'geopackage' is missing", Assert.Throws<ChunkException>(() => study.Seal(working, target, Form, Stop)).Message, StringComparison.Ordinal);
        WriteAll(study, working);
        File.Delete(Path.Combine(working, "files", "gaps.csv"));
        ChunkException error = Assert.Throws<ChunkException>(() => study.Seal(working, target, Form, Stop));
        Assert.Contains("'gaps.csv' of the group 'tables'", error.Problem.English, StringComparison.Ordinal);
        Assert.Equal("cũ", PublishedFolder.NameOfWhole(target));
        study.Write("tables", working, Form, Stop);
        File.WriteAllText(Path.Combine(working, "files", "maps", "stray.txt"), "lạ");
        File.WriteAllText(Path.Combine(working, "files", "manifest.json"), "cut sho");
        Assert.Equal(target, study.Seal(working, target, Form, Stop));
        Assert.Equal(BytesOf(expected), BytesOf(target));
        Assert.False(Directory.Exists(working));
        Assert.Equal(target, study.Seal(working, target, Form, Stop)); // it had only not been told
        study.Write("tables", working, Form, Stop); // by one that was thought dead
        Assert.Equal(target, study.Seal(working, target, Form, Stop));
        Assert.Equal(BytesOf(expected), BytesOf(target));
        File.AppendAllText(Path.Combine(target, "gaps.csv"), "x");
        Assert.Throws<ChunkException>(() => study.Seal(working, target, Form, Stop)); // results that are not ours are no proof
    }

    [Fact]
    public void Sealing_that_fails_at_any_operation_leaves_old_or_new_results_whole_and_can_be_repeated()
    {
        using var folder = new TemporaryFolder();
        string path = SmallStudy.Write(folder), target = folder["results"], kept = folder["kept"];
        using ChunkedStudy study = Completed(path);
        WriteAll(study, kept);
        StudyResults old = SmallStudy.WithoutMaps(path, "cũ");
        for (int n = 1; ; n++)
        {
            string working = folder[$"w{n}"];
            Copy(kept, working);
            ResultsWriter.Publish(old, target, new ReportOptions(), null, Stop);
            bool reached = false;
            var files = new CountingFiles(step =>
            {
                if (step == n)
                {
                    reached = true;
                    throw new IOException("No space left on device");
                }
            });
            Exception? error = Record.Exception(() => study.Seal(working, target, Form, files, Stop));
            Assert.True(error is null or Data.Import.InputFileException, error?.ToString());
            using (ResultsFolder.Open(target, []))
            {
                Assert.Equal(error is null ? "Nhỏ" : "cũ", PublishedFolder.NameOfWhole(target));
            }

            Assert.Equal(target, study.Seal(working, target, Form, Stop));
            Assert.Equal("Nhỏ", PublishedFolder.NameOfWhole(target));
            PublishedFolder.MustStandAlone(target);
            Directory.Delete(target, recursive: true);
            if (!reached)
            {
                Assert.Null(error);
                Assert.True(n > 20, $"Only {n} operations.");
                return;
            }
        }
    }

    [Fact]
    public async Task Two_processes_share_the_province_and_publish_the_bytes_of_one()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012"), exchange = folder["exchange"], target = folder["shared"];
        Directory.CreateDirectory(exchange);
        using Process first = PieceProcess.Start(path, exchange, target, 5, 1), second = PieceProcess.Start(path, exchange, target, 5, 2);
        Task<string>[] said = [.. new[] { first, second }.Select(p => p.StandardError.ReadToEndAsync(Stop))];
        await Task.WhenAll(first.StandardOutput.ReadToEndAsync(Stop), second.StandardOutput.ReadToEndAsync(Stop));
        await Task.WhenAll(first.WaitForExitAsync(Stop), second.WaitForExitAsync(Stop));
        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, string.Join('\n', await Task.WhenAll(said)));
        Assert.Single(Directory.GetFiles(exchange, "inputs-*").Select(File.ReadAllText).Distinct());
        CliCall call = await CliCall.Run("analyze", path, "--out", folder["one"], "--quiet");
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(BytesOf(folder["one"]), BytesOf(target));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ChunkedStudy Open(string path, int threads) => ChunkedStudy.Open(StudyFileReader.Read(path), new StudyOptions(threads), "1.0", null, Stop);

    private static ChunkedStudy Completed(string path)
    {
        ChunkedStudy study = Open(path, 1);
        study.Complete([study.Measure(0, 2, Stop), study.Measure(1, 2, Stop)], null, Stop);
        return study;
    }

    private static string HashOf(string path, string version)
    {
        using ChunkedStudy study = ChunkedStudy.Open(StudyFileReader.Read(path), new StudyOptions(1), version, null, Stop);
        return study.InputsSha256;
    }

    private static void WriteAll(ChunkedStudy study, string working)
    {
        foreach (string group in ChunkedStudy.WriteGroups)
        {
            study.Write(group, working, Form, Stop);
        }
    }

    private static string AtOnce(string path, string target) =>
        ResultsWriter.Publish(StudyRunner.Run(StudyFileReader.Read(path), new StudyOptions(2), "1.0", null, Stop), target, Form with { Threads = 2 }, null, Stop);

    private static Dictionary<string, string> TablesOf(StudyResults results, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "maps"));
        var outputs = ResultsOutputs.Of(results, Form);
        foreach (string group in new[] { "geopackage", "eligibility", "tables" })
        {
            outputs.WriteTo(group, folder, name => File.Create(Path.Combine(folder, name)), Form, Stop);
        }

        return BytesOf(folder);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static Dictionary<string, string> BytesOf(string folder) => PublishedFolder.FilesOf(folder).ToDictionary(
        name => name, name => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name)))), StringComparer.Ordinal);
}
