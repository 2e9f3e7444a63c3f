using System.Diagnostics;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>Places where results cannot or must not stand: a message that names the place and the way out, exit code 1, nothing touched.</summary>
public sealed class ResultsPlaceTests
{
    [Fact]
    public async Task A_file_in_the_way_stays()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("out", "mine");
        await Refused(folder, file, "this is a file");
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("notes.docx", "mine")]
    [InlineData("manifest.json", "{\"name\":\"a web application\",\"start_url\":\"/\"}")]
    [InlineData("manifest.json", "{\"program\":\"other 1\",\"outputs\":[]}")]
    [InlineData("manifest.json", "not JSON")]
    public async Task A_folder_of_other_things_stays(string name, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write($"out/{name}", text);
        await Refused(folder, folder["out"], "not the results of a run");
        Assert.Equal(text, File.ReadAllText(folder[$"out/{name}"]));
    }

    [Fact]
    public async Task The_study_s_own_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        await Refused(folder, study, "'study.json' lies in this folder");
        Assert.Equal(["communes.geojson", "bts_sites.csv", "postal_points.csv", "study.json"], Directory.GetFiles(study).Select(Path.GetFileName).ToHashSet());
    }

    [Theory]
    [InlineData("study/results")]
    [InlineData("link")]
    public async Task An_input_that_lies_among_the_results_is_not_overwritten(string output)
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        Assert.Equal(0, (await Analyze(study, folder["study/results"])).ExitCode);
        string before = File.ReadAllText(folder["study/results/results.gpkg"]);
        Directory.CreateSymbolicLink(folder["link"], folder["study/results"]);
        string json = File.ReadAllText(folder["study/study.json"]);
        File.WriteAllText(folder["study/study.json"], json.Replace("\"communes.geojson\", \"fields\": {", "\"results/results.gpkg\", \"layer\": \"communes\", \"fields\": { \"type\": \"type\",", StringComparison.Ordinal)
            .Replace("commune_code", "code", StringComparison.Ordinal).Replace("\"areaHectares\": \"area_ha\"", "\"areaHectares\": \"area_km2\"", StringComparison.Ordinal));
        await Refused(folder, folder[output], "'results.gpkg' lies in this folder");
        Assert.Equal(before, File.ReadAllText(folder["study/results/results.gpkg"]));
    }

    [Fact]
    public async Task A_path_at_which_nobody_could_open_the_GeoPackage_is_refused_before_anything_is_computed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The limit is SQLite's on Unix");
        using var folder = new TemporaryFolder();
        string deep = Path.Combine(folder.Path, new string('d', 200), new string('e', 200));
        int left = DatabasePath.LongestBytes - System.Text.Encoding.UTF8.GetByteCount(Path.Combine(deep, "..writing", "results.gpkg"));
        Directory.CreateDirectory(deep);
        await Refused(folder, Path.Combine(deep, new string('f', left + 1)), "bytes long");
        Assert.Empty(Directory.EnumerateFileSystemEntries(deep));

        string longest = Path.Combine(deep, new string('f', left));
        Assert.Equal(0, (await Analyze(folder["study"], longest)).ExitCode);
        using (GeoPackageFile.Open(Path.Combine(longest, "results.gpkg")))
        {
            // It opens.
        }

        string moved = Path.Combine(deep, new string('g', left + 20));
        Directory.Move(longest, moved);
        InputFileException error = Assert.Throws<InputFileException>(() => GeoPackageFile.Open(Path.Combine(moved, "results.gpkg")));
        Assert.Contains("bytes long", error.In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_folder_is_followed_and_one_that_leads_nowhere_is_said_to()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        Directory.CreateDirectory(folder["elsewhere/real"]);
        Directory.CreateSymbolicLink(folder["link"], folder["elsewhere/real"]);
        Assert.Equal(0, (await Analyze(study, folder["link"])).ExitCode);
        Assert.Equal(0, (await Analyze(study, folder["link"])).ExitCode);
        Assert.NotNull(new DirectoryInfo(folder["link"]).LinkTarget);
        Assert.Equal("Nhỏ", PublishedFolder.NameOfWhole(folder["elsewhere/real"]));
        PublishedFolder.MustStandAlone(folder["elsewhere/real"]);

        File.CreateSymbolicLink(folder["nowhere"], folder["no such folder"]);
        await Refused(folder, folder["nowhere"], "leads nowhere");
    }

    [Fact]
    public async Task What_others_put_among_the_results_stays_and_an_old_journal_goes()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder), target = folder["study/results"];
        Assert.Equal(0, (await Analyze(study, target)).ExitCode);
        folder.Write("study/results/bản đồ/của tôi.qgz", "project");
        folder.Write("study/results/results.gpkg-journal", "an old journal");
        Assert.Equal(0, (await Analyze(study, target)).ExitCode);
        Assert.Equal("Nhỏ", PublishedFolder.NameOfWhole(target, "bản đồ/của tôi.qgz"));
        Assert.Equal("project", File.ReadAllText(folder["study/results/bản đồ/của tôi.qgz"]));
    }

    /// <summary>A full disk and a read-only one, both mounted in a namespace of their own; root is not stopped by file modes.</summary>
    [Theory]
    [InlineData("mount -t tmpfs -o size=300k none \"$1\"")]
    [InlineData("mount -t tmpfs -o size=700k none \"$1\"")]
    [InlineData("mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\"")]
    public async Task A_full_or_read_only_disk_leaves_the_old_results_whole(string mount)
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        Directory.CreateDirectory(folder["disk"]);
        ChildProcess.Publish(folder["old/results"], "old", CoverageAnalyzer.Studies.Publishing.DiskFiles.Instance);
        bool readOnly = mount.Contains("ro ", StringComparison.Ordinal);
        if (readOnly)
        {
            Directory.Move(folder["old/results"], folder["disk/results"]);
        }

        // The old results are put on the disk before, and looked at after, the run.
        string script = $"{mount} || exit 99; [ -d \"$1/results\" ] || cp -r \"$2/results\" \"$1\"; \"$3\" analyze \"$4\" --out \"$1/results\" --lang en; code=$?; cat \"$1/results/a.csv\"; ls -A \"$1\"; exit $code";
        var start = new ProcessStartInfo("unshare")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-rm", "sh", "-c", script, "sh", folder["disk"], folder["old"], Path.Combine(AppContext.BaseDirectory, "CoverageAnalyzer.Cli"), study },
        };
        Assert.SkipUnless(OperatingSystem.IsLinux(), "unshare is part of Linux");
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(process.ExitCode is 99 or 1 && error.Contains("unshare", StringComparison.Ordinal), "This machine lets no one mount in a namespace of their own: " + error);
        Assert.True(process.ExitCode == 1, output + error);
        Assert.Contains("the results folder cannot be used: it cannot be written to", error);
        Assert.Contains("The old results, if any, are untouched.", error);
        Assert.DoesNotContain("   at ", error);
        Assert.Equal("ol\nresults\n", output);
    }

    private static async Task Refused(TemporaryFolder folder, string target, string reason)
    {
        string study = Directory.Exists(folder["study"]) ? folder["study"] : SmallStudy.Write(folder);
        CliCall call = await Analyze(study, target);
        Assert.Equal(1, call.ExitCode);
        string named = Directory.Exists(target) ? Path.GetFileName(new DirectoryInfo(target).LinkTarget ?? target) : Path.GetFileName(target);
        Assert.Contains(named, call.Error);
        Assert.Contains(reason, call.Error);
        Assert.Contains("--out", call.Error);
        Assert.DoesNotContain("   at ", call.Error);
        PublishedFolder.MustStandAlone(target);
    }

    private static Task<CliCall> Analyze(string study, string target) => CliCall.Run("analyze", study, "--out", target, "--lang", "en", "--quiet");
}
