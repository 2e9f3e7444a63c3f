using System.Diagnostics;
using System.Security.Cryptography;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>The same study gives the same bytes: whatever the threads, the time zone, the language of the machine, and the folder.</summary>
public sealed class SameBytesTests
{
    [Fact]
    public async Task Threads_time_zone_language_and_folder_do_not_show_in_the_results()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        string study = SmallStudy.Write(first), other = SmallStudy.Write(second, "một nơi khác");
        await Analyze(study, first["a"], "1", "UTC", "C");
        await Analyze(other, second["b"], "2", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8");
        await Analyze(study, first["c"], "7", "America/St_Johns", "tr_TR.UTF-8");
        Dictionary<string, string> expected = HashesOf(first["a"]);
        Assert.Contains("maps/average-service-radius.png", expected.Keys);
        Assert.Equal(expected, HashesOf(second["b"]));
        Assert.Equal(expected, HashesOf(first["c"]));

        string manifest = File.ReadAllText(first["a/manifest.json"]);
        Assert.DoesNotContain(first.Path, manifest);
        Assert.DoesNotContain(Environment.UserName + "/", manifest);
        Assert.DoesNotContain(Environment.MachineName, manifest);
        Assert.DoesNotMatch("\\d{4}-\\d\\d-\\d\\d", manifest);
    }

    [Fact]
    public async Task The_province_has_the_same_bytes_for_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        string study = Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012");
        await Analyze(study, folder["one"], "1", "UTC", "C");
        await Analyze(study, folder["seven"], "7", "Pacific/Apia", "vi_VN.UTF-8");
        Assert.Equal(HashesOf(folder["one"]), HashesOf(folder["seven"]));
    }

    private static async Task Analyze(string study, string target, string threads, string zone, string language)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "CoverageAnalyzer.Cli" + (OperatingSystem.IsWindows() ? ".exe" : string.Empty)),
            ["analyze", study, "--out", target, "--threads", threads, "--quiet"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(study),
            Environment = { ["TZ"] = zone, ["LANG"] = language, ["LC_ALL"] = language },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + error);
    }

    private static Dictionary<string, string> HashesOf(string folder) => PublishedFolder.FilesOf(folder)
        .ToDictionary(name => name, name => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name)))), StringComparer.Ordinal);
}
