using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.IntegrationTests.Terrain;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>A study's own BTS defaults and antenna patterns decide its results: they are listed, hashed, part of its fingerprint, and go into the store and back.</summary>
[Collection(PostgresGroup.Name)]
public sealed class RadioInputsTests(SharedPostgres postgres) : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Defaults_and_patterns_are_listed_with_their_hashes_and_change_the_fingerprint()
    {
        string study = await Write();
        CliCall call = await CliCall.Run("analyze", study, "--lang", "en");
        Assert.True(call.ExitCode == 0, call.Error);
        (string Role, string File, string Sha256)[] inputs = InputsOf(Path.Combine(study, "results"));
        Assert.Contains(("btsDefaults", "own.json", HashOf(study, "own.json")), inputs);
        Assert.Contains(("patterns", "anten/p.msi", HashOf(study, "anten/p.msi")), inputs);
        Assert.DoesNotContain(inputs, i => i.File.EndsWith("unused.msi", StringComparison.Ordinal)); // no site names it
        string report = await File.ReadAllTextAsync(Path.Combine(study, "results", "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("Defaults of sites", report, StringComparison.Ordinal);
        Assert.Contains("Antenna pattern", report, StringComparison.Ordinal);

        string[] stated = [.. StatedInputs.Of(StudyFileReader.Read(study)).Select(f => Path.GetRelativePath(study, f.Path).Replace('\\', '/'))];
        Assert.Contains("own.json", stated);
        Assert.Contains("anten/p.msi", stated);
        string first = Fingerprint(study);
        await File.AppendAllTextAsync(Path.Combine(study, "anten", "unused.msi"), "\n", TestContext.Current.CancellationToken);
        Assert.Equal(first, Fingerprint(study));
        await File.AppendAllTextAsync(Path.Combine(study, "anten", "p.msi"), "\n", TestContext.Current.CancellationToken);
        string second = Fingerprint(study);
        await File.AppendAllTextAsync(Path.Combine(study, "own.json"), "\n", TestContext.Current.CancellationToken);
        Assert.Equal(3, new[] { first, second, Fingerprint(study) }.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task By_distance_neither_is_an_input_and_a_faulty_file_of_defaults_is_told_at_once()
    {
        string study = await Write();
        CliCall call = await CliCall.Run("analyze", study, "--mobile-model", "distance", "--lang", "en");
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.DoesNotContain(InputsOf(Path.Combine(study, "results")), i => i.Role is "btsDefaults" or "patterns");
        await File.WriteAllTextAsync(Path.Combine(study, "own.json"), "{", TestContext.Current.CancellationToken);
        CliCall faulty = await CliCall.Run("analyze", study, "--lang", "en");
        Assert.Equal(2, faulty.ExitCode);
        Assert.Contains("own.json", faulty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_go_into_the_store_with_the_study_and_come_out_of_it_again()
    {
        string study = await Write();
        using var store = new StudyInStore(postgres.Server);
        StudyPushResult pushed = store.Push(study);
        Assert.DoesNotContain(pushed.Notes, n => n.English.Contains("mobile.", StringComparison.Ordinal));
        store.Pull("V", "pulled");
        string pulled = Path.Combine(store.Folder, "pulled");
        Assert.Equal(HashOf(study, "own.json"), HashOf(pulled, "own.json"));
        Assert.Equal(HashOf(study, "anten/p.msi"), HashOf(pulled, "patterns/p.msi"));
        RadioSettings settings = StudyFileReader.Read(pulled).Radio;
        Assert.Equal(("own.json", "patterns"), (settings.BtsDefaultsFile, settings.PatternsFolder));

        StudyFile stored = StudyPull.OpenStored(store.Address, "V", Path.Combine(store.Folder, "stored"), study);
        StudyResults results = StudyRunner.Run(stored, new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken);
        Assert.Equal([HashOf(study, "own.json"), HashOf(study, "anten/p.msi")], results.InputFiles.Where(f => f.Role is "btsDefaults" or "patterns").Select(f => f.Sha256));
        Assert.DoesNotContain(results.Content.Findings, f => f.Code == "antenna-pattern-missing");
    }

    private async Task<string> Write()
    {
        string study = folder.File("study");
        Directory.CreateDirectory(Path.Combine(study, "anten"));
        JsonObject json = JsonNode.Parse(RidgeStudy.Study)!.AsObject();
        json["mobile"]!["btsDefaults"] = "own.json";
        json["mobile"]!["patterns"] = "anten";
        foreach ((string name, string text) in RidgeStudy.Files("id,lon,lat,azimuth,pattern\nB1,107.0205,16.5505,90,p\n").Append(("study.json", json.ToJsonString())))
        {
            await File.WriteAllTextAsync(Path.Combine(study, name), text, TestContext.Current.CancellationToken);
        }

        File.Copy(Path.Combine(SharedData.RepositoryRoot(), "data", "rules", "bts-defaults.json"), Path.Combine(study, "own.json"));
        string cut = string.Join('\n', Enumerable.Range(0, 360).Select(d => FormattableString.Invariant($"{d} {Math.Min(d, 360 - d) / 10.0}")));
        foreach (string name in new[] { "p.msi", "unused.msi" })
        {
            await File.WriteAllTextAsync(Path.Combine(study, "anten", name), $"NAME p\nGAIN 10 dBi\nHORIZONTAL 360\n{cut}\nVERTICAL 360\n{cut}\n", TestContext.Current.CancellationToken);
        }

        return study;
    }

    private static string Fingerprint(string study)
    {
        using ChunkedStudy opened = ChunkedStudy.Open(StudyFileReader.Read(study), new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken);
        return opened.InputsSha256;
    }

    private static string HashOf(string study, string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(study, file))));

    private static (string Role, string File, string Sha256)[] InputsOf(string results)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(results, "manifest.json")));
        return [.. manifest.RootElement.GetProperty("inputs").EnumerateArray().Select(i => (i.GetProperty("role").GetString()!, i.GetProperty("file").GetString()!, i.GetProperty("sha256").GetString()!))];
    }
}
